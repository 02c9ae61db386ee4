import type { Explanation } from '../model/explanation.ts';
import type { Asked } from '../model/ports.ts';
import type { Act } from '../model/request.ts';
import { middle, pieces, shorten } from './marked.ts';
import { oneLine } from './visible.ts';

const commandLimit = 220;
const factLimit = 240;

/** A dialog's question. A thing with a very long name must not push the rest out of sight. */
export function dialogTitle({ title }: Pick<Explanation, 'title'>): string {
  return middle(oneLine(title), factLimit);
}

/**
 * What stands below a dialog's question: who and how, then a paragraph a fact, the raw command last.
 * A dialog's font is proportional and its lines wrap, so columns would not line up.
 */
export function dialogDetail({ explanation, request }: Asked): string {
  const rows = explanation.rows.map(({ label, text }) =>
    row(label, clip(oneLine(text).replace(/ +/g, ' '), factLimit)),
  );
  // A file's path often stands in the question already.
  const stands = dialogTitle(explanation).includes(oneLine(explanation.command));
  const command = stands ? '' : dialogCommand(explanation, actLabel(request.act));
  return [clip(oneLine(explanation.lead), 2 * factLimit), ...rows, ...(command ? [command] : [])].join(
    '\n\n',
  );
}

/** The command on one line, with ▸ and ◂ around what does the harm; says so where it is not all of it. */
function dialogCommand({ command, marks }: Explanation, label: string): string {
  const all = pieces(command, marks);
  const whole = all.length === 1;
  const short = shorten(all, commandLimit);
  const shown = short
    .map(({ text, marked }) => (marked && !whole ? `▸${oneLine(text)}◂` : oneLine(text)))
    .join('');
  if (shown === '') return '';
  return row(short === all ? label : `${label} (shortened, “Review…” shows all of it)`, shown);
}

function row(label: string, text: string): string {
  return `${label}: ${text}`;
}

function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
}

/** What the raw act is called, for people. */
export function actLabel({ kind }: Act): string {
  if (kind === 'command') return 'Command';
  return kind === 'edit' || kind === 'read' || kind === 'configure' ? 'Files' : 'Call';
}
