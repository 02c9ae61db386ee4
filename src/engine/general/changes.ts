import type { Word } from '../../model/call.ts';
import type { Arguments } from '../matching/view.ts';
import { endsByField, isWeighty } from './fields.ts';
import type { Reading } from './words.ts';

const SETS = /(^|[:._-])(update|set|edit|patch|modify|change|configure|put|scale|resize)$/;

/** `domain transfer acme.io --to other`: it is somebody else’s afterwards. */
export function readTransfer({ positionals }: Arguments): { kind: Reading; at: number } | undefined {
  const at = positionals.slice(0, 4).findIndex(({ word }) => word.certain && word.text === 'transfer');
  if (at <= 0) return undefined;
  const around = [positionals[at - 1], positionals[at + 1]].map((one) => one?.word.text ?? '');
  return around.some(isWeighty) ? { kind: 'destroys', at } : undefined;
}

/** `migrate --destination 0`, `migrations to zero`: back to a database without tables. */
export function readMigration(args: Arguments): { kind: Reading; at: number } | undefined {
  const at = args.positionals
    .slice(0, 3)
    .findIndex(({ word }) => /^(db[:.])?migrat(e|ions?)$/.test(word.text));
  if (at < 0) return undefined;
  const told = args.options.some(
    ({ name, value, next }) =>
      /^--?(destination|target|to|version|to-version|target-version)$/.test(name) &&
      /^(0|zero|base|initial)$/.test((value ?? next)?.text ?? ''),
  );
  const said = args.positionals.slice(at + 1, at + 4).some(({ word }) => /^(zero|base)$/.test(word.text));
  return told || said ? { kind: 'destroys', at } : undefined;
}

/** Options of a change that end what it is about: `accounts update 7 --status closed`, `users edit bob --disabled`. */
export function readSettings(args: Arguments): { kind: Reading; at: number } | undefined {
  const at = args.positionals.slice(0, 4).findIndex(({ word }) => word.certain && SETS.test(word.text));
  if (at < 0) return undefined;
  const subject = args.positionals.slice(0, at + 2).map(({ word }) => word.text);
  const set = args.options.flatMap(({ name, value, next }): readonly (readonly [string, string])[] => {
    const said = (value ?? (next && !next.text.startsWith('-') ? next : undefined))?.text;
    // `-s enabled=false`
    const [, key, given] = /^([\w.-]{1,60})=(.{0,100})$/.exec(said ?? '') ?? [];
    if (key !== undefined && given !== undefined) return [[key, given]];
    return [[name.replace(/^-+/, '').replaceAll('-', '_'), said ?? 'true']];
  });
  const plain = args.positionals.flatMap(({ word }): readonly (readonly [string, string])[] => {
    const [, key, given] = /^([\w.-]{1,60})=(.{0,100})$/.exec(word.text) ?? [];
    return key === undefined || given === undefined ? [] : [[key, given]];
  });
  return endsByField(Object.fromEntries([...set, ...plain]), subject.join(' '))
    ? { kind: 'destroys', at }
    : undefined;
}

/** `cdn purge https://acme.com/a.css`: what a cache holds of one address is fetched again. */
export const renewsCache = (verb: string, { options }: Arguments, rest: readonly Word[]): boolean =>
  /^(purge|invalidate)$/.test(verb) &&
  (rest.some(({ text }) => /^https?:\/\//.test(text)) ||
    options.some(({ name, value, next }) =>
      /^--urls?$/.test(name)
        ? /^https?:\/\//.test((value ?? next)?.text ?? '')
        : /^--(surrogate-keys?|cache-tags?)$/.test(name),
    ));
