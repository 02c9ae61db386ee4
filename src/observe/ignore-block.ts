const BEGIN = '# >>> chaperone: credential files, kept from agents';
const END = '# <<< chaperone';

/** The text with Chaperone's marked block holding these lines: replaced where it stands, else put at the end. */
export function withBlock(text: string, lines: readonly string[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = (joined: boolean) => [joined ? BEGIN + JOINED : BEGIN, ...lines, END, ''].join(eol);
  const stands = find(text);
  if (stands) return text.slice(0, stands.block) + block(stands.joined) + text.slice(stands.end);
  // The mark remembers that a line break was added, so that taking the block out gives the file back.
  const joined = text !== '' && !text.endsWith('\n');
  return text + (joined ? eol : '') + block(joined);
}

/** The text without the block, byte for byte as it was before. */
export function withoutBlock(text: string): string {
  const stands = find(text);
  return stands ? text.slice(0, stands.start) + text.slice(stands.end) : text;
}

const JOINED = ' (the line before had no end)';

interface Block {
  /** Where it starts with the line break that was added for it. */
  readonly start: number;
  readonly block: number;
  readonly end: number;
  readonly joined: boolean;
}

function find(text: string): Block | undefined {
  const begin = new RegExp(`^${literal(BEGIN)}(${literal(JOINED)})?\\r?$`, 'm').exec(text);
  if (!begin) return undefined;
  const end = new RegExp(`^${literal(END)}(?:\\r?\\n|$)`, 'm').exec(text.slice(begin.index));
  if (!end) return undefined;
  const joined = begin[1] !== undefined;
  const added = joined ? (text.slice(0, begin.index).endsWith('\r\n') ? 2 : 1) : 0;
  return {
    start: begin.index - added,
    block: begin.index,
    end: begin.index + end.index + end[0].length,
    joined,
  };
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
