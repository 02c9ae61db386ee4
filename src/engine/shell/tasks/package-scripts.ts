import type { Place, Word } from '../../../model/call.ts';
import { resolvePath } from '../../paths.ts';
import { withStars } from '../../payload/words.ts';
import type { Frame, Invocation, Output } from '../session.ts';
import { emit, fileFact, inside, noteUnread, once } from '../session.ts';
import { childFrame } from '../shells.ts';
import type { Source } from '../source.ts';
import { fileSource, heldSource } from '../source.ts';
import { demote } from '../wrappers/contained.ts';
import { setScripts } from './package-set.ts';
import { packageProgram } from './packages.ts';
import { memberFolder, memberOption } from './workspaces.ts';

/** Options that take a value; those of the second list name the directory. */
const values =
  /^(?:-w|--workspace|--filter|-F|--registry|--userconfig|--loglevel|--script-shell|--cache|-C|--dir|--prefix|--cwd)$/;
const directories = /^(?:-C|--dir|--prefix|--cwd)(?:=(.*))?$/s;

const lifecycle = new Set(['start', 'test', 'stop', 'restart']);
const short: Readonly<Record<string, string>> = { t: 'test', tst: 'test' };

/** Own commands of the package managers, which are not looked up among the scripts. */
const commands = new Set(
  (
    'add install i ci remove rm uninstall update up upgrade list ls info view outdated audit publish pack link unlink init create config cache why ' +
    'login logout whoami version versions dedupe import node set global workspaces workspace plugin plugins constraints rebuild prune root bin store ' +
    'env patch fetch deploy setup licenses search owner dist-tag access token unpublish deprecate team org pm build dlx exec x run-script help doctor fund ' +
    'approve-builds self-update server recursive multi m generate-lock-entry policies check autoclean tag explain query sbom pkg repo bugs docs completion ' +
    'install-test it shrinkwrap star unstar stars ping profile hook edit explore diff'
  ).split(' '),
);

/** Reads the script of a package.json that a package manager would run. */
export function packageScript(program: string, invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  const [, own, verb, ...rest] = invocation.words;
  if (own?.text === 'pkg' && verb?.text === 'set') setScripts(rest, frame);
  installScripts(program, invocation, frame);
  const found = scriptName(program, invocation.words.slice(1));
  return found && namedScript(program, found, invocation.place, frame);
}

/** What an installation of the project itself runs. https://docs.npmjs.com/cli/v11/using-npm/scripts#npm-ci */
const installing = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];

/** `npm ci` and an `install` without packages run the project's own scripts for it. */
function installScripts(program: string, { words, place }: Invocation, frame: Frame): void {
  const args = words.slice(1);
  const named = args.filter(
    ({ text }, at) => !text.startsWith('-') && !values.test(args[at - 1]?.text ?? ''),
  );
  const [verb, ...packages] = named.map(({ text }) => text);
  const installs = verb === undefined ? program === 'yarn' : /^(?:ci|i|install|clean-install)$/.test(verb);
  if (!installs || packages.length > 0) return;
  if (
    args.some(({ text }) =>
      /^--(?:ignore-scripts|help|dry-run|global|version)|^-(?:g|h|v|C)$|^--(?:prefix|dir|cwd)/.test(text),
    )
  )
    return;
  const path = resolvePath(frame.scope.cwd, 'package.json');
  const fact = path === undefined ? undefined : fileFact(frame, path);
  const scripts = fact?.state === 'text' ? scriptsOf(fact.text) : undefined;
  if (path === undefined || fact === undefined || scripts === undefined) return;
  const within = inside(childFrame(frame, frame.scope.cwd), `${program} install`, place);
  if (within === undefined) return;
  for (const one of installing) {
    const code = scripts.get(one);
    if (code === undefined) continue;
    frame.session.texts.set(path, fact.text);
    const from = frame.session.unread.length;
    once(frame, `${path}#${one}`, [], () => readCode(code, [], fact.text, path, within));
    demote(frame, from);
  }
}

/** A script that is run by name, and where. */
export interface ScriptCall {
  readonly name: Word;
  /** Words for the script. */
  readonly rest: readonly Word[];
  readonly directory: Word | undefined;
  /** The workspace's package or folder. */
  readonly member: Word | undefined;
  /** It can only be a script, never a program of an installed package. */
  readonly explicit: boolean;
}

export function namedScript(program: string, call: ScriptCall, place: Place, frame: Frame): Output {
  const { name, rest, directory, member, explicit } = call;
  const folder =
    directory === undefined
      ? frame.scope.cwd
      : directory.certain
        ? resolvePath(frame.scope.cwd, directory.text)
        : undefined;
  const cwd = member === undefined ? folder : memberFolder(member, folder, frame);
  if (member !== undefined && cwd === undefined) {
    // Its files are not known; a sub-command behind the name most likely belongs to an installed program.
    if (!/^[a-z]/.test(rest[0]?.text ?? '')) return undefined;
    const bin = { ...name, text: packageProgram(name.text) };
    frame.session.invoke({ words: [bin, ...rest], place }, { ...frame, via: [...frame.via, program] });
    return undefined;
  }
  const within = inside(
    childFrame(frame, cwd),
    explicit ? `${program} run ${name.text}` : `${program} ${name.text}`,
    place,
  );
  if (within === undefined) return undefined;
  const path = resolvePath(cwd, 'package.json');
  const fact = path === undefined ? undefined : fileFact(frame, path);
  const scripts = fact?.state === 'text' ? scriptsOf(fact.text) : undefined;
  // Which one runs is not known, but among the scripts of the project it is: each of them is looked at.
  const open = name.certain ? name.text : anyScript(name.text);
  if (open === undefined || (!name.certain && (scripts === undefined || scripts.size > MOST_SCRIPTS)))
    return noteUnread(frame, name.place, 'Which script runs here is not known.');
  if (path === undefined) {
    if (explicit)
      return noteUnread(frame, place, 'Where the script’s package.json lies is not known.', 'detail');
  } else if (fact !== undefined && scripts === undefined && fact.state !== 'missing') {
    return noteUnread(frame, place, 'The package.json could not be read.');
  }
  const names = matching(open, scripts);
  if (names.length > 0 && path !== undefined && fact !== undefined) {
    frame.session.texts.set(path, fact.text);
    for (const one of names)
      for (const step of [`pre${one}`, one, `post${one}`]) {
        const code = scripts?.get(step);
        if (code === undefined) continue;
        const extra = step === one ? rest : [];
        once(frame, `${path}#${step}`, extra, () => readCode(code, extra, fact.text, path, within));
      }
    return undefined;
  }
  // What is not among the scripts is a program of an installed package, for those that fall back to it. A script that
  // was not seen and is handed a sub-command most likely starts the program that it is called after.
  const handed = scripts === undefined && /^[a-z]/.test(rest[0]?.text ?? '');
  if ((!explicit && program !== 'npm') || handed) {
    const bin = { ...name, text: packageProgram(name.text) };
    frame.session.invoke({ words: [bin, ...rest], place }, { ...within, via: [...frame.via, program] });
  }
  return undefined;
}

/** Where any script may run, all are read up to so many. */
const MOST_SCRIPTS = 50;

/** A name that is known in part as a pattern: `build:$target`, `$script`. Undefined where it may be anything else too. */
function anyScript(text: string): string | undefined {
  const stars = withStars(text).replace(/["']/g, '').replaceAll('{}', '*');
  return /^[\w:*-]*\*[\w:*-]*$/.test(stars) ? stars.replace(/\*+/g, '**') : undefined;
}

/** The scripts of this name, or those that a pattern of `npm-run-all` or pnpm (`build:*`, `/^build/`) fits. */
function matching(name: string, scripts: ReadonlyMap<string, string> | undefined): readonly string[] {
  if (scripts === undefined) return [];
  if (scripts.has(name)) return [name];
  if (!name.includes('*')) return [];
  const pattern = name
    .slice(0, 200)
    .split(/(\*+)/)
    .map((part) => (part === '*' ? '[^:]*' : part.startsWith('*') ? '.*' : part.replace(/[^\w:-]/g, '\\$&')))
    .join('');
  const fits = new RegExp(`^${pattern}$`);
  return [...scripts.keys()].filter((one) => fits.test(one)).slice(0, 50);
}

function scriptName(program: string, args: readonly Word[]): ScriptCall | undefined {
  let directory: Word | undefined;
  let member: Word | undefined;
  let explicit = false;
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === undefined) break;
    const { text } = word;
    // What is run stands in the line: `bun -e 'code'`.
    if (program === 'bun' && /^(?:-e|--eval|-p|--print)$/.test(text)) return undefined;
    if (text.startsWith('-')) {
      const attached = directories.exec(text);
      const takes = values.test(text);
      member = memberOption(word, args[at + 1], program) ?? member;
      if (attached !== null)
        directory = attached[1] === undefined ? args[at + 1] : { ...word, text: attached[1] };
      if (takes) at++;
      continue;
    }
    if (!explicit && mayRun(word)) {
      explicit = true;
      continue;
    }
    if (!explicit && text === 'workspace') {
      member = args[++at];
      continue;
    }
    const own = Object.hasOwn(short, text) ? (short[text] ?? text) : text;
    const runs = explicit || lifecycle.has(own) || (program !== 'npm' && !commands.has(text) && word.certain);
    if (!runs) return undefined;
    const after = args.slice(at + 1);
    if (program === 'npm') {
      directory = directoryOption(after) ?? directory;
      const own = after.slice(0, endOf(after));
      member = own.reduce<Word | undefined>(
        (one, it, index) => memberOption(it, own[index + 1], program) ?? one,
        member,
      );
    }
    const rest =
      program === 'npm' ? afterDashes(after) : after.filter((it, index) => index > 0 || it.text !== '--');
    return { name: { ...word, text: own }, rest, directory, member, explicit };
  }
  return undefined;
}

/** npm takes its own options after the script's name too, up to `--`. */
function directoryOption(args: readonly Word[]): Word | undefined {
  const own = args.slice(0, endOf(args));
  const at = own.findIndex((word) => directories.test(word.text));
  const word = own[at];
  const attached = word === undefined ? undefined : directories.exec(word.text)?.[1];
  return word === undefined || attached === undefined
    ? own[at + 1 || own.length]
    : { ...word, text: attached };
}

function endOf(args: readonly Word[]): number {
  const end = args.findIndex((word) => word.text === '--');
  return end < 0 ? args.length : end;
}

/** `run` and its other names; a word that is known in part (`ru$X`) counts where it may become one of them. */
function mayRun({ text, certain }: Word): boolean {
  if (certain) return /^(?:run|run-script|rum)$/.test(text);
  const letters = withStars(text).replace(/["']/g, '*');
  if (letters.length > 40 || !/^[a-z-]*\*[a-z*-]*$/.test(letters) || !/[a-z]/.test(letters)) return false;
  const fits = new RegExp(`^${letters.replace(/\*+/g, '.*')}$`);
  return fits.test('run') || fits.test('run-script');
}

function afterDashes(args: readonly Word[]): readonly Word[] {
  const at = args.findIndex((word) => word.text === '--');
  if (at >= 0) return args.slice(at + 1);
  return args.filter(
    (word, index) => !word.text.startsWith('-') && !values.test(args[index - 1]?.text ?? ''),
  );
}

/** The scripts of a package.json; undefined where it is not JSON. */
function scriptsOf(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const scripts = typeof json === 'object' && json !== null && 'scripts' in json ? json.scripts : {};
    const entries = typeof scripts === 'object' && scripts !== null ? Object.entries(scripts) : [];
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return undefined;
  }
}

/** Reads one script line. Its place in the file is where its text stands in the JSON. */
function readCode(code: string, rest: readonly Word[], json: string, file: string, frame: Frame): Output {
  const at = json.indexOf(JSON.stringify(code).slice(1, -1));
  const place: Place = { start: Math.max(0, at), end: Math.max(0, at) + code.length, file };
  const extra = rest.map((word) => ` ${word.certain ? quote(word.text) : word.text}`).join('');
  const exact = at >= 0 && json.startsWith(code, at);
  const whole = fileSource(code, file);
  const source: Source = exact
    ? {
        text: code + extra,
        at: (start, end) => ({
          ...whole.at(at + Math.min(start, code.length), at + Math.min(end, code.length)),
        }),
      }
    : heldSource(code + extra, place);
  const doubt = rest.every((word) => word.certain) ? {} : { doubtful: /[$`]/ };
  return frame.session.read({ ...source, ...doubt }, { ...frame, shell: 'sh' });
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
