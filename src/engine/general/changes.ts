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

/** A disk as a whole, or a part of it. */
const DISK =
  /^(\/dev\/r?(sd[a-z]|hd[a-z]|vd[a-z]|xvd[a-z]|nvme\d+n\d+|mmcblk\d+|disk\d+)\S*|\\\\\.\\PhysicalDrive\d+)$/i;
const IMAGE = /\.(img|iso|wic|raw|dmg|vhdx?|img\.\w{2,4}|wic\.\w{2,4})$/i;

/** `bmaptool copy os.wic /dev/sdb`, `etcher os.img --drive /dev/sdb`: an image goes over a disk. */
export function readDiskWrite({
  positionals,
  options,
}: Arguments): { kind: Reading; at: number } | undefined {
  const disk = positionals.findIndex(({ word }) => DISK.test(word.text));
  const named = options.some(
    ({ name, value, next }) =>
      /^--?(drive|device|target|output|disk|of|o|d)$/.test(name) && DISK.test((value ?? next)?.text ?? ''),
  );
  if (disk < 0 && !named) return undefined;
  const before = disk < 0 ? positionals : positionals.slice(0, disk);
  const at = before.findIndex(({ word }) => /^(flash|write|burn|restore|format|erase|wipe)$/.test(word.text));
  return at >= 0 || before.some(({ word }) => IMAGE.test(word.text)) ? { kind: 'destroys', at } : undefined;
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
  const behind = args.positionals.slice(at + 1, at + 4).map(({ word }) => word.text);
  const said =
    behind.some((word) => /^(zero|base)$/.test(word)) ||
    (behind[0] === 'to' && behind[1] === '0') ||
    /^(reverse|revert|undo|unapply|backwards?)(-(all|last))?$/.test(behind[0] ?? '');
  return told || said ? { kind: 'destroys', at } : undefined;
}

/** Options of a change that end what it is about: `accounts update 7 --status closed`, `users edit bob --disabled`. */
export function readSettings(args: Arguments): { kind: Reading; at: number } | undefined {
  const at = args.positionals.slice(0, 4).findIndex(({ word }) => word.certain && SETS.test(word.text));
  if (at < 0) return undefined;
  const subject = args.positionals.slice(0, at + 2).map(({ word }) => word.text);
  if (subject.some((word) => /^(retention|backups?|history)$/.test(word)) && keepsNothing(args))
    return { kind: 'destroys', at };
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

/** `cleanup --days 0`: nothing is young enough to be kept. */
export const keepsNothing = ({ options }: Arguments): boolean =>
  options.some(
    ({ name, value, next }) =>
      /^--?(days|hours|older-than|min-age|max-age|age|ttl|keep(-\w+)?|retain(-\w+)?|retention(-\w+)?)$/.test(
        name,
      ) && /^0+[a-z]*$/.test((value ?? next)?.text ?? ''),
  );

/** `compose down --provider aws`: it stands in a cloud. */
export const isInCloud = ({ name, value, next }: Arguments['options'][number]): boolean =>
  /^--(provider|cloud|stack|stage|region)$/.test(name) &&
  !/^(local\w*|docker|dev\w*|test)$/.test((value ?? next)?.text ?? 'local');

/** `uninstall --app blog.example.com`: what it is done to. */
export const namesOne = ({ name, value, next }: Arguments['options'][number]): boolean =>
  /^--(app|site|service|db|database|instance|server|tenant|project|volume|bucket|queue|topic|index|cluster)(-?(name|id))?$/.test(
    name,
  ) && (value ?? next) !== undefined;
