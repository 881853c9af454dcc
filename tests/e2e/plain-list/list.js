// The list of activities as somebody writes it who has no framework and knows what they do: the yardstick of `cargo xtask bench`. It draws
// what the app draws on a wide screen, element for element; why a row deserves a look and what opens a row are left out.

const LANG = 'da';
const PAGE = 100;
const SHOWN = 50;
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
/// What came to nothing.
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

/// What the app keeps of a row too: its day, and what a search looks at.
const taken = item => {
  const at = new Date(item.at);
  const { country, city } = item.place ?? {};
  const countryName = country ? countries.of(country) : '';
  const fields = [item.authenticator_label, item.service_provider, item.device, city, country, countryName];
  return { ...item, at, day: at.toDateString(), countryName, words: fields.filter(Boolean).join('\n').toLowerCase() };
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

const needle = () => field.value.trim().replace(/\s+/gu, ' ').toLowerCase();

const draw = most => {
  const wanted = needle();
  const fitting = wanted ? activities.filter(activity => activity.words.includes(wanted)) : activities;
  const days = [];
  let day;
  for (const [key, activity] of fitting.slice(0, most).entries()) {
    if (activity.day !== day) {
      days.push(element('tbody', '', dayHead(activity.at)));
      day = activity.day;
    }
    days.at(-1).append(row(activity, key));
  }
  table.replaceChildren(...head, ...days);
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
document.querySelector('form').addEventListener('submit', event => event.preventDefault());
await load();
