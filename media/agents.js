// The agents page: rows arrive as a message and are set as text.
const host = acquireVsCodeApi();
const byId = (id) => document.getElementById(id);
const list = byId('agents');
const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

const WORDS = {
  good: 'held',
  open: 'held, not seen yet',
  bad: 'not held',
  ignored: 'ignored',
};

function button({ action, title }, { id, title: agent }) {
  const made = element('button', action === 'install' ? 'primary' : '', title);
  made.type = 'button';
  made.setAttribute('aria-label', `${title.replace('…', '')} ${agent}`);
  made.dataset.key = `${id} ${action}`;
  made.addEventListener('click', () => host.postMessage({ kind: 'act', id, action }));
  return made;
}

function fact(name, text, isBad) {
  return [element('dt', '', name), element('dd', isBad ? 'no' : '', text)];
}

function facts({ installed, asked, honoured, level }) {
  const tested = honoured
    ? `${honoured.stopped ? 'stopped' : 'not stopped'}, ${when.format(new Date(honoured.at))}`
    : 'not tested';
  const dl = element('dl', 'facts');
  dl.append(
    ...fact('Installed', installed, level === 'bad' && !installed.startsWith('yes,') && installed !== 'yes'),
    ...fact('Seen asking', asked ? when.format(new Date(asked)) : 'not yet'),
    ...fact('Seen stopping', tested, honoured && !honoured.stopped),
  );
  return dl;
}

function details({ id, doors, limits, docs }, isOpen) {
  const table = element('table', 'grid');
  table.append(
    ...doors.map(({ door, hold, note }) => {
      const head = element('th', '', door);
      head.scope = 'row';
      return element('tr', '', head, element('td', '', hold), element('td', 'quiet', note));
    }),
  );
  const link = element('a', '', 'What its vendor says about hooks');
  link.href = docs;
  const made = element('details', '', element('summary', '', 'What is held'), table);
  if (limits.length > 0) made.append(element('ul', '', ...limits.map((limit) => element('li', '', limit))));
  made.append(link);
  made.open = isOpen;
  made.dataset.id = id;
  return made;
}

function agent(row, isOpen) {
  const mark = element('span', 'mark');
  mark.setAttribute('aria-hidden', 'true');
  const state = [row.version, WORDS[row.level]].filter(Boolean).join(' · ');
  const actions = element('div', 'actions', ...row.actions.map((action) => button(action, row)));
  const made = element(
    'section',
    `agent ${row.level}`,
    element('header', '', mark, element('h2', '', row.title), element('span', 'quiet', state), actions),
    facts(row),
  );
  made.setAttribute('role', 'listitem');
  if (row.troubles.length > 0)
    made.append(element('ul', 'troubles', ...row.troubles.map((text) => element('li', '', text))));
  made.append(details(row, isOpen));
  return made;
}

const ORDER = ['bad', 'open', 'good', 'ignored'];

function draw(rows) {
  // A new look must not close what somebody reads, nor take the focus away.
  const open = new Set([...list.querySelectorAll('details[open]')].map(({ dataset }) => dataset.id));
  const focus = document.activeElement?.dataset?.key;
  const sorted = [...rows].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  list.replaceChildren(...sorted.map((row) => agent(row, open.has(row.id))));
  if (focus) list.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  const held = rows.filter(({ level }) => level === 'good' || level === 'open').length;
  byId('summary').textContent = rows.length > 0 ? `${held} of ${rows.length} held` : '';
  byId('empty').hidden = rows.length > 0;
  byId('empty').textContent =
    'No agent was found on this machine. Once one is installed and has run, it appears here.';
}

window.addEventListener('message', ({ data }) => {
  if (data.kind === 'rows') draw(data.rows);
});
byId('refresh').addEventListener('click', () => host.postMessage({ kind: 'refresh' }));
host.postMessage({ kind: 'ready' });
