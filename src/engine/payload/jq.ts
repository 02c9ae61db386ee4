import type { Call, Word } from '../../model/call.ts';
import { names, readOptions } from './options.ts';
import { type ProgramToken, programTokens } from './program/tokens.ts';
import { evaluate } from './program/values.ts';
import { made } from './words.ts';

// https://jqlang.org/manual/#invoking-jq
const table = { valued: names('-L --indent --from-file -f'), combined: true };
const NAMED = /^--(arg|argjson|rawfile)$/;

/**
 * What `jq -n` writes where its filter only builds an object out of its arguments (`--arg q "…" '{query: $q}'`).
 * Undefined for every other filter. `file` gives the text of a file, or undefined where it cannot be had.
 */
export function jqOutput(call: Call, file: (path: Word) => Word | undefined): Word | undefined {
  const rest: Word[] = [];
  const assigned = new Map<string, readonly ProgramToken[]>();
  let certain = true;
  for (let at = 0; at < call.args.length; at++) {
    const word = call.args[at];
    const kind = NAMED.exec(word?.text ?? '')?.[1];
    if (!word || kind === undefined) {
      if (word) rest.push(word);
      continue;
    }
    const name = call.args[at + 1];
    const given = call.args[at + 2];
    at += 2;
    const value = given && kind === 'rawfile' ? file(given) : given;
    if (!name || !value) return undefined;
    certain &&= value.certain;
    const text: ProgramToken = {
      kind: 'string',
      text: value.text,
      certain: true,
      start: 0,
      end: 0,
      fresh: false,
    };
    assigned.set(`$${name.text}`, kind === 'argjson' ? programTokens(value.text, 'javascript') : [text]);
  }
  const options = readOptions(rest, table);
  const [filter] = options.filter(({ name }) => name === '').map(({ value }) => value);
  const alone = options.some(({ name }) => name === '-n' || name === '--null-input');
  if (!alone || !filter?.certain || !/^\s*[{[]/.test(filter.text) || filter.text.includes('\\('))
    return undefined;
  const scope = { language: 'javascript', assigned, variables: {}, directory: undefined } as const;
  const value = evaluate(programTokens(filter.text, 'javascript'), scope);
  if (value.json === null || typeof value.json !== 'object') return undefined;
  return made(JSON.stringify(value.json), filter, certain && value.certain);
}
