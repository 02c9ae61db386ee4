// The journal page: rows arrive as a message and are set as text; filtering happens here.
const host = acquireVsCodeApi();
const byId = (id) => document.getElementById(id);
const body = document.querySelector('tbody');
const filter = byId('filter');
const stoppedOnly = byId('stopped');
let rows = [];
let full = false;

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

function cell(className, ...content) {
  const td = document.createElement('td');
  td.className = className;
  td.append(...content);
  return td;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function restore({ id, holds }) {
  const button = element('button', 'link', 'Restore…');
  button.type = 'button';
  button.title = `Put back ${holds}`;
  const ask = (event) => {
    event.stopPropagation();
    host.postMessage({ kind: 'restore', id });
  };
  button.addEventListener('click', ask);
  // The row opens by Enter and Space itself.
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  });
  return button;
}

function row(entry) {
  const tr = document.createElement('tr');
  tr.className = entry.outcome;
  tr.tabIndex = -1;
  tr.setAttribute('aria-expanded', 'false');
  const date = new Date(entry.at);
  const today = date.toDateString() === new Date().toDateString();
  const at = element('time', '', today ? time.format(date) : `${day.format(date)}, ${time.format(date)}`);
  at.title = whole.format(date);
  at.dateTime = entry.at;
  const what = entry.what ? [element('div', '', entry.what)] : [];
  if (entry.text && !entry.what.includes(entry.text)) what.push(element('code', '', entry.text));
  if (entry.why) what.push(element('div', 'why quiet', entry.why));
  if (entry.snapshot) what.push(element('div', 'why quiet', `A copy was kept: ${entry.snapshot.holds}.`));
  const outcome = [element('div', 'said', entry.outcome), element('div', 'quiet', entry.who)];
  if (entry.snapshot) outcome.push(restore(entry.snapshot));
  tr.append(
    cell('time', at),
    cell('agent', entry.agent),
    cell('what', ...what),
    cell('', entry.environment || '–'),
    cell('outcome', ...outcome),
    cell('number', entry.took),
  );
  const toggle = () => tr.setAttribute('aria-expanded', String(tr.classList.toggle('open')));
  tr.addEventListener('click', () => String(getSelection()) === '' && toggle());
  tr.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') toggle();
    else if (event.key === 'ArrowDown') tr.nextElementSibling?.focus();
    else if (event.key === 'ArrowUp') (tr.previousElementSibling ?? filter).focus();
    else return;
    event.preventDefault();
  });
  return tr;
}

function draw() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.filter((entry) => {
    if (stoppedOnly.checked && entry.outcome !== 'stopped') return false;
    const text = [...Object.values(entry), entry.snapshot?.holds].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  body.replaceChildren(...shown.map(row));
  if (body.firstElementChild) body.firstElementChild.tabIndex = 0;
  byId('rows').hidden = shown.length === 0;
  byId('empty').hidden = shown.length > 0;
  byId('empty').textContent =
    rows.length === 0
      ? 'No decisions yet. Every time an agent wants to run, read or change something, a line appears here.'
      : 'Nothing matches the filter.';
  byId('count').textContent = counted(shown.length);
}

function counted(shown) {
  const all = `${full ? 'the newest ' : ''}${rows.length} ${rows.length === 1 ? 'decision' : 'decisions'}`;
  return shown === rows.length ? all : `${shown} of ${all}`;
}

window.addEventListener('message', ({ data }) => {
  if (data.kind !== 'rows') return;
  rows = data.rows;
  full = data.full;
  const whole = rows.length > 0 ? 'The chain is whole: no line was changed or taken out.' : '';
  const problems = data.problems.slice(0, 5).map((text) => element('div', '', text));
  const more = data.problems.length - problems.length;
  if (more > 0) problems.push(element('div', '', `… and ${more} more.`));
  byId('chain').replaceChildren(...(problems.length > 0 ? problems : [whole]));
  byId('chain').className = problems.length > 0 ? 'broken' : '';
  draw();
});
filter.addEventListener('input', draw);
filter.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') body.firstElementChild?.focus();
});
stoppedOnly.addEventListener('change', draw);
byId('open').addEventListener('click', () => host.postMessage({ kind: 'open' }));
filter.focus();
host.postMessage({ kind: 'ready' });
