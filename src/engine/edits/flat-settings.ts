import type { Json } from '../../model/request.ts';
import { readToml } from '../formats/toml.ts';
import { readYaml } from '../formats/yaml.ts';
import { objectOf } from '../json.ts';

/** One value of a settings file, and where it stands: `resource "aws_db_instance" "main".lifecycle.prevent_destroy`. */
export interface Setting {
  readonly path: string;
  /** The last part of the path in lower case, without `_` and `-`. */
  readonly key: string;
  readonly value: string;
}

const MOST = 200_000;
const MOST_SETTINGS = 5_000;
const MAX_DEPTH = 30;

/** Every value of a settings file, whatever its order, its spaces and its comments. Never throws. */
export function flatSettings(path: string, text: string): readonly Setting[] {
  const known = text.slice(0, MOST);
  if (/\.ya?ml$/i.test(path)) return readYaml(known).flatMap((one) => flatJson(one, rootOf(one)));
  if (/\.toml$/i.test(path)) return flatJson(readToml(known), '');
  if (/(^|[/\\])\.env[^/\\]*$/.test(path)) return variables(known);
  return resolved(blocks(known));
}

const REFERENCE = /^(?:\$\{)?(?:var|local)\.([\w-]+)\}?$/;
const DEFAULT = /^(?:variable\s+"([^"]+)"\.default|locals\.([\w-]+))$/;

/** What a setting takes from a variable of the same text stands in its place. */
function resolved(settings: readonly Setting[]): readonly Setting[] {
  if (!settings.some(({ value }) => REFERENCE.test(value))) return settings;
  const values = new Map(
    settings.flatMap(({ path, value }) => {
      const [, variable, local] = DEFAULT.exec(path) ?? [];
      const name = variable ?? local;
      return name === undefined ? [] : [[name, value] as const];
    }),
  );
  return settings.map((one) => ({
    ...one,
    value: values.get(REFERENCE.exec(one.value)?.[1] ?? '') ?? one.value,
  }));
}

export const plainKey = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

const settingAt = (path: string, value: string): Setting => ({
  path,
  key: plainKey(/[^.\s"]*$/.exec(path.replace(/"$/, ''))?.[0] ?? ''),
  value: value.replace(/\s+/g, ' '),
});

/** A document of Kubernetes is told by its kind and name, wherever in a file it stands. */
function rootOf(document: Json): string {
  const { kind, metadata } = objectOf(document);
  if (typeof kind !== 'string') return '';
  const { name } = objectOf(metadata ?? null);
  return `${kind}/${typeof name === 'string' ? name : ''}`;
}

function flatJson(value: Json, path: string): readonly Setting[] {
  const found: Setting[] = [];
  const visit = (one: Json, at: string, depth: number): void => {
    if (found.length >= MOST_SETTINGS || depth > MAX_DEPTH) return;
    if (Array.isArray(one)) {
      // What has a name is the same thing at any place of the list.
      for (const item of one as readonly Json[]) visit(item, `${at}${nameOf(item)}`, depth + 1);
    } else if (one !== null && typeof one === 'object') {
      const entries = Object.entries(one);
      if (entries.length === 0 && at !== '') found.push(settingAt(at, '{}'));
      for (const [name, item] of entries) visit(item, at === '' ? name : `${at}.${name}`, depth + 1);
    } else found.push(settingAt(at, one === null ? '' : String(one)));
  };
  visit(value, path, 0);
  return found;
}

function nameOf(item: Json): string {
  const { name, binding } = objectOf(item);
  const said = name ?? binding;
  return typeof said === 'string' ? `[${said}]` : '';
}

/** https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow */
function variables(text: string): readonly Setting[] {
  const found = new Map<string, Setting>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^\s*(?:export\s+)?([\w.]+)\s*=\s*(.*)$/.exec(line) ?? [];
    // The last one counts.
    if (name !== undefined) found.set(name, { path: name, key: plainKey(name), value: unquoted(value) });
  }
  return [...found.values()];
}

const unquoted = (value: string): string =>
  value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();

const KEY = /^(?:"([^"]*)"|'([^']*)'|([\w.$/-]+))\s*(?:=>|[:=])\s*(.+)$/s;

/** Languages of blocks in braces: HCL, Bicep, JSON, and what is written like them. */
function blocks(text: string): readonly Setting[] {
  const found: Setting[] = [];
  const stack: string[] = [];
  const below = (name: string) => [...stack, name].filter((part) => part !== '').join('.');
  const end = (segment: string): void => {
    const said = segment.trim();
    if (said === '' || found.length >= MOST_SETTINGS) return;
    const [, double, single, bare, value] = KEY.exec(said) ?? [];
    const name = double ?? single ?? bare;
    found.push(
      value === undefined || name === undefined
        ? settingAt(below(''), unquoted(said))
        : settingAt(below(name), unquoted(value)),
    );
  };
  for (const { sign, segment } of segmentsOf(text)) {
    if (sign === 'open') {
      const header = segment
        .trim()
        .replace(/\s*[:=]\s*[\w.]*$/, '')
        .replace(/^(["'])([^"']*)\1$/, '$2');
      stack.push(header);
      if (/\s/.test(header)) found.push({ path: below(''), key: '', value: '{' });
    } else {
      end(segment);
      if (sign === 'close') stack.pop();
    }
  }
  return found;
}

interface Segment {
  readonly segment: string;
  readonly sign: 'open' | 'close' | 'end';
}

function* segmentsOf(text: string): Generator<Segment> {
  let [start, at, quote] = [0, 0, ''];
  let held = '';
  const take = () => held + text.slice(start, at);
  while (at < text.length) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote || (char === '\n' && quote !== '`')) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (text.startsWith('/*', at)) {
      held = take();
      const close = text.indexOf('*/', at + 2);
      at = close < 0 ? text.length : close + 1;
      start = at + 1;
    } else if ((char === '#' || text.startsWith('//', at)) && /^\s?$/.test(text[at - 1] ?? '')) {
      held = take();
      const close = text.indexOf('\n', at);
      at = (close < 0 ? text.length : close) - 1;
      start = at + 1;
    } else if (/[{}[\]()\n,;]/.test(char)) {
      const sign = /[{[(]/.test(char) ? 'open' : /[}\])]/.test(char) ? 'close' : 'end';
      yield { segment: take(), sign };
      held = '';
      start = at + 1;
    }
    at += 1;
  }
  yield { segment: take(), sign: 'end' };
}
