import type { Call, Word } from '../model/call.ts';
import { byProgram } from './by-program.ts';
import { type Chooser, choosers } from './choosers.ts';
import { onAnotherMachine } from './hosts.ts';
import { isOwnEngine } from './shell/wrappers/engine-host.ts';

/** What holds where nothing is chosen: the context “default” of Docker. */
const DEFAULT = choosers.filter(({ programs }) => programs.test('docker'));

const rowsOf = byProgram((program) => choosers.filter(({ programs }) => programs.test(program)));
const MOST_WORDS = 4;

/** What a call chooses, by the option or variable that would say the same. */
function chosenBy({ program, args }: Call): readonly { readonly row: Chooser; readonly word: Word }[] {
  const rows = rowsOf(program);
  if (rows.length === 0) return NOTHING;
  const plain = args.filter(({ text }, at) => !text.startsWith('-') && !isValue(args[at - 1]));
  const said = [''];
  for (const { text } of plain.slice(0, MOST_WORDS)) said.push(`${said.at(-1) ?? ''} ${text}`.trim());
  return rows.flatMap((row) => {
    for (let length = 0; length < said.length; length += 1) {
      if (!row.words.test(said[length] ?? '')) continue;
      const next = plain[length];
      const word = named(args, row.options ?? []) ?? next;
      const [first] = args;
      if (row.always !== undefined && first !== undefined)
        return [{ row, word: { ...first, text: row.always, certain: true } }];
      // `kubectx -` goes back to what was chosen before.
      if (word !== undefined && word.text !== '') return [{ row, word }];
    }
    return [];
  });
}

const NOTHING = [] as const;

const renames = byProgram((program) => /^(?:kubectl|oc|k|docker)$/.test(program));

/** What gives a context another name, or another place: whatever it is called, it leads there. */
function renamedBy({ program, args }: Call): { readonly name: string; readonly origin: Word } | undefined {
  if (!renames(program) || !/^con(fig|text)$/.test(args[0]?.text ?? '')) return undefined;
  const plain = args.filter(({ text }, at) => !text.startsWith('-') && !isValue(args[at - 1]));
  const [first, second, name, next] = plain;
  const said = `${program} ${first?.text ?? ''} ${second?.text ?? ''}`;
  const origin = /^(kubectl|oc|k) config rename-context$/.test(said)
    ? name
    : /^(kubectl|oc|k) config set-(context|cluster)$/.test(said)
      ? named(args, ['--cluster', '--server'])
      : /^docker context (create|update|import)$/.test(said)
        ? named(args, ['--docker', '--from'])
        : undefined;
  const given = /rename-context$/.test(said) ? next : name;
  if (origin === undefined || given === undefined) return undefined;
  return { name: given.text, origin: { ...origin, text: origin.text.replace(/^host=/, '') } };
}

const CONTEXT = /^(--context|--kube-context|--cluster)(?:=(.*))?$/s;

/** A call that names a context by a name that the line itself gave it, as one that names what it leads to. */
function byOrigin(call: Call, renamed: ReadonlyMap<string, Word>): Call {
  let changed = false;
  const args = call.args.map((word, at) => {
    const [, option, value] = CONTEXT.exec(word.text) ?? [];
    const before = CONTEXT.exec(call.args[at - 1]?.text ?? '');
    const origin = renamed.get(value ?? (before && before[2] === undefined ? word.text : ''));
    if (origin === undefined) return word;
    changed = true;
    return { ...origin, text: value === undefined ? origin.text : `${option}=${origin.text}` };
  });
  return changed ? { ...call, args } : call;
}

const isValue = (before: Word | undefined): boolean => /^--?[a-z][\w-]*$/i.test(before?.text ?? '');

/** The value of the first of these options. */
function named(args: readonly Word[], options: readonly string[]): Word | undefined {
  for (const [at, word] of args.entries()) {
    const equals = word.text.indexOf('=');
    if (equals > 0 && options.includes(word.text.slice(0, equals)))
      return { ...word, text: word.text.slice(equals + 1) };
    if (options.includes(word.text)) return args[at + 1];
  }
  return undefined;
}

/**
 * The calls with what an earlier part of the line chose for them, as if each said so itself: `kubectl config use-context
 * prod && kubectl delete pod x` is `kubectl --context=prod delete pod x`. What a call names itself counts for it alone.
 */
export function withChosen(calls: readonly Call[]): ReadonlyMap<Call, Call> {
  if (calls.length < 2) return UNCHANGED;
  const chosen = new Map<string, { readonly row: Chooser; readonly word: Word }>();
  const changed = new Map<Call, Call>();
  const renamed = new Map<string, Word>();
  for (const call of calls) {
    if (chosen.size + renamed.size > 0) {
      const now = told(renamed.size > 0 ? byOrigin(call, renamed) : call, [...chosen.values()]);
      if (now !== call) changed.set(call, now);
    }
    const again = renamedBy(call);
    if (again !== undefined) renamed.set(again.name, again.origin);
    const own = again?.name === 'default' ? DEFAULT.map((row) => ({ row, word: again.origin })) : [];
    for (const { row, word } of [...chosenBy(call), ...own])
      chosen.set(`${row.for.source} ${row.as}`, { row, word: renamed.get(word.text) ?? word });
  }
  return changed;
}

const UNCHANGED: ReadonlyMap<Call, Call> = new Map();

function told(call: Call, chosen: readonly { readonly row: Chooser; readonly word: Word }[]): Call {
  let now = call;
  for (const { row, word } of chosen) {
    if (row.for.test(call.program)) now = withChoice(now, row.as, word);
    // What runs in a container runs where the engine does.
    const engine = call.via.findIndex((label) => row.for.test(label.split(' ', 1)[0] ?? ''));
    const label = call.via[engine];
    if (label !== undefined && row.as === '--context' && !isOwnEngine(word))
      now = {
        ...now,
        via: call.via.map((one, at) => (at === engine && isDocker(one) ? onAnotherMachine(one) : one)),
      };
  }
  return now;
}

const isDocker = (label: string): boolean => /^docker/.test(label);

function withChoice(call: Call, as: string, word: Word): Call {
  if (!as.startsWith('-'))
    return call.variables[as] === undefined
      ? { ...call, variables: { ...call.variables, [as]: word } }
      : call;
  if (named(call.args, [as, ...(SHORT[as] ?? [])]) !== undefined) return call;
  return { ...call, args: [{ ...word, text: `${as}=${word.text}` }, ...call.args] };
}

/** Other spellings of the options. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  '-n': ['--namespace'],
  '--context': ['-c', '--kubeconfig', '-H', '--host'],
  '--environment': ['-e'],
  '--app': ['-a', '--remote', '-r'],
  '--project': ['-P', '-p'],
  '--stack': ['-s'],
  '--connection': ['-c', '--url'],
  '--config': ['-c'],
  '--site': ['-s'],
};
