import type { Word } from '../../../model/call.ts';
import { jsonObject, textOf, textsOf } from '../../formats/values.ts';
import { readYaml } from '../../formats/yaml.ts';
import { parseJson } from '../../json.ts';
import { resolvePath } from '../../paths.ts';
import type { Frame } from '../session.ts';
import { fileFact } from '../session.ts';

const NPM = /^(?:-w|--workspace)(?:=(.*))?$/s;
const FILTER = /^(?:-F|--filter|--scope)(?:=(.*))?$/s;

/** The workspace that an option names; undefined where it is another option. */
export function memberOption(word: Word, next: Word | undefined, program: string): Word | undefined {
  const found = (program === 'npm' ? NPM : FILTER).exec(word.text);
  if (found === null) return undefined;
  return found[1] === undefined ? next : { ...word, text: found[1] };
}

/**
 * The folder of a workspace, by its package's name or its own path; undefined where the files do not tell. A pattern
 * such as `packages/*` is tried with the package's own name in its place.
 * https://docs.npmjs.com/cli/using-npm/workspaces, https://pnpm.io/filtering
 */
export function memberFolder(member: Word, root: string | undefined, frame: Frame): string | undefined {
  const name = member.text.replace(/^\.{3}\^?|\^?\.{3}$|^\{|\}$/g, '').replace(/(.)\/$/, '$1');
  if (!member.certain || root === undefined || /[*![\]]/.test(name)) return undefined;
  const own = name.replace(/^@[^/]+\//, '');
  const candidates = new Set<string>();
  if (!name.startsWith('@')) candidates.add(name);
  for (const pattern of patternsOf(root, frame)) {
    const path = pattern.replace(/^\.\//, '').replace(/\/$/, '');
    candidates.add(path.replace(/\*+/g, own));
    if (name.startsWith('@')) candidates.add(path.replace(/\*+/g, name.slice(1).replace('/', '-')));
  }
  for (const candidate of [...candidates].slice(0, 24)) {
    const path = resolvePath(root, `${candidate}/package.json`);
    const fact = path === undefined ? undefined : fileFact(frame, path);
    if (fact?.state !== 'text') continue;
    const called = textOf(jsonObject(parseJson(fact.text) ?? null).name);
    if (called === name || candidate === name || candidate === name.replace(/^\.\//, ''))
      return resolvePath(root, candidate);
  }
  return undefined;
}

function patternsOf(root: string, frame: Frame): readonly string[] {
  const read = (name: string): string | undefined => {
    const path = resolvePath(root, name);
    const fact = path === undefined ? undefined : fileFact(frame, path);
    return fact?.state === 'text' ? fact.text : undefined;
  };
  const manifest = jsonObject(parseJson(read('package.json') ?? '{}') ?? null).workspaces;
  const yaml = read('pnpm-workspace.yaml');
  return [
    ...textsOf(Array.isArray(manifest) ? manifest : jsonObject(manifest).packages),
    ...textsOf(yaml === undefined ? [] : jsonObject(readYaml(yaml)[0]).packages),
  ].filter((pattern) => !pattern.startsWith('!'));
}
