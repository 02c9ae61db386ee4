import type { Place, Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { maximumLength } from './bash.ts';
import { recipesOf } from './makefile.ts';
import { packageProgram } from './packages.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit, fileFact, inside, noteUnread, once } from './session.ts';
import { childScope } from './shells.ts';
import type { Source } from './source.ts';
import { fileSource, heldSource } from './source.ts';

type Reader = (invocation: Invocation, frame: Frame) => Output;

/** The reader of a program that runs scripts by name from a project's file. */
export function readScripts(program: string): Reader | undefined {
  if (/^(?:npm|pnpm|yarn|bun)$/.test(program))
    return (invocation, frame) => packageScript(program, invocation, frame);
  if (/^(?:g?make|just)$/.test(program)) return (invocation, frame) => recipe(program, invocation, frame);
  return undefined;
}

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

function packageScript(program: string, invocation: Invocation, frame: Frame): Output {
  const { words, place } = invocation;
  emit(frame, words, place);
  const found = scriptName(program, words.slice(1));
  if (found === undefined) return undefined;
  const { name, rest, directory, explicit } = found;
  const cwd =
    directory === undefined
      ? frame.scope.cwd
      : directory.certain
        ? resolvePath(frame.scope.cwd, directory.text)
        : undefined;
  const within = inside(
    { ...frame, scope: { ...childScope(frame), cwd } },
    explicit ? `${program} run ${name.text}` : `${program} ${name.text}`,
    place,
  );
  if (within === undefined) return undefined;
  const path = resolvePath(cwd, 'package.json');
  const fact = path === undefined ? undefined : fileFact(frame, path);
  const scripts = fact?.state === 'text' ? scriptsOf(fact.text) : undefined;
  if (!name.certain) return noteUnread(frame, name.place, 'Which script runs here is not known.');
  if (path === undefined) {
    if (explicit)
      return noteUnread(frame, place, 'Where the script’s package.json lies is not known.', 'detail');
  } else if (fact !== undefined && scripts === undefined && fact.state !== 'missing') {
    return noteUnread(frame, place, 'The package.json could not be read.');
  }
  const text = scripts?.get(name.text);
  if (text !== undefined && path !== undefined && fact !== undefined) {
    frame.session.texts.set(path, fact.text);
    for (const step of [`pre${name.text}`, name.text, `post${name.text}`]) {
      const code = scripts?.get(step);
      if (code === undefined) continue;
      const extra = step === name.text ? rest : [];
      once(frame, `${path}#${step}`, extra, () => readCode(code, extra, fact.text, path, within));
    }
    return undefined;
  }
  // What is not among the scripts is a program of an installed package, for those that fall back to it.
  if (!explicit && program !== 'npm') {
    const bin = { ...name, text: packageProgram(name.text) };
    frame.session.invoke({ words: [bin, ...rest], place }, { ...within, via: [...frame.via, program] });
  }
  return undefined;
}

function scriptName(program: string, args: readonly Word[]) {
  let directory: Word | undefined;
  let explicit = false;
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === undefined) break;
    const { text } = word;
    if (text.startsWith('-')) {
      const attached = directories.exec(text);
      const takes = values.test(text);
      if (attached !== null)
        directory = attached[1] === undefined ? args[at + 1] : { ...word, text: attached[1] };
      if (takes) at++;
      continue;
    }
    if (!explicit && (text === 'run' || text === 'run-script' || text === 'rum')) {
      explicit = true;
      continue;
    }
    if (!explicit && text === 'workspace') {
      at++;
      continue;
    }
    const own = Object.hasOwn(short, text) ? (short[text] ?? text) : text;
    const runs = explicit || lifecycle.has(own) || (program !== 'npm' && !commands.has(text) && word.certain);
    if (!runs) return undefined;
    const after = args.slice(at + 1);
    if (program === 'npm') directory = directoryOption(after) ?? directory;
    const rest =
      program === 'npm' ? afterDashes(after) : after.filter((it, index) => index > 0 || it.text !== '--');
    return { name: { ...word, text: own }, rest, directory, explicit };
  }
  return undefined;
}

/** npm takes its own options after the script's name too, up to `--`. */
function directoryOption(args: readonly Word[]): Word | undefined {
  const end = args.findIndex((word) => word.text === '--');
  const own = end < 0 ? args : args.slice(0, end);
  const at = own.findIndex((word) => directories.test(word.text));
  const word = own[at];
  const attached = word === undefined ? undefined : directories.exec(word.text)?.[1];
  return word === undefined || attached === undefined
    ? own[at + 1 || own.length]
    : { ...word, text: attached };
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

function recipe(program: string, invocation: Invocation, frame: Frame): Output {
  const { words, place } = invocation;
  emit(frame, words, place);
  const targets: Word[] = [];
  let [file, directory]: (Word | undefined)[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (/^(?:-n|--just-print|--dry-run|--recon|-v|--version|-h|--help|-l|--list)$/.test(word.text))
      return undefined;
    if (/^(?:-C|--directory|--working-directory|-d)$/.test(word.text)) directory = words[++at];
    else if (/^(?:-f|--file|--makefile|--justfile)$/.test(word.text)) file = words[++at];
    else if (/^(?:-[jloOWI]|--jobs)$/.test(word.text)) at += /^\d+$/.test(words[at + 1]?.text ?? '') ? 1 : 0;
    else if (!word.text.startsWith('-') && !word.text.includes('=')) targets.push(word);
  }
  const cwd =
    directory === undefined
      ? frame.scope.cwd
      : directory.certain
        ? resolvePath(frame.scope.cwd, directory.text)
        : undefined;
  const names =
    file !== undefined
      ? [file.text]
      : program === 'just'
        ? ['justfile', 'Justfile']
        : ['GNUmakefile', 'makefile', 'Makefile'];
  let fact: ReturnType<typeof fileFact>;
  for (const name of names) {
    const path = resolvePath(cwd, name);
    if (fact?.state !== 'text' && path !== undefined) fact = fileFact(frame, path);
  }
  if (fact?.state !== 'text') return undefined;
  if (fact.text.length > maximumLength)
    return noteUnread(frame, place, `The ${names[0]} is too long to be read.`);
  const wanted = targets.filter((word) => word.certain).map((word) => word.text);
  const assigned = words.filter((word) => /^[A-Za-z_]\w*=/.test(word.text)).map((word) => word.text);
  const within = inside(
    { ...frame, scope: { ...childScope(frame), cwd } },
    [program, ...wanted].join(' '),
    place,
  );
  if (within === undefined) return undefined;
  frame.session.texts.set(fact.path, fact.text);
  for (const line of recipesOf(
    fact.text,
    program === 'just' ? 'just' : 'make',
    program === 'just' ? wanted.slice(0, 1) : wanted,
    assigned,
  )) {
    const { start, end, text } = line;
    const held = { start, end, file: fact.path };
    frame.session.read(heldSource(text, held), { ...within, shell: 'sh', scope: { ...within.scope } });
  }
  return undefined;
}
