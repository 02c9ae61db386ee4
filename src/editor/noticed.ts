import { randomUUID } from 'node:crypto';
import { braces } from '../engine/supervision/guarded-globs.ts';
import { createGuard } from '../guard.ts';
import { isInstalled, isRebuilt } from '../host/precious.ts';
import type { Entry } from '../model/entry.ts';
import { factKey } from '../model/fact-key.ts';
import type { Policy } from '../model/policy.ts';
import type { Ports } from '../model/ports.ts';
import type { Edit, Request } from '../model/request.ts';
import type { Activity, Worker } from './activity.ts';
import { type Baseline, type Held, heldBy } from './baseline.ts';
import { changedByGit } from './by-git.ts';
import type { Explained } from './explained.ts';
import type { Silence } from './silence.ts';

/** A protected file that an agent has changed and that nobody was asked about. */
export interface NoticedEdit {
  /** Absolute. */
  readonly path: string;
  /** Undefined: not known, so that it cannot be put back. */
  readonly before: Held | 'missing' | undefined;
  readonly after: Held | 'missing';
}

/** What came past every door, and whose work it seems to be. */
export interface Noticed {
  readonly agentTitle: string;
  readonly edits: readonly NoticedEdit[];
  /** Files that went away in a burst; empty: there was none. Absolute paths. */
  readonly vanished: readonly string[];
}

export interface NoticingPorts extends Pick<Ports, 'engine' | 'append' | 'hash' | 'now'> {
  policy(): Promise<Policy>;
  roots(): readonly string[];
  readonly activity: Activity;
  readonly explained: Explained;
  readonly silence: Silence;
  readonly baseline: Baseline;
}

export interface Noticing {
  /** A glob with one pair of braces that finds the protected files. */
  glob(): Promise<string>;
  /** What is to be told of files that were written or went away a moment ago. Absolute paths. */
  changed(written: readonly string[], gone: readonly string[]): Promise<Noticed | undefined>;
}

/** So many files that vanish at once are worth a word. */
const BURST = 20;

/** Finds out which changes on the disk an agent made without anybody having been asked, and writes them down. */
export function createNoticing(ports: NoticingPorts): Noticing {
  const { engine, activity, explained, baseline } = ports;

  return {
    async glob() {
      const { protectedFiles } = await ports.policy();
      const plain = [...protectedFiles, '.chaperone.jsonc'].flatMap((glob) => braces(glob));
      return `**/{${[...new Set(plain.map((glob) => glob.replace(/^\*\*\//, '')))].join(',')}}`;
    },
    async changed(written, gone) {
      const worker = activity.worker();
      const own = [...new Set([...written, ...gone])].filter((path) => !isMade(path, ports.roots()));
      const mine = activity.personRan();
      const open = worker === undefined || mine ? [] : own.filter((path) => !explained.explains(path));
      const byGit = open.length > 0 ? await changedByGit(open, ports.now()) : new Set<string>();
      const left = open.filter((path) => !byGit.has(path));
      const policy = await ports.policy();
      if (left.length > 0) ports.silence.changed(left);
      const edits: NoticedEdit[] = [];
      for (const path of own.filter((one) => isProtected(one, policy))) {
        const [before, after] = [await baseline.before(path), await heldBy(path)];
        await baseline.remember([path]);
        if (worker === undefined || after === undefined || !left.includes(path)) continue;
        if (isSame(before, after)) continue;
        if (isTold({ path, before, after }, worker, policy)) edits.push({ path, before, after });
      }
      if (worker === undefined) return undefined;
      const vanished = vanishedOf(left.filter((path) => gone.includes(path)));
      if (vanished.length > 0) await ports.append(burst(vanished, worker));
      const told = edits.length > 0 && (await isJudged(edits, worker, policy)) ? edits : [];
      if (told.length === 0 && vanished.length === 0) return undefined;
      return { agentTitle: worker.title, edits: told, vanished };
    },
  };

  function isProtected(path: string, policy: Policy): boolean {
    const request = requestOf([{ path, changes: [{ kind: 'delete' }] }], UNKNOWN);
    return engine.plan(request, new Map(), policy).actions.length > 0;
  }

  /** Whether a person must hear of it. Agents keep their own settings beside the switches of their hooks. */
  function isTold(edit: NoticedEdit, worker: Worker, policy: Policy): boolean {
    const request = requestOf([asEdit(edit)], worker);
    const { actions } = engine.plan(request, factsOf([edit]), policy);
    return actions.some(({ platform, what }) => platform === 'guard' || what === 'protected file');
  }

  /** Writes it down as what it would have been judged, had it asked. False: it would have passed. */
  async function isJudged(edits: readonly NoticedEdit[], worker: Worker, policy: Policy): Promise<boolean> {
    const { decide } = createGuard({
      ...ports,
      policy: async () => ({ policy, files: [], problems: [] }),
      observe: async () => factsOf(edits),
      preview: async () => [],
      snapshot: async () => ({ kept: false, reason: 'it had happened already' }),
      ask: async () => 'no-editor',
      granted: () => false,
      async append(entry) {
        if (entry.verdict !== 'pass') await ports.append({ ...entry, outcome: 'passed', by: 'watch' });
      },
    });
    return !(await decide(requestOf(edits.map(asEdit), worker))).allowed;
  }

  function requestOf(edits: readonly Edit[], { id, title }: Worker): Request {
    const roots = ports.roots();
    const act = { kind: 'edit', edits } as const;
    const from = { agent: id, agentTitle: title, session: undefined, cwd: roots[0], roots };
    return { id: randomUUID(), ...from, act };
  }

  function vanishedOf(gone: readonly string[]): readonly string[] {
    return gone.length >= BURST && !explained.explainsGone() ? gone : [];
  }

  function burst(paths: readonly string[], { id }: Worker): Entry {
    const targets = paths.slice(0, 5);
    return {
      at: new Date(ports.now()).toISOString(),
      id: randomUUID(),
      agent: id,
      session: undefined,
      cwd: ports.roots()[0],
      act: 'edit',
      text: paths.slice(0, 50).join(', '),
      actions: [
        {
          platform: 'files',
          rule: 'vanished',
          verb: 'delete',
          what: `${paths.length} files`,
          targets,
          environments: [],
        },
      ],
      credentials: [],
      unread: [],
      verdict: 'ask',
      outcome: 'passed',
      by: 'watch',
      why: 'These files vanished at once while an agent worked, and nobody had been asked.',
      took: 0,
    };
  }
}

const UNKNOWN: Worker = { id: 'terminal', title: '' };

/** Below a folder that a tool makes again. */
function isMade(path: string, roots: readonly string[]): boolean {
  const root = roots.find((one) => path.startsWith(`${one}/`)) ?? '';
  const names = path.slice(root.length + 1).split('/');
  return names.slice(0, -1).some((name) => isInstalled(name) || isRebuilt(name) || name === '.git');
}

function asEdit({ path, after }: NoticedEdit): Edit {
  const change =
    after === 'missing' ? ({ kind: 'delete' } as const) : { kind: 'write' as const, text: after.text };
  return { path, changes: [change] };
}

function factsOf(edits: readonly NoticedEdit[]) {
  return new Map(
    edits.map(({ path, before }) => {
      const state = before === undefined ? 'unreadable' : before === 'missing' ? 'missing' : 'text';
      const text = before === undefined || before === 'missing' ? '' : before.text;
      return [factKey({ kind: 'file', path }), { kind: 'file', path, state, text, hash: '' } as const];
    }),
  );
}

function isSame(before: NoticedEdit['before'], after: Held | 'missing'): boolean {
  if (before === undefined || before === 'missing' || after === 'missing') return before === after;
  return before.text === after.text;
}
