import type { Place, Word } from '../../../model/call.ts';
import { resolvePath } from '../../paths.ts';
import { step } from '../budget.ts';
import type { Frame, Invocation } from '../session.ts';
import { emit, fileFact, inside } from '../session.ts';
import { remoteScope } from '../shells.ts';
import { heldSource } from '../source.ts';
import { contained, demote } from '../wrappers/contained.ts';

const VALUES =
  /^(?:-t|--tag|--build-arg|--target|--platform|--label|--network|--add-host|--cache-from|--cache-to|--secret|--ssh|-o|--output|--progress|--iidfile|--metadata-file|--builder|-m|--memory|--cpuset-cpus|--shm-size|--ulimit|--cgroup-parent|--build-context|--annotation|--isolation|-v|--volume)$/;

const BUILDERS = new Set(['docker', 'podman', 'nerdctl', 'buildah']);

/** Whether the words after `docker` build an image. */
export function buildsImage(program: string, words: readonly Word[]): boolean {
  if (!BUILDERS.has(program)) return false;
  const plain = words.slice(1, 8).filter(({ text }) => !text.startsWith('-'));
  const [first = '', second = ''] = plain.map(({ text }) => text);
  return /^(?:build|bud)$/.test(first) || (/^(?:buildx|image|builder)$/.test(first) && second === 'build');
}

/**
 * Reads what the build of an image would run: the `RUN` lines of its Dockerfile. They reach the network, and the host's
 * files only as copies. https://docs.docker.com/reference/dockerfile/#run
 */
export function readBuild({ words, place }: Invocation, frame: Frame): undefined {
  emit(frame, words, place);
  let file: Word | undefined;
  const positionals: Word[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const attached = /^--file=(.*)$/s.exec(word.text)?.[1];
    if (attached !== undefined) file = { ...word, text: attached };
    else if (word.text === '-f' || word.text === '--file') file = words[++at];
    else if (VALUES.test(word.text)) at++;
    else if (!word.text.startsWith('-')) positionals.push(word);
  }
  const context = positionals.at(-1);
  const folder = context?.certain === true ? resolvePath(frame.scope.cwd, context.text) : undefined;
  if (folder === undefined || file?.certain === false) return undefined;
  const paths =
    file === undefined
      ? ['Dockerfile', 'Containerfile'].map((name) => resolvePath(folder, name))
      : [resolvePath(frame.scope.cwd, file.text)];
  for (const path of paths) {
    const fact = path === undefined ? undefined : fileFact(frame, path);
    if (fact?.state !== 'text' || fact.text.length > longest) continue;
    const within = inside(frame, `${contained(words[0]?.text ?? '')} build`, place);
    if (within === undefined) return undefined;
    const from = frame.session.unread.length;
    for (const { code, start, end } of runLines(fact.text)) {
      step(frame.session.budget);
      const held: Place = { start, end, file: fact.path };
      const scope = { ...remoteScope(), cwd: folder };
      frame.session.read(heldSource(code, held), { ...within, shell: 'sh', scope });
    }
    demote(frame, from);
    return undefined;
  }
  return undefined;
}

const longest = 256 * 1024;

interface Run {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** The code of each `RUN`: joined lines, here-documents, and the form of a list. */
function runLines(text: string): readonly Run[] {
  const runs: Run[] = [];
  const pattern = /^[ \t]*(?:ONBUILD[ \t]+)?RUN[ \t]+(?:--\w+(?:=\S+)?[ \t]+)*/gim;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const start = found.index + found[0].length;
    const run = hereRun(text, start) ?? joinedRun(text, start);
    runs.push(run);
    pattern.lastIndex = Math.max(pattern.lastIndex, run.end);
  }
  return runs;
}

/** `RUN <<EOF`. */
function hereRun(text: string, start: number): Run | undefined {
  const found = /^<<-?\s*["']?(\w+)["']?[^\n]*\n/.exec(text.slice(start, start + 200));
  if (found === null) return undefined;
  const from = start + found[0].length;
  const at = text.indexOf(`\n${found[1] ?? ''}`, from - 1);
  const end = at < 0 ? text.length : at;
  return { code: text.slice(from, Math.max(from, end)), start: from, end };
}

/** A line with those that a backslash joins to it; comment lines between them are left out. */
function joinedRun(text: string, start: number): Run {
  let code = '';
  let at = start;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).replace(/\r$/, '');
    at = end + 1;
    if (/^\s*#/.test(line)) continue;
    const goes = line.trimEnd().endsWith('\\');
    code += goes ? `${line.trimEnd().slice(0, -1)} ` : line;
    if (!goes) break;
  }
  return { code: listed(code), start, end: Math.min(text.length, Math.max(start, at - 1)) };
}

/** `["a", "b c"]` as a command line. */
function listed(code: string): string {
  if (!/^\s*\[\s*"/.test(code)) return code;
  try {
    const words: unknown = JSON.parse(code);
    return Array.isArray(words)
      ? words.map((word) => `'${String(word).replaceAll("'", "'\\''")}'`).join(' ')
      : code;
  } catch {
    return code;
  }
}
