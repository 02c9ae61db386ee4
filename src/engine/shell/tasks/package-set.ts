import type { Word } from '../../../model/call.ts';
import { resolvePath } from '../../paths.ts';
import type { Frame } from '../session.ts';
import { fileFact } from '../session.ts';

/** `npm pkg set scripts.x="…"`: what a later part of the line would run. https://docs.npmjs.com/cli/v11/commands/npm-pkg */
export function setScripts(words: readonly Word[], frame: Frame): void {
  const path = resolvePath(frame.scope.cwd, 'package.json');
  const set = words.flatMap(({ text, certain }): readonly (readonly [string, string])[] => {
    const [, name, code] = /^scripts\.([\w:.-]+)=(.+)$/s.exec(text) ?? [];
    return certain && name !== undefined && code !== undefined ? [[name, code]] : [];
  });
  if (path === undefined || set.length === 0) return;
  const fact = fileFact(frame, path);
  const held = fact?.state === 'text' ? parsed(fact.text) : {};
  const text = JSON.stringify({
    ...held,
    scripts: { ...objectIn(held.scripts), ...Object.fromEntries(set) },
  });
  frame.session.writes.push(path);
  frame.session.written.set(path, { text, appended: false });
}

type Table = { readonly [key: string]: unknown };

const objectIn = (value: unknown): Table =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Table) : {};

function parsed(text: string): Table {
  try {
    return objectIn(JSON.parse(text));
  } catch {
    return {};
  }
}
