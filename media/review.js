// The review page: tabs, the typed name, the choice. The extension checks the name again.
const host = acquireVsCodeApi();
const block = document.getElementById('block');
const allow = document.getElementById('allow');
const name = document.getElementById('name');
const tabs = [...document.querySelectorAll('[role="tab"]')];

block.addEventListener('click', () => host.postMessage({ kind: 'block' }));
allow.addEventListener('click', () => host.postMessage({ kind: 'allow', name: name?.value ?? '' }));

if (name) {
  const fits = () => name.value.trim() === name.dataset.name.trim();
  name.addEventListener('input', () => {
    allow.disabled = !fits();
  });
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && fits()) allow.click();
  });
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) host.postMessage({ kind: 'block' });
});

function select(tab) {
  for (const other of tabs) {
    const chosen = other === tab;
    other.setAttribute('aria-selected', String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    document.getElementById(other.getAttribute('aria-controls')).hidden = !chosen;
  }
}

for (const [index, tab] of tabs.entries()) {
  tab.addEventListener('click', () => select(tab));
  tab.addEventListener('keydown', (event) => {
    const steps = {
      ArrowRight: index + 1,
      ArrowLeft: index - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[step % tabs.length];
    select(next);
    next.focus();
  });
}

for (const button of document.querySelectorAll('[data-diff]')) {
  button.addEventListener('click', () =>
    host.postMessage({ kind: 'diff', index: Number(button.dataset.diff) }),
  );
}

window.addEventListener('message', (event) => {
  if (event.data.kind === 'late') document.getElementById('late').hidden = false;
});
// The frame gets the focus after the page has loaded; from then on it stays where the person puts it.
window.addEventListener('focus', () => document.activeElement === document.body && block.focus());
block.focus();
host.postMessage({ kind: 'ready' });
