// Put into a page that has a search field and a list: how long a keystroke takes until the rows it asks for are painted, how long tasks are,
// and how many rows stand there at most.

// A pause after typing changes nothing any more.
const SETTLED_MILLIS = 400;
const meter = { stroke: null, mostRows: 0, longTasks: [] };
globalThis.meter = meter;

const look = () => {
  const rows = [...document.querySelectorAll('.event')].map(row => row.textContent).join('\n');
  return { rows, all: document.querySelector('#summary').textContent + rows };
};
let last = look();
let pressed;

const count = () => { meter.mostRows = Math.max(meter.mostRows, document.querySelectorAll('.event').length); };
new MutationObserver(count).observe(document.querySelector('#activities'), { childList: true, subtree: true });
count();

// The later of two frames that show the same is not a new painting. A message that is sent from a frame is taken in after it was painted.
const watch = (began, before) => {
  let [shown, paintedAt] = [before.all, undefined];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    const shows = look();
    if (shows.all !== shown || paintedAt === undefined) paintedAt = now;
    shown = shows.all;
    if (now - paintedAt < SETTLED_MILLIS) return requestAnimationFrame(() => port2.postMessage(null));
    last = shows;
    meter.stroke = { millis: paintedAt - began, changed: shows.rows !== before.rows };
  };
  requestAnimationFrame(() => port2.postMessage(null));
};

addEventListener('keydown', event => { pressed ??= event.timeStamp; }, true);
addEventListener('keyup', () => { pressed = undefined; }, true);
addEventListener('input', event => {
  const began = Math.min(pressed ?? event.timeStamp, event.timeStamp);
  pressed = undefined;
  meter.stroke = null;
  watch(began, last);
}, true);

new PerformanceObserver(list => {
  for (const { startTime, duration } of list.getEntries()) meter.longTasks.push({ startTime, duration });
}).observe({ type: 'longtask', buffered: true });
