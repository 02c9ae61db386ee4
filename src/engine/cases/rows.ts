import ignore from 'ignore';
import type { Fact, Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Policy } from '../../model/policy.ts';
import type { Engine } from '../../model/ports.ts';
import type { Act, Change, Edit, Json, Request, Shell } from '../../model/request.ts';
import type { Plan, Verdict } from '../../model/verdict.ts';
import { resolvePath } from '../paths.ts';
import { spokenShell } from './spoken-shell.ts';

/** One row of `judge --jsonl`: a request and all that is known for it. */
export interface Row {
  readonly id: string | number | null;
  readonly request: Request;
  readonly facts: Facts;
  /** The protected environment in which every action lands. */
  readonly environment: string | undefined;
}

/** The answer to a row, one line of JSON. */
export interface RowAnswer {
  readonly id: string | number | null;
  readonly decision: 'pass' | 'ask' | 'stop';
  readonly actions: readonly {
    readonly platform: string;
    readonly rule: string;
    readonly verb: string;
    readonly what: string;
    readonly targets: readonly string[];
    readonly environment: string;
    readonly undo: string;
  }[];
  readonly unread: readonly string[];
  readonly why: string;
}

type Fields = Readonly<Record<string, unknown>>;

const SHELLS: readonly Shell[] = ['bash', 'sh', 'zsh', 'fish', 'powershell', 'cmd'];
const ALIASES: Readonly<Record<string, Shell>> = {
  pwsh: 'powershell',
  ps: 'powershell',
  ps1: 'powershell',
  'cmd.exe': 'cmd',
  dash: 'sh',
  ksh: 'bash',
};
const HERE = '/workspace';

/** Reads a line. A line that is no row becomes an act that could not be read, with the reason. */
export function decodeRow(line: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return rowOf(null, {}, unreadable('This line is not JSON.'));
  }
  if (!isFields(value)) return rowOf(null, {}, unreadable('This line is not a JSON object.'));
  const { id } = value;
  const name = typeof id === 'string' || typeof id === 'number' ? id : null;
  return rowOf(name, value, actOf(value));
}

function rowOf(id: Row['id'], fields: Fields, act: Act): Row {
  const cwd = text(fields.cwd) ?? HERE;
  const agent = text(fields.agent) ?? 'row';
  const variables = isFields(fields.env)
    ? Object.fromEntries(
        Object.entries(fields.env).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      )
    : {};
  return {
    id,
    request: {
      id: String(id ?? ''),
      agent,
      agentTitle: agent === 'row' ? '' : agent,
      session: undefined,
      cwd,
      roots: [cwd],
      act,
      variables,
    },
    facts: isFields(fields.files) ? factsOf(fields.files, cwd) : new Map(),
    environment: text(fields.environment),
  };
}

function actOf(fields: Fields): Act {
  const { tool } = fields;
  const command = text(fields.command);
  if (isFields(tool)) return toolAct(tool);
  if (command === undefined) return unreadable('The row has neither “command” nor “tool”.');
  return { kind: 'command', command, shell: shellOf(text(fields.shell), command) };
}

function shellOf(name: string | undefined, command: string): Shell {
  if (name === undefined) return spokenShell(command);
  const lower = name.toLowerCase();
  return (
    SHELLS.find((shell) => shell === lower) ??
    (Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : undefined) ??
    'bash'
  );
}

function toolAct(tool: Fields): Act {
  switch (tool.kind) {
    case 'read':
      return { kind: 'read', paths: pathsOf(tool) };
    case 'search':
      return {
        kind: 'search',
        pattern: text(tool.pattern) ?? text(tool.query) ?? '',
        paths: pathsOf(tool),
      };
    case 'edit':
    case 'write':
      return editAct(tool);
    case 'delete':
      return { kind: 'edit', edits: pathsOf(tool).map((path) => ({ path, changes: [{ kind: 'delete' }] })) };
    case 'mcp':
      return {
        kind: 'mcp',
        server: text(tool.server) ?? '',
        tool: text(tool.tool) ?? text(tool.name) ?? '',
        input: (tool.input ?? tool.arguments ?? {}) as Json,
      };
    case 'configure':
      return { kind: 'configure', paths: pathsOf(tool) };
    case 'command': {
      const command = text(tool.command);
      return command === undefined
        ? unreadable('The tool has no “command”.')
        : { kind: 'command', command, shell: shellOf(text(tool.shell), command) };
    }
    default:
      return unreadable('The row’s “tool” has no “kind” that is known: read, search, edit, mcp.');
  }
}

function editAct(tool: Fields): Act {
  const paths = pathsOf(tool);
  if (paths.length === 0) return unreadable('The edit names no “path”.');
  const edits = paths.map((path): Edit => ({ path, changes: changesOf(tool) }));
  return { kind: 'edit', edits };
}

function changesOf(fields: Fields): readonly Change[] {
  const list = fields.changes ?? fields.edits;
  if (Array.isArray(list)) return list.filter(isFields).flatMap(changesOf);
  const content = text(fields.content) ?? text(fields.text) ?? text(fields.new_content);
  const before = text(fields.old) ?? text(fields.old_string) ?? text(fields.before);
  const after = text(fields.new) ?? text(fields.new_string) ?? text(fields.after);
  const patch = text(fields.patch) ?? text(fields.diff);
  if (before !== undefined || after !== undefined)
    return [{ kind: 'replace', before: before ?? '', after: after ?? '' }];
  if (content !== undefined) return [{ kind: 'write', text: content }];
  if (patch !== undefined) return [{ kind: 'patch', text: patch }];
  return fields.kind === 'delete' ? [{ kind: 'delete' }] : [];
}

function pathsOf(tool: Fields): readonly string[] {
  const many = tool.paths ?? tool.files;
  if (Array.isArray(many)) return many.filter((one) => typeof one === 'string');
  const one = text(tool.path) ?? text(tool.file_path) ?? text(tool.file) ?? text(many);
  return one === undefined ? [] : [one];
}

/** The row's files as they would be seen: their text, and that they stand there. */
function factsOf(files: Fields, cwd: string): Facts {
  const facts = new Map<string, Fact>();
  const add = (question: Question, fact: Fact) => facts.set(factKey(question), fact);
  const rules = text(files['.gitignore']);
  const ignored = rules === undefined ? undefined : ignore().add(rules);
  for (const [name, value] of Object.entries(files)) {
    if (typeof value !== 'string') continue;
    const path = resolvePath(cwd, name);
    if (path === undefined) continue;
    add({ kind: 'file', path }, { kind: 'file', path, state: 'text', text: value, hash: '' });
    // Only what git ignores is told: of everything else nobody knows whether a commit has it.
    if (!ignored || !ignore.isPathValid(name)) continue;
    for (const part of parents(name)) {
      const at = resolvePath(cwd, part);
      const state = part === name ? 'file' : 'directory';
      if (at === undefined || !ignored.ignores(part)) continue;
      const fact: Fact = {
        kind: 'path',
        path: at,
        state,
        real: at,
        inside: true,
        vital: false,
        git: 'ignored',
        files: undefined,
      };
      add({ kind: 'path', path: at }, fact);
    }
  }
  return facts;
}

/** `a/b/c`: `a/`, `a/b/` and `a/b/c`. */
function parents(path: string): readonly string[] {
  const segments = path.split('/').slice(0, 40);
  return segments.map((_, at) => segments.slice(0, at + 1).join('/') + (at < segments.length - 1 ? '/' : ''));
}

/** Looks at the machine for what the row does not say. Undefined: nothing but the row counts. */
export type Look = (questions: readonly Question[], request: Request) => Promise<Facts>;

const ROUNDS = 6;

export interface Judgement {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly verdict: Verdict;
}

/** Judges a row: reads on until nothing more can be learned. */
export async function judgeRow(
  row: Row,
  engine: Engine,
  base: Policy,
  look: Look | undefined,
): Promise<Judgement> {
  const policy = policyFor(row, base);
  const facts = new Map(row.facts);
  let plan = engine.plan(row.request, facts, policy);
  for (let round = 0; round < ROUNDS && plan.questions.length > 0; round += 1) {
    const seen = look ? await look(plan.questions, row.request) : new Map<string, Fact>();
    const size = facts.size;
    for (const question of plan.questions) {
      const fact = seen.get(factKey(question)) ?? notSeen(question, look ? 'unreadable' : 'missing');
      if (fact) facts.set(factKey(question), fact);
    }
    if (facts.size === size || plan.final) break;
    plan = engine.plan(row.request, facts, policy);
  }
  return { plan, facts, verdict: engine.judge(row.request, plan, facts, policy) };
}

/** A file that nobody could look at counts as unreadable; one that a row does not name is not there in its world. */
function notSeen(question: Question, state: 'unreadable' | 'missing'): Fact | undefined {
  return question.kind === 'file'
    ? { kind: 'file', path: question.path, state, text: '', hash: '' }
    : undefined;
}

function policyFor({ environment }: Row, base: Policy): Policy {
  if (environment === undefined || environment === '') return base;
  const rule = { name: environment, protected: true, matches: ['*'], source: 'the row' };
  return { ...base, environments: [rule, ...base.environments] };
}

export function answerOf(row: Row, { verdict }: Judgement): RowAnswer {
  return {
    id: row.id,
    decision: verdict.answer,
    actions: verdict.actions.map(({ platform, rule, verb, what, targets, where, undo }) => ({
      platform,
      rule,
      verb,
      what,
      targets: targets.map(({ name }) => name),
      environment: where.map(({ name }) => name || 'unknown').join(', '),
      undo,
    })),
    unread: verdict.unread.map(({ reason }) => reason),
    why: verdict.why,
  };
}

function unreadable(reason: string): Act {
  return { kind: 'unreadable', tool: '', reason };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
