import type { Call, Word } from '../../model/call.ts';
import { baseName, resolvePath } from '../paths.ts';
import { showsNoValues, wayOf } from './printers.ts';
import { sends } from './sent.ts';

/** What becomes of what a call prints: the agent sees it, another machine gets it, or a program uses it. */
export type Flow = 'shown' | 'sent' | 'used';

/** Programs that hand on what they are fed, to be seen. Others use it. */
const PASSES_ON =
  /^(cat|tac|nl|head|tail|less|more|grep|egrep|fgrep|rg|sed|awk|gawk|mawk|tr|cut|sort|uniq|rev|fold|fmt|column|paste|tee|xxd|od|hexdump|base64|base32|strings|jq|yq|bat|Out-String|Out-Host|Out-Default|Select-Object|Select-String|Sort-Object|Tee-Object|Format-\w+|ConvertFrom-Json|ConvertTo-Json|ForEach-Object|Where-Object)$/;
const INTERPRETERS = /^(python[\d.]*|node|deno|bun|ruby|perl|php|lua)$/;
/** Programs that print their words. */
const SAYS = /^(echo|printf|print|write-output|write-host|write|say)$/i;
const PRINTING = /\b(print\w*|console\s*\.|puts|echo|say|write\w*|stdout|stderr|p)\b/;
const SCREEN = /^\/dev\/(?:stdout|stderr|tty|fd\/[12])$/;
/** So many calls are followed at most: by then a line has shown what it shows. */
const MOST = 100;

/** Follows what one of a line's calls prints: through pipes, words, variables and files that the line itself writes. */
export function flowOf(call: Call, calls: readonly Call[]): Flow {
  const open = [call];
  const seen = new Set(open);
  let flow: Flow = 'used';
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const next = nextOf(one, calls);
    if (showsAside(one) || (next.length === 0 && !leavesNothing(one))) flow = 'shown';
    for (const way of next) {
      if (way.kind === 'sent') return 'sent';
      if (way.kind === 'used' || seen.has(way.call) || seen.size >= MOST) continue;
      seen.add(way.call);
      open.push(way.call);
    }
  }
  return flow;
}

type Next =
  | { readonly kind: 'used' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'on'; readonly call: Call };

/** They write past what captures or redirects the output. https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/write-host */
const TO_SCREEN = /^(?:Write-(?:Host|Warning|Error|Information)|Out-(?:Host|Default))$/i;

const STDERR = /^\/dev\/(?:stderr|tty|fd\/2)$/;

const leavesNothing = (call: Call) => call.captured === true || filesOf(call).length > 0;

/** Whether it is seen whatever takes a call's standard output. */
const showsAside = ({ program, args, output }: Call): boolean =>
  TO_SCREEN.test(program) ||
  output.some(({ aside, target }) => aside !== true && STDERR.test(target.text)) ||
  (program === 'tee' && args.some(({ text }) => STDERR.test(text)));

const filesOf = ({ output }: Call): readonly Word[] =>
  output
    .filter(({ aside, target }) => aside !== true && !SCREEN.test(target.text))
    .map(({ target }) => target);

/** Where what a call prints goes next; nothing where it ends with the call. */
function nextOf(call: Call, calls: readonly Call[]): readonly Next[] {
  const files = filesOf(call);
  if (files.length > 0) return fromFiles(call, files, calls);
  const found: Next[] = [];
  for (const other of calls) {
    if (other === call) continue;
    const { input } = other;
    if (isFedBy(other, call) || (input?.kind === 'text' && carries(input.word, call))) found.push(fed(other));
    const words = other.args.filter((word) => carries(word, call));
    if (words.length > 0) found.push(named(other, words));
    else if (dumps(other, call, calls)) found.push({ kind: 'on', call: other });
  }
  return found;
}

const carries = ({ printedBy }: Word, call: Call) => printedBy?.some((one) => isSame(one, call)) === true;

/** Calls are copied on their way, and told what they are handed; those of decoded code stand in one place. */
const isSame = (one: Call, two: Call) =>
  one.place.start === two.place.start &&
  one.place.end === two.place.end &&
  one.place.file === two.place.file &&
  one.program === two.program &&
  one.args.length === two.args.length &&
  one.args.every((word, at) => {
    const other = two.args[at];
    return word.text === other?.text || isStandIn(word) || (other !== undefined && isStandIn(other));
  });

/** It stands for what a search finds, until that is known. */
const isStandIn = ({ text, certain, printedBy }: Word): boolean =>
  !certain && (text === '{}' || printedBy?.every(({ program }) => /^g?find$/.test(program)) === true);

/** A program that reads it on standard input. */
function fed(reader: Call): Next {
  const { program } = reader;
  if (sends(reader, undefined)) return { kind: 'sent' };
  const passes = PASSES_ON.test(program) || INTERPRETERS.test(program);
  return passes && !showsNoValues(reader) && !showsKeys(reader)
    ? { kind: 'on', call: reader }
    : { kind: 'used' };
}

/** A program that has it in its words. */
function named(user: Call, words: readonly Word[]): Next {
  const { program, args } = user;
  if (SAYS.test(program)) return args[0]?.text === '-v' ? { kind: 'used' } : { kind: 'on', call: user };
  if (words.some((word) => sends(user, word))) return { kind: 'sent' };
  const code = INTERPRETERS.test(program) && words.some(({ text }) => PRINTING.test(text));
  const file = words.some(({ text }) => text.startsWith('<(')) && wayOf(user) === 'print';
  const text = PASSES_ON.test(program) && !args.some(({ text }) => /^(-i|--in-place)/.test(text));
  return (code || file || text) && !showsNoValues(user) ? { kind: 'on', call: user } : { kind: 'used' };
}

/** Files that the line writes and a later part of it reads. */
function fromFiles(call: Call, files: readonly Word[], calls: readonly Call[]): readonly Next[] {
  const written = new Set(files.flatMap(({ text }) => resolvePath(call.cwd, text) ?? text));
  const names = [...written].map(baseName);
  // Most words are told apart by their ends.
  const isOne = (word: Word, reader: Call) =>
    names.some((name) => word.text.includes(name)) &&
    [word.text, word.text.replace(/^(?:\w+=)?@/, '')].some((text) =>
      written.has(resolvePath(reader.cwd, text) ?? text),
    );
  return calls.slice(calls.indexOf(call) + 1).flatMap((reader): readonly Next[] => {
    if (reader.input?.kind === 'file' && isOne(reader.input.path, reader)) return [fed(reader)];
    const word = reader.args.find((one) => isOne(one, reader));
    if (word === undefined) return [];
    if (sends(reader, word) || wayOf(reader) === 'send') return [{ kind: 'sent' }];
    return wayOf(reader) === 'print' && !showsNoValues(reader) ? [{ kind: 'on', call: reader }] : [];
  });
}

const NAMES_EXPORTED = /^(export|declare|typeset|local)$/;

/** Whether a call prints variables, among them one that holds it. */
function dumps(printer: Call, call: Call, calls: readonly Call[]): boolean {
  const { program } = printer;
  const args = printer.args.map(({ text }) => text);
  const asked = args.filter((arg) => !arg.startsWith('-'));
  const all =
    program === 'env' || program === 'printenv'
      ? program === 'printenv' || asked.length === 0
      : (program === 'set' && args.length === 0) ||
        (NAMES_EXPORTED.test(program) && args.some((arg) => /^-[a-z]*p/.test(arg)));
  if (!all) return false;
  const own = program === 'env' || program === 'printenv' || program === 'export';
  return Object.entries(printer.variables).some(
    ([name, word]) =>
      carries(word, call) &&
      (asked.length === 0 || asked.includes(name)) &&
      (!own || isExported(name, printer, calls)) &&
      calls.every((reader) => !isFedBy(reader, printer) || !leavesOut(reader, name)),
  );
}

/** Calls stand in the order in which they run, save a trap’s; those of decoded code all stand in one place. */
const isExported = (name: string, printer: Call, calls: readonly Call[]) =>
  (printer.via.includes('trap') ? calls : calls.slice(0, calls.indexOf(printer))).some(
    ({ program, args }) =>
      (NAMES_EXPORTED.test(program) &&
        (program === 'export' || args.some(({ text }) => /^-\w*x/.test(text))) &&
        args.some(({ text }) => text.split('=')[0] === name)) ||
      (program === 'set' && args.some(({ text }) => /^-\w*a/.test(text))),
  );

const isFedBy = ({ input }: Call, call: Call) =>
  input?.kind === 'pipe' && input.from.some((one) => isSame(one, call));

/** A search for other names than this one. */
function leavesOut({ program, args }: Call, name: string): boolean {
  if (!/^(grep|egrep|fgrep|rg)$/.test(program)) return false;
  const pattern = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
  return (
    /^\^?[\w=]+$/.test(pattern) && !`${name}=`.toLowerCase().includes(pattern.replace('^', '').toLowerCase())
  );
}

/** `jq keys`, `jq '.data | keys'`. */
const showsKeys = ({ program, args }: Call): boolean =>
  program === 'jq' &&
  args.some(({ text }) => /(?:^|\| ?)(?:keys|length|type|has\(.*\))(?:\[\])?$/.test(text.trim()));
