import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';

/**
 * What makes a new thing, failing where one of that name is there, and what takes the same kind of thing away. Where a
 * part of the words is caught, both must say the same. Volumes, buckets and resource groups that are there are taken as
 * they are, so that nothing proves them new.
 */
const PAIRS: readonly (readonly [makes: RegExp, takes: RegExp])[] = [
  [/^createdb /, /^dropdb /],
  [/^createuser /, /^dropuser /],
  [/^mysqladmin (?:\S+ ){0,3}create /, /^mysqladmin (?:\S+ ){0,3}drop /],
  [/^(?:kubectl|oc|k) create ([a-z]+) /, /^(?:kubectl|oc|k) delete ([a-z]+) /],
  [
    /^(?:docker|podman|nerdctl) (?:container )?(?:run|create) /,
    /^(?:docker|podman|nerdctl) (?:container )?(?:rm|stop|kill) /,
  ],
  [/^(?:docker|podman|nerdctl) network create /, /^(?:docker|podman|nerdctl) network rm /],
  [/^(kind|k3d) (?:create cluster|cluster create) /, /^(kind|k3d) (?:delete cluster|cluster delete) /],
  [/^gcloud ((?:[a-z-]+ ){1,4})create /, /^gcloud ((?:[a-z-]+ ){1,4})delete /],
  [/^helm install /, /^helm (?:uninstall|delete) /],
  [/^(?:multipass|lxc|incus) launch /, /^(?:multipass|lxc|incus) delete /],
  [/^git worktree add /, /^git worktree remove /],
  [/^git (?:checkout -b|switch -c|switch --create|worktree add|branch (?!-)) ?/, /^git branch /],
];
/** What goes on where the thing is there already, and so makes nothing. */
const REUSES = /^--?(if-not-exists|ignore-existing|existing|force|dry-run(=.*)?|replace)$/;

/**
 * Without what an earlier part of the same line made: `createdb t && … && dropdb t`. Where the parts are not chained by `&&`,
 * making it may have failed because it was there; then only what bears a passing name counts as made here.
 */
export function withoutMadeHere(
  actions: readonly Action[],
  calls: readonly Call[],
  command: string,
): readonly Action[] {
  if (calls.length < 2 || !actions.some(takesAway)) return actions;
  const makers = calls.flatMap(makerOf);
  if (makers.length === 0) return actions;
  return actions.filter((action) => !takesAway(action) || !isMadeHere(action, calls, makers, command));
}

const takesAway = ({ verb, undo, targets, loses }: Action): boolean =>
  (verb === 'delete' || verb === 'stop') &&
  (undo !== 'files' || loses !== undefined) &&
  targets.length > 0 &&
  targets.every(({ certain }) => certain);

/** A call in plain words; git tells by its options what it does. */
function saidBy({ program, args }: Call): string {
  const words = args.map(({ text }) => text);
  const plain =
    program === 'git'
      ? words
      : words.filter((word, at) => !word.startsWith('-') && !/^--?[a-z-]+$/.test(where(words[at - 1])));
  return `${[program, ...plain].join(' ')} `;
}

const where = (word = ''): string => (WHERE.test(word) ? word : '');

const MAKERS =
  /^(createdb|createuser|mysqladmin|kubectl|oc|k|docker|podman|nerdctl|kind|k3d|gcloud|helm|multipass|lxc|incus|git)$/;
const mayMake = byProgram((program) => MAKERS.test(program));

/** A call that makes something: of which pairs it is the first, with what they caught of it. */
interface Maker {
  readonly call: Call;
  readonly kinds: ReadonlyMap<number, string>;
}

function makerOf(call: Call): readonly Maker[] {
  if (!mayMake(call.program)) return [];
  const kinds = kindsOf(call, 0);
  if (kinds.size === 0 || call.args.some(({ text }) => REUSES.test(text))) return [];
  return [{ call, kinds }];
}

/** The pairs of which a call is the first or the second part. */
function kindsOf(call: Call, part: 0 | 1): ReadonlyMap<number, string> {
  const said = saidBy(call);
  const kinds = new Map<number, string>();
  PAIRS.forEach((pair, at) => {
    const found = pair[part].exec(said);
    if (found !== null) kinds.set(at, kind(found[1]));
  });
  return kinds;
}

function isMadeHere(
  action: Action,
  calls: readonly Call[],
  makers: readonly Maker[],
  command: string,
): boolean {
  const taker = calls.find(({ place }) => place === action.place);
  if (taker === undefined || taker.place.file !== undefined) return false;
  const kinds = [...kindsOf(taker, 1)];
  return action.targets.every(({ name }) =>
    makers.some(
      (maker) =>
        maker.call.place.file === undefined &&
        maker.call.place.end <= taker.place.start &&
        kinds.some(([pair, what]) => maker.kinds.get(pair) === what) &&
        maker.call.args.some(
          ({ text, certain }) => certain && (text === name || text.endsWith(`=${name}`)),
        ) &&
        (PASSING.test(name) || isChained(command.slice(maker.call.place.end, taker.place.start))) &&
        placeOf(maker.call) === placeOf(taker),
    ),
  );
}

const kind = (word = ''): string => word.replace(/^ns$/, 'namespace').replace(/^deploy$/, 'deployment');

/** Options that say where: the same server, context or account for both. */
const WHERE =
  /^(-h|-H|--host|--context|--kube-context|--profile|--project|--region|--zone|--kubeconfig|--cluster|-n|--namespace|-p|--port|-C)(=|$)/;

/** What says where a call works, and through what. `-p 6390:6379` says what a container opens. */
const placeOf = ({ args, via, variables }: Call): string =>
  JSON.stringify([
    via,
    Object.entries(variables).map(([name, { text }]) => `${name}=${text}`),
    args.flatMap(({ text }, at) => {
      const next = args[at + 1]?.text ?? '';
      return WHERE.test(text) && !/^[\d.:]*\d+:\d+$/.test(next) ? [text, text.includes('=') ? '' : next] : [];
    }),
  ]);

/** Whether what follows runs only where all before it went well. */
const isChained = (between: string): boolean =>
  between.includes('&&') && !/;|\n|\|\||(^|[^&>])&([^&>]|$)/.test(between);

const PASSING =
  /(^|[._-])(te?mp|tests?|testing|scratch|try|demo|e2e|ci|throwaway)([._-]|\d|$)|^(te?mp|test|try|x|t)\d*$/i;
