// Put into a page that has a search field and a list: how long a keystroke or a press takes until the rows it asks for are painted, how long tasks are,
// and how many rows stand there at most.

// After this many milliseconds without a change the screen counts as settled.
const SETTLED_MILLIS = 400;
const meter = { stroke: null, press: null, mostRows: 0, longTasks: [] };
globalThis.meter = meter;

// What is on the screen. Rows that come below it when typing pauses do not count; if they came into it, the keystroke would have lasted
// until then.
const look = () => {
  const all = [...document.querySelectorAll('.event')];
  const below = all.findIndex(row => row.getBoundingClientRect().top >= innerHeight);
  const rows = all.slice(0, below < 0 ? all.length : below).map(row => row.textContent).join('\n');
  return { rows, all: document.querySelector('#summary').textContent + rows };
};
let last = look();
let pressed;

const count = () => { meter.mostRows = Math.max(meter.mostRows, document.querySelectorAll('.event').length); };
new MutationObserver(count).observe(document.querySelector('#activities'), { childList: true, subtree: true });
count();

// A frame that shows the same as the one before is no new painting. A message sent from a frame arrives after it was painted. There is one channel
// for all and only one keystroke at a time, so that the measuring itself takes little time.
const { port1, port2 } = new MessageChannel();
let watched;
const sees = () => requestAnimationFrame(() => port2.postMessage(null));
port1.onmessage = () => {
  const now = performance.now();
  const shows = look();
  if (shows.all !== watched.shown || watched.paintedAt === undefined) watched.paintedAt = now;
  watched.shown = shows.all;
  if (now - watched.paintedAt < SETTLED_MILLIS) return sees();
  meter.stroke = { millis: watched.paintedAt - watched.began, changed: shows.rows !== last.rows };
  last = shows;
  watched = undefined;
};

addEventListener('keydown', event => { pressed ??= event.timeStamp; }, true);
addEventListener('keyup', () => { pressed = undefined; }, true);
addEventListener('input', event => {
  const began = Math.min(pressed ?? event.timeStamp, event.timeStamp);
  pressed = undefined;
  meter.stroke = null;
  if (!watched) sees();
  watched = { began, shown: last.all };
}, true);

// A press on what shows older or newer rows, until other rows were painted.
const ends = () => {
  const rows = document.querySelectorAll('.event time');
  return [rows.length, rows[0]?.dateTime, rows[rows.length - 1]?.dateTime].join();
};
const presses = new MessageChannel();
let press;
const seesPress = () => requestAnimationFrame(() => presses.port2.postMessage(null));
presses.port1.onmessage = () => {
  const now = performance.now();
  if (ends() === press.ends) return seesPress();
  meter.press = now - press.began;
};
addEventListener('click', event => {
  if (!event.target.closest('#older, #newer')) return;
  press = { began: event.timeStamp, ends: ends() };
  seesPress();
}, true);

new PerformanceObserver(list => {
  for (const { startTime, duration } of list.getEntries()) meter.longTasks.push({ startTime, duration });
}).observe({ type: 'longtask', buffered: true });
