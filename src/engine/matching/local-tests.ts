import type { Hint, Target } from '../../model/action.ts';
import type { Word } from '../../model/call.ts';
import type { Platform } from '../../model/platform.ts';
import { hostsIn, isLocal } from '../hosts.ts';
import { isComposed } from '../shell/wrappers/contained.ts';
import type { Arguments } from './view.ts';
import { optionWord } from './view.ts';

/** How tests name what they make anew before every run: `shop_test`, `test_shop`, `shop-e2e-2`. */
const OF_TESTS = /^(test|e2e)[_-]\w|(^|[_-])(tests?|testing|e2e)([_-]?\d{1,4})?$/i;
const FILE_OF_TESTS = /(^|[/._-])(tests?|testing|e2e|ci)([._-][\w.-]*)?\.ya?ml$/i;
/** `/tmp/x.db`, `db/test.sqlite3`, and what is never on a disk. */
const DATA_OF_TESTS =
  /^((\/private)?\/(tmp|var\/tmp)\/(?!\.\.|.*\/\.\.\/).*|:memory:|(?!.*\.\.)([\w./-]*\/)?(test|tests|e2e|[\w-]*[_-]test)\.(db|sqlite3?)|(?!.*\.\.)(?!\/)([\w.-]+\/)*(tests?|__tests__|e2e|fixtures)\/[\w./-]+\.(db|sqlite3?))$/i;
const OTHERWISE = /prod|live|stag/i;

const ofTests = (name: string) => /^[\w-]{1,80}$/.test(name) && OF_TESTS.test(name) && !OTHERWISE.test(name);

/** `shop_test_data`, `shop-test_data`: what belongs to a project of tests. */
const ofTestProject = (name: string) =>
  /^[\w-]{1,80}$/.test(name) && /(^|[_-])(tests?|testing|e2e)[_-]/i.test(name) && !OTHERWISE.test(name);

/** A script that leaves the database that the line names for another. */
const GOES_ON =
  /\battach\b|\\c(onnect)?\s|^\s*use\s|[;\n]\s*use\s|getSiblingDB|getDB\s*\(|\bMongo\s*\(|\bconnect\s*\(/i;
const SIBLING = /\bgetSiblingDB\(\s*["']([\w-]+)["']\s*\)/g;
const isAddress = (text: string) =>
  !/\.(ya?ml|sql|db|sqlite3?)$/i.test(text) && hostsIn(text).some((host) => !isLocal(host));

/**
 * Where a client reaches this machine's own server unless it is told otherwise, and is not, what bears a test's name is
 * on this machine. `named`: what a statement names that counts like an option for the database.
 */
export function localTests(
  platform: Platform,
  args: Arguments,
  targets: readonly Target[],
  named: string | undefined = undefined,
): readonly Hint[] {
  const usual = platform.localUnlessTold;
  if (usual === undefined || !usual.elsewhere.every((name) => isHere(args, name))) return [];
  const texts = args.call.args.map(({ text }) => text);
  const read = args.call.input?.kind === 'text' ? args.call.input.word.text : '';
  const siblings = [...texts, read].flatMap((text) =>
    [...text.matchAll(SIBLING)].map(([, name = '']) => name),
  );
  const others = [...texts, read].map((text) =>
    text.replace(SIBLING, (call, name: string) => (ofTests(name) ? 'db' : call)),
  );
  if (others.some((text) => GOES_ON.test(text)) || texts.some(isAddress)) return [];
  const [database] = args.positionals.filter(({ loose }) => !loose);
  const names: readonly (Word | Target | undefined)[] = [
    ...usual.names.map((name) => optionWord(args, [name]) ?? given(args, name)),
    usual.positional && targets.length === 0 ? database?.word : undefined,
  ];
  const said = [
    ...names.flatMap((one) => (one?.certain && 'text' in one ? [one.text] : [])),
    // `psql "host=localhost dbname=app_test"`
    ...args.call.args.flatMap(({ text, certain }) =>
      certain ? (/\bdbname\s*=\s*'?([^\s']+)/.exec(text)?.slice(1, 2) ?? []) : [],
    ),
  ];
  const things = targets.every(({ certain }) => certain) ? targets.map(({ name }) => name) : [''];
  const files = args.call.args.filter(({ certain, text }) => certain && /\.ya?ml$/i.test(text));
  const data = usual.files
    ? args.positionals.find(({ word }) => DATA_OF_TESTS.test(word.text) || isTemporary(word))?.word
    : undefined;
  const port = usual.port === undefined ? undefined : optionWord(args, [usual.port[0]]);
  const found =
    (port?.certain === true && /^\d{4,5}$/.test(port.text) && port.text !== usual.port?.[1]
      ? port.text
      : undefined) ??
    (data !== undefined && (data.certain || isTemporary(data)) && data === database?.word
      ? data.text
      : undefined) ??
    (named === undefined ? [...said, ...siblings] : [named]).find(ofTests) ??
    containerOf(args.call.via).find(ofTests) ??
    (things.length > 0 &&
    things.every((name) => ofTests(name) || (usual.projects === true && ofTestProject(name)))
      ? things[0]
      : undefined) ??
    (files.length > 0 && files.every(({ text }) => FILE_OF_TESTS.test(text) && !OTHERWISE.test(text))
      ? files[0]?.text
      : undefined);
  return found === undefined
    ? []
    : [{ text: 'localhost', source: `“${found}” on this machine`, explicit: true }];
}

/** A variable that the call gets. */
function given({ call }: Arguments, name: string): Word | undefined {
  const word = call.variables[name];
  return word?.own === true ? undefined : word;
}

/** A file in a folder that `mktemp` made. */
const isTemporary = ({ text, certain, printedBy = [] }: Word): boolean =>
  !certain &&
  !text.includes('..') &&
  /^\$\{?\w+\}?\/[\w./-]+$/.test(text) &&
  printedBy.length > 0 &&
  printedBy.every(({ program }) => program === 'mktemp');

/** The container of this machine’s own engine in which a call runs. */
const containerOf = (via: readonly string[]): readonly string[] =>
  via.length === 1 ? (/^(?:docker|podman|nerdctl) exec ([\w-]+)$/.exec(via[0] ?? '')?.slice(1) ?? []) : [];

/** Whether an option or a variable is not given, or names this machine. */
function isHere(args: Arguments, name: string): boolean {
  const word = optionWord(args, [name]) ?? args.call.variables[name];
  if (word === undefined || word.text === '') return true;
  return (
    word.certain &&
    ((/^[a-z][\w-]{0,40}$/i.test(word.text) && isComposed(args.call.via)) ||
      hostsIn(word.text).some(isLocal) ||
      /^(\/|unix:|default$|desktop-linux$)/.test(word.text))
  );
}
