import type { Explanation } from '../model/explanation.ts';
import type { Asked } from '../model/ports.ts';
import type { Act } from '../model/request.ts';
import { pieces, shorten } from './marked.ts';
import { oneLine } from './visible.ts';

const commandLimit = 220;
const factLimit = 240;

/**
 * What stands below a dialog's question: who and how, then a paragraph a fact, the raw command last.
 * A dialog's font is proportional and its lines wrap, so columns would not line up.
 */
export function dialogDetail({ explanation, request }: Asked): string {
  const rows = explanation.rows.map(({ label, text }) =>
    row(label, clip(oneLine(text).replace(/ +/g, ' '), factLimit)),
  );
  // A file's path often stands in the question already.
  const command = explanation.title.includes(explanation.command) ? '' : dialogCommand(explanation);
  return [oneLine(explanation.lead), ...rows, ...(command ? [row(actLabel(request.act), command)] : [])].join(
    '\n\n',
  );
}

/** The command on one line, with ▸ and ◂ around what does the harm. */
function dialogCommand({ command, marks }: Explanation): string {
  const all = pieces(command, marks);
  const whole = all.length === 1;
  return shorten(all, commandLimit)
    .map(({ text, marked }) => (marked && !whole ? `▸${oneLine(text)}◂` : oneLine(text)))
    .join('');
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
