import type { Action } from '../../model/action.ts';
import type { Call, Place, Word } from '../../model/call.ts';
import type { Policy } from '../../model/policy.ts';
import { byProgram } from '../by-program.ts';
import { isGlob, matchesGlob } from '../globs/glob.ts';
import { resolvePath } from '../paths.ts';
import { contentArgs, editsInPlace } from './content-words.ts';
import { handedBy, placed, readsFolders } from './credential-folders.ts';
import { flowOf } from './flow.ts';
import { givesAway, showsNoValues, wayOf } from './printers.ts';
import { dumpsEnvironment, SHOWS_VARIABLES, shownSource } from './shown-variables.ts';

/** What a file's name says of it. */
export type CredentialFile = (
  path: string,
  policy: Policy,
) => 'credential' | 'template' | 'folder' | undefined;

const LOADS_LINES = /^(read|mapfile|readarray)$/;
const NOWHERE: Place = { start: 0, end: 0 };

/** An agent's own tool that would read or search these files. */
export function readExposures(
  paths: readonly string[],
  cwd: string | undefined,
  credentialFile: CredentialFile,
  policy: Policy,
  whole = false,
): readonly Action[] {
  const found = paths.filter(
    (path) =>
      holdsCredentials(path, cwd, credentialFile, policy) ||
      (whole && credentialFile(resolvePath(cwd, path) ?? path, policy) === 'folder'),
  );
  return found.length === 0 ? [] : [exposure(found, cwd, { place: NOWHERE, via: [] })];
}

/** Calls that would print, send or copy a file of credentials, or show what was loaded from one. */
export function callExposures(
  calls: readonly Call[],
  { command, asked }: { command: string; asked: readonly string[] },
  credentialFile: CredentialFile,
  policy: Policy,
): readonly Action[] {
  const actions: Action[] = [];
  if (!calls.some(mayShow)) return actions;
  const readers = readersOf(calls);
  const named = (path: string) => credentialFile(path.replace(COPY, ''), policy) !== undefined;
  const said = new Map<string, 'credential' | 'folder' | 'neither'>();
  // A long line names the same files again and again.
  const kindOf = (path: string, cwd: string | undefined) => {
    const key = `${cwd ?? ''}\0${path}`;
    let kind = said.get(key);
    if (kind === undefined) {
      kind = holdsCredentials(path, cwd, credentialFile, policy)
        ? 'credential'
        : credentialFile(resolvePath(cwd, path) ?? path, policy) === 'folder'
          ? 'folder'
          : 'neither';
      said.set(key, kind);
    }
    return kind;
  };
  // A file that the line itself runs, as `source` does, is asked for before it is read.
  let loaded = asked.find((path) => credentialFile(path, policy) === 'credential');
  let lines = false;
  for (const call of calls) {
    if (!mayShow(call)) continue;
    const holds = (word: Word) => {
      const handed = handedBy(word, call, calls);
      const own = filesIn(word).map((path) => placed(path, call));
      return (handed === undefined ? own : [handed, ...own]).find((path) => {
        const kind = kindOf(path, call.cwd);
        return kind === 'credential' || (kind === 'folder' && readsFolders(call, word));
      });
    };
    if (LOADS_LINES.test(call.program) && call.input?.kind === 'file') {
      const file = holds(call.input.path);
      loaded = file ?? loaded;
      lines ||= file !== undefined;
      continue;
    }
    const given = givenAway(call, holds, named);
    if (given.length > 0) {
      const use = useOf(call.place, command);
      if (use === 'loads') loaded = given[0];
      const followed = (use !== undefined || call.captured === true) && wayOf(call) === 'print';
      const out = followed ? flowOf(call, calls) !== 'used' : !isNarrowed(call, readers, named);
      if (out) actions.push(exposure(given, call.cwd, call));
    } else if (SHOWS_VARIABLES.test(call.program)) {
      const source = shownSource(call, named) ?? (dumpsEnvironment(call, lines) ? loaded : undefined);
      if (source !== undefined && !isNarrowed(call, readers, () => false))
        actions.push(exposure([source], call.cwd, call));
    }
  }
  return actions;
}

const showsArguments = byProgram((program) => givesAway(program) || SHOWS_VARIABLES.test(program));
const readsInput = byProgram((program) => LOADS_LINES.test(program) || PASSES_INPUT_ON.test(program));

/** Whether a program could show anything of the files that it is given, or of variables. */
export const mayExpose = byProgram((program) => showsArguments(program) || readsInput(program));

/** Whether a call is of a program that could show anything of a file, or of variables. */
const mayShow = ({ program, input }: Call): boolean =>
  showsArguments(program) || (input?.kind === 'file' && readsInput(program));

/** What becomes of a call's output where it stands inside `$(…)`: variables, or a login. Undefined where it is shown. */
function useOf(place: Place, command: string): 'loads' | 'logs-in' | undefined {
  if (place.file !== undefined) return undefined;
  const before = command.slice(Math.max(0, place.start - 300), place.start);
  if (
    /(^|[\s;&|({])(export|env|declare|typeset|local|readonly|eval)\s+(-\w+\s+)*["']?(\$\(|`)[^)`]*$/.test(
      before,
    )
  )
    return 'loads';
  if (/(^|[\s;&|({])\w+=["']?(\$\(|`)[^)`]*$/.test(before)) return 'loads';
  if (
    /(-H|--header|-u|--user|--oauth2-bearer|--password|--token)[\s=]+["']?[^"'$`]*(\$\(|`)[^)`]*$/.test(
      before,
    )
  )
    return 'logs-in';
  return undefined;
}

/** The files of credentials whose content a call would give away. */
function givenAway(
  call: Call,
  holds: (word: Word) => string | undefined,
  named: (path: string) => boolean,
): readonly string[] {
  const way = wayOf(call);
  const input =
    call.input?.kind === 'file' && PASSES_INPUT_ON.test(call.program) ? holds(call.input.path) : undefined;
  const fromInput = input === undefined ? [] : [input];
  if (way === undefined) return fromInput;
  if (editsInPlace(call)) return [];
  const args = contentArgs(call);
  if (way !== 'copy') return [...fromInput, ...present(args.map(holds))];
  const operands =
    call.program === 'dd' ? args.filter(({ text }) => text.startsWith('if=')) : args.slice(0, -1);
  const sources = present(operands.map(holds));
  const destination = args.at(-1);
  const into =
    call.program === 'dd'
      ? args.find(({ text }) => text.startsWith('of='))?.text.slice(3)
      : destination?.text;
  return into !== undefined && (named(into) || /[/\\]$|^\.{1,2}$/.test(into) || keepsName(into, sources))
    ? []
    : sources;
}

/** A copy of a folder under its own name is known for what it is. */
const keepsName = (into: string, [source = '/']: readonly string[]) =>
  into.startsWith(source) || into.split(/[/\\]/).at(-1) === source.split(/[/\\]/).at(-1);

/** Programs that hand their input on. Others that are fed a file merely use it. */
const PASSES_INPUT_ON =
  /^(cat|tac|nl|head|tail|less|more|grep|egrep|fgrep|rg|sed|awk|gawk|mawk|tr|cut|sort|uniq|rev|fold|fmt|column|paste|tee|xxd|od|hexdump|hd|base64|base32|strings|jq|yq|curl|nc|ncat|netcat|socat|openssl|gpg|mail|pbcopy|xclip|xsel|clip|wl-copy|bat|)$/;

const present = (paths: readonly (string | undefined)[]) => paths.filter((path) => path !== undefined);

/** Paths that may stand in a word: itself, behind `=`, `@`, `:`, `file://`. A folder may hold blanks; a name with them is a sentence. */
function filesIn(word: Word): readonly string[] {
  const { text } = word;
  if (text.length > 2000 || text.includes('\n')) return [];
  const found = [text];
  if (/[=@:]/.test(text)) {
    for (const mark of ['=@', '=<', '=', '@', ':']) {
      const at = text.indexOf(mark);
      if (at >= 0 && at < text.length - 1) found.push(text.slice(at + mark.length));
    }
  } else if (/^[\w./-]+$/.test(text)) return found;
  return found
    .map((path) => path.replace(/^file:\/\//, '').replace(/^['"]|['"]$/g, ''))
    .filter((path) => !/^https?:/i.test(path) && !/\s[^/\\]*$|\s-/.test(path));
}

const COPY = /(\.(bak|backup|old|orig|copy|save|swp)\d?|~)$/i;

/** Names that a glob beginning with letters or a dot is tried against. */
const PROBES = [
  '.env',
  '.env.local',
  '.npmrc',
  '.pgpass',
  '.netrc',
  'id_rsa',
  'id_ed25519',
  'credentials',
  'credentials.json',
];

function holdsCredentials(
  path: string,
  cwd: string | undefined,
  credentialFile: CredentialFile,
  policy: Policy,
): boolean {
  // A copy kept beside the file holds the same.
  const absolute = (resolvePath(cwd, path) ?? path).replace(COPY, '');
  if (credentialFile(absolute, policy) === 'credential') return true;
  if (!isGlob(absolute)) return false;
  const all = /^(.+?)(?:\/\*\*)?\/(?:[.*]|\*\*)*\*$/.exec(absolute)?.[1];
  if (all !== undefined && credentialFile(all, policy) === 'folder') return true;
  const at = absolute.lastIndexOf('/') + 1;
  const [folder, name] = [absolute.slice(0, at), absolute.slice(at)];
  const filled = ['', 'x'].map((text) => name.replace(/[*?]+/g, text));
  const probed = /^[.\w]/.test(name) ? PROBES.filter((probe) => matchesGlob(name, probe)) : [];
  return [...filled, ...probed].some(
    (one) => one !== '' && credentialFile(folder + one, policy) === 'credential',
  );
}

/** The calls that read each call's output. */
export function readersOf(calls: readonly Call[]): ReadonlyMap<Place, readonly Call[]> {
  const readers = new Map<Place, Call[]>();
  for (const call of calls) {
    if (call.input?.kind !== 'pipe') continue;
    for (const { place } of call.input.from) {
      const known = readers.get(place);
      if (known) known.push(call);
      else readers.set(place, [call]);
    }
  }
  return readers;
}

/** Whether what a call prints goes nowhere that an agent sees: to names only, to the void, to another such file. */
export function isNarrowed(
  call: Call,
  readers: ReadonlyMap<Place, readonly Call[]>,
  named: (path: string) => boolean,
  depth = 0,
): boolean {
  if (showsNoValues(call)) return true;
  const output = call.output.find(({ aside }) => aside !== true);
  if (
    output &&
    (output.target.text === '/dev/null' ||
      /^(\$null|nul)$/i.test(output.target.text) ||
      named(output.target.text))
  )
    return true;
  if (output || depth > 20) return false;
  const next = readers.get(call.place) ?? [];
  return next.length > 0 && next.every((reader) => isNarrowed(reader, readers, named, depth + 1));
}

export function exposure(
  paths: readonly string[],
  cwd: string | undefined,
  at: { place: Place; via: readonly string[] },
): Action {
  const files = [...new Set(paths)];
  return {
    platform: 'secrets',
    rule: 'credential-read',
    verb: 'expose',
    what: 'credentials',
    targets: files.map((name) => ({ name, certain: true })),
    hints: [],
    undo: 'none',
    undoNote: 'A value that an agent has seen counts as known: it would have to be renewed',
    why: 'The file holds credentials. What an agent reads can end up in its context, its logs and its next command.',
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    paths: files.map((path) => resolvePath(cwd, path) ?? path),
    cwd,
    place: at.place,
    via: at.via,
  };
}
