import type { Diff } from '../model/explanation.ts';
import type { Asked } from '../model/ports.ts';
import { shownPath } from '../model/shown-path.ts';
import { actLabel } from './dialog-text.ts';
import { pieces } from './marked.ts';
import { oneLine, visible } from './visible.ts';
import { escapeHtml } from './webview-page.ts';

interface Tab {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/** The review page's body: the question, its facts, the tabs that have something to show, the choice. */
export function reviewBody(asked: Asked): string {
  const { explanation } = asked;
  const tabs = [effect(asked), command(asked), credential(asked), rule(asked)].filter(
    (tab) => tab !== undefined,
  );
  return `<main>
<header>
<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3 22 20.5H2Z"/><path d="M12 10v4.6M12 17.3v.2"/></svg>
<div><h1>${text(explanation.title)}</h1><p class="lead">${text(explanation.lead)}</p></div>
</header>
<table class="facts"><tbody>
${explanation.rows.map((row) => `<tr><th scope="row">${text(row.label)}</th><td>${text(row.text)}</td></tr>`).join('\n')}
</tbody></table>
<div class="tabs" role="tablist" aria-label="What is known">
${tabs.map(({ id, title }, index) => `<button role="tab" id="tab-${id}" aria-controls="panel-${id}" aria-selected="${index === 0}"${index === 0 ? '' : ' tabindex="-1"'}>${escapeHtml(title)}</button>`).join('\n')}
</div>
${tabs.map(({ id, html }, index) => `<section role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="0"${index === 0 ? '' : ' hidden'}>${html}</section>`).join('\n')}
</main>
<footer>
<p id="late" role="status" hidden>The agent was told that nobody answered. Allow Once lets its next try of exactly this through, for 5 minutes.</p>
<div class="choice" role="group" aria-label="Your choice">
<button id="block" class="primary" type="button" autofocus>Block</button>
${allow(asked)}
<span class="hint">Esc blocks</span>
</div>
</footer>`;
}

function allow({ explanation: { typed, typedWhat } }: Asked): string {
  if (typed === undefined) return '<button id="allow" type="button">Allow Once</button>';
  return `<div class="typed"><label for="name">To allow it once, type ${text(typedWhat)}: <strong>${text(typed)}</strong></label>
<div class="pair"><input id="name" type="text" autocomplete="off" spellcheck="false" data-name="${escapeHtml(typed)}">
<button id="allow" type="button" disabled>Allow Once</button></div></div>`;
}

function effect({ verdict, diffs, request }: Asked): Tab | undefined {
  const files = diffs.map(
    (diff, index) =>
      `<li><button class="link" type="button" data-diff="${index}">${text(shownPath(diff.path, request))}</button> ${size(diff)}${diff.exact ? '' : ' <em>approximate: the change does not fit the file exactly</em>'}</li>`,
  );
  // What an edit does stands in its diff.
  const told = verdict.actions.filter(({ verb }) => verb !== 'edit' || diffs.length === 0);
  const actions = told.map(({ verb, what, subject, where, undoText, why }) => {
    const known = where.filter(({ name }) => name !== '');
    const places = known.map((one) => {
      const evidence =
        one.evidence.length > 0 ? ` <span class="quiet">(${text(one.evidence.join('; '))})</span>` : '';
      return `<li><span class="${one.protected ? 'danger' : ''}">${text(one.name)}</span>${one.protected ? ' · protected' : ''}${evidence}</li>`;
    });
    const thing = subject ? ` ${text(/^“.*”$/.test(subject) ? subject : `“${subject}”`)}` : '';
    return `<article><h2>${text(sentence(`${verb} ${what}`))}${thing}</h2><p>${text(why)}</p>
${places.length > 0 ? `<ul class="where">${places.join('')}</ul>` : ''}${undoText ? `<p><span class="quiet">Undo:</span> ${text(undoText)}</p>` : ''}</article>`;
  });
  if (files.length + actions.length === 0) return undefined;
  const list =
    files.length > 0
      ? `<h2>${files.length === 1 ? 'File' : `${files.length} files`}</h2><ul class="files">${files.join('')}</ul>`
      : '';
  return { id: 'effect', title: 'Effect', html: list + actions.join('') };
}

function size({ before, after }: Diff): string {
  const lines = (content: string): number => content.split('\n').length - (/(^|\n)$/.test(content) ? 1 : 0);
  return `<span class="quiet">${lines(before)} → ${lines(after)} lines</span>`;
}

function command({ explanation, verdict, request }: Asked): Tab | undefined {
  if (explanation.command === '' || request.act.kind === 'edit') return undefined;
  const marked = pieces(explanation.command, explanation.marks)
    .map((piece) => (piece.marked ? `<mark>${block(piece.text)}</mark>` : block(piece.text)))
    .join('');
  const through = [...new Set(verdict.actions.flatMap(({ via }) => via))];
  const unread = verdict.unread.map(({ reason }) => `<li>${text(reason)}</li>`);
  return {
    id: 'command',
    title: actLabel(request.act),
    html: `<pre tabindex="0" aria-label="${actLabel(request.act)}">${marked}</pre>
${through.length > 0 ? `<p><span class="quiet">Runs through:</span> ${through.map((one) => `<code>${text(one)}</code>`).join(' › ')}</p>` : ''}
${unread.length > 0 ? `<h2>Not understood</h2><ul>${unread.join('')}</ul>` : ''}`,
  };
}

function credential({ explanation, verdict }: Asked): Tab | undefined {
  const told = explanation.rows
    .filter(({ label }) => label === 'Token')
    .map((row) => `<p>${text(row.text)}</p>`);
  const rows = verdict.credentials.map(
    ({ title, variable, fingerprint, place }) =>
      `<tr><td>${text(title)}</td><td>${text(variable ?? '–')}</td><td>${text(place.file ?? 'in the command')}</td><td><code>${text(fingerprint || '–')}</code></td></tr>`,
  );
  if (told.length + rows.length === 0) return undefined;
  const table = `<table class="grid"><thead><tr><th scope="col">Credential</th><th scope="col">Variable</th><th scope="col">Used</th><th scope="col">Fingerprint</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return { id: 'credential', title: 'Credential', html: told.join('') + (rows.length > 0 ? table : '') };
}

function rule({ explanation, verdict }: Asked): Tab | undefined {
  const known = explanation.rule;
  if (!known)
    return verdict.why ? { id: 'rule', title: 'Rule', html: `<p>${text(verdict.why)}</p>` } : undefined;
  // The verdict's sentence often ends in the rule's own.
  const why = verdict.why.includes(known.why) ? [verdict.why] : [known.why, verdict.why].filter(Boolean);
  const link = /^https:\/\//.test(known.docs)
    ? `<p><a href="${escapeHtml(known.docs)}">${text(known.docs)}</a></p>`
    : '';
  return {
    id: 'rule',
    title: 'Rule',
    html: `<h2><code>${text(known.id)}</code></h2>${why.map((one) => `<p>${text(one)}</p>`).join('')}${link}`,
  };
}

/** Foreign text on one line, safe as HTML. */
function text(value: string): string {
  return escapeHtml(oneLine(value));
}

function block(value: string): string {
  return escapeHtml(visible(value));
}

function sentence(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
