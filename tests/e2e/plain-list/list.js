// The list of activities written in plain JavaScript without a framework, by somebody who knows how: the comparison for `cargo xtask bench`. It draws
// what the app draws on a wide screen, element for element; the reasons why a row deserves a look and the controls that open a row are left out.

const LANG = 'da';
const PAGE = 100;
const SHOWN = 50;
/// Rows that a press for older or newer ones adds, and that stand there at most.
const STEP = 50;
const MOST = 250;
const FOUND = 20;
const WHILE_TYPING = 5;
const TYPING_MILLIS = 300;

const NAMES = {
  login: 'Dit MitID blev brugt til at logge på',
  approval: 'Noget blev godkendt med dit MitID',
  login_failed: 'Et forsøg på at logge på lykkedes ikke',
  approval_declined: 'En anmodning blev ikke godkendt',
  simultaneous_requests: 'Der kom flere anmodninger på samme tid',
  code_sent: 'En kode blev sendt',
  password_changed: 'Din adgangskode blev ændret',
};
const KINDS = { app: 'MitID-app', code_display: 'Kodeviser', audio_code_reader: 'Kodeoplæser', chip: 'Chip' };
/// For an attempt that did not succeed: the kind whose text is used instead.
const FAILED = { login: 'login_failed', approval: 'approval_declined' };

const clock = new Intl.DateTimeFormat(LANG, { hour: '2-digit', minute: '2-digit' });
const moment = new Intl.DateTimeFormat(LANG, { dateStyle: 'long', timeStyle: 'medium' });
const fullDay = new Intl.DateTimeFormat(LANG, { dateStyle: 'full' });
const countries = new Intl.DisplayNames(LANG, { type: 'region' });

const field = document.querySelector('#q');
const summary = document.querySelector('#summary');
const table = document.querySelector('.events');
const head = table.querySelectorAll('caption, thead');
const activities = [];

/// So that no text from outside turns the sentence around it.
const isolated = text => `\u2068${text}\u2069`;

const element = (tag, className, ...children) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

/// Letters with their marks or without are the same, as in the app; what it does about `aa` for `å` is left out, which the words here do not have.
const folded = text => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('æ', 'ae').replaceAll('ø', 'o');

/// What the app keeps of a row too: its day, and what a search looks at.
const taken = item => {
  const at = new Date(item.at);
  const { country, city } = item.place ?? {};
  const countryName = country ? countries.of(country) : '';
  const fields = [item.authenticator_label, item.service_provider, item.device, city, country, countryName];
  return { ...item, at, day: at.toDateString(), countryName, words: folded(fields.filter(Boolean).join('\n')) };
};

const sentence = ({ kind, outcome }) => NAMES[outcome === 'succeeded' ? kind : (FAILED[kind] ?? kind)];

const thing = ({ authenticator_kind: kind, authenticator_label: label }) => {
  const name = KINDS[kind];
  if (!label || label === name) return name ?? '';
  return name ? `${name}, ${isolated(label)}` : isolated(label);
};

const place = ({ place, countryName }) => {
  const parts = [place?.city, countryName].filter(Boolean).map(isolated);
  return parts.length > 0 ? `Måske ${parts.join(', ')}` : 'Ukendt';
};

const row = (activity, key) => {
  const what = sentence(activity);
  const check = element('input', 'event__check');
  check.type = 'checkbox';
  check.setAttribute('aria-label', `Vælg: ${what}, ${moment.format(activity.at)}`);
  const time = element('time', '', clock.format(activity.at));
  time.dateTime = activity.at.toISOString();
  const open = element('button', 'link-button event__open', 'Se mere');
  open.type = 'button';
  const told = element('td', '', element('p', 'event__what', what), element('p', 'hint', thing(activity)), open);
  const made = element(
    'tr',
    'event',
    element('td', '', check),
    element('td', 'event__time', time),
    told,
    element('td', '', activity.device ? isolated(activity.device) : 'Ukendt'),
    element('td', '', place(activity)),
    element('td', '', activity.service_provider ? isolated(activity.service_provider) : ''),
  );
  made.id = `event-${key}`;
  made.tabIndex = -1;
  return made;
};

const dayHead = at => {
  const name = element('th', '', fullDay.format(at));
  name.colSpan = 6;
  name.scope = 'rowgroup';
  return element('tr', 'day', name);
};

const needle = () => folded(field.value.trim().replace(/\s+/gu, ' '));

const fitting = wanted => (wanted ? activities.filter(activity => activity.words.includes(wanted)) : activities);

/// The rows from the one place to the other, by day.
const byDay = (fitting, from, to) => {
  const days = [];
  let day;
  for (const [place, activity] of fitting.slice(from, to).entries()) {
    if (activity.day !== day) {
      days.push(element('tbody', '', dayHead(activity.at)));
      day = activity.day;
    }
    days.at(-1).append(row(activity, from + place));
  }
  return days;
};

/// Which of those that fit stand there.
let first = 0;
let end = 0;

const draw = most => {
  const wanted = needle();
  const all = fitting(wanted);
  [first, end] = [0, Math.min(most, all.length)];
  table.replaceChildren(...head, ...byDay(all, first, end));
  tell(wanted, all);
};

/// One of two days that are the same where new rows meet those that stand there.
const joined = (before, after) => {
  if (before?.firstChild.textContent !== after?.firstChild.textContent) return;
  after.firstChild.remove();
  before.append(...after.children);
  after.remove();
};

/// Removes these rows, and days that have no rows left.
const leave = rows => {
  for (const row of rows) {
    const day = row.parentElement;
    row.remove();
    if (day.rows.length === 1) day.remove();
  }
};

/// Older rows below, or newer ones above; as many leave at the other end.
const shift = older => {
  const all = fitting(needle());
  if (older) {
    const to = Math.min(end + STEP, all.length);
    const days = byDay(all, end, to);
    const last = table.tBodies[table.tBodies.length - 1];
    table.append(...days);
    joined(last, days[0]);
    end = to;
    const gone = end - first > MOST ? STEP : 0;
    leave([...table.querySelectorAll('.event')].slice(0, gone));
    first += gone;
  } else {
    const from = Math.max(first - STEP, 0);
    const days = byDay(all, from, first);
    const next = table.tBodies[0];
    next.before(...days);
    joined(days.at(-1), next);
    first = from;
    leave([...table.querySelectorAll('.event')].slice(MOST));
    end = Math.min(end, first + MOST);
  }
};

const tell = (wanted, fitting) => {
  const by = wanted ? `: med »${isolated(field.value.trim())}«` : '';
  const shown = `Vi har fundet ${fitting.length} ${fitting.length === 1 ? 'aktivitet' : 'aktiviteter'}${by}.`;
  const told = fitting.length > 0 ? shown : 'Ingen aktiviteter passer til din søgning.';
  summary.replaceChildren(element('p', '', `${told} Systemet har ikke noget ældre.`));
};

const load = async () => {
  let cursor;
  do {
    const query = new URLSearchParams({ limit: PAGE, ...(cursor && { cursor }) });
    const answer = await fetch(`/api/v1/activity?${query}`, { headers: { accept: 'application/json' } });
    const page = await answer.json();
    activities.push(...page.items.map(taken));
    cursor = page.next_cursor;
  } while (cursor);
  draw(SHOWN);
};

let pause;
field.addEventListener('input', () => {
  clearTimeout(pause);
  draw(WHILE_TYPING);
  pause = setTimeout(() => draw(FOUND), TYPING_MILLIS);
});
document.querySelector('#older').addEventListener('click', () => shift(true));
document.querySelector('#newer').addEventListener('click', () => shift(false));
document.querySelector('form').addEventListener('submit', event => event.preventDefault());
await load();
