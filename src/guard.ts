import { tellAgent } from './engine/words/words.ts';
import type { Outcome } from './model/dialect.ts';
import type { DecidedBy, Entry } from './model/entry.ts';
import type { Fact, Facts, Question } from './model/fact.ts';
import { factKey } from './model/fact-key.ts';
import type { Policy } from './model/policy.ts';
import type { Ports } from './model/ports.ts';
import type { Request } from './model/request.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { Plan, Verdict } from './model/verdict.ts';

export interface Guard {
  /** Decides one request. The promise is fulfilled once the agent may be answered. */
  decide(request: Request): Promise<Outcome>;
}

/** Files may run files; after so many rounds of looking the rest counts as unread. */
const ROUNDS = 8;

/** How a request ended. */
interface End {
  readonly verdict: Verdict;
  readonly allowed: boolean;
  readonly by: DecidedBy;
  readonly tell: string;
  readonly snapshot?: Snapshot;
}

/** The story of one request: plan, observe, judge, ask, keep a copy, remember, answer. */
export function createGuard(ports: Ports): Guard {
  const { engine } = ports;

  return {
    async decide(request) {
      const began = ports.now();
      const { policy } = await ports.policy(request);
      const { plan, facts } = await read(request, policy);
      const judge = (unkept?: string) => engine.judge(request, plan, facts, policy, unkept);
      const end = await settle(request, facts, judge);
      await ports.append(entryOf(request, facts, end, ports.now() - began));
      return { allowed: end.allowed, tell: end.tell };
    },
  };

  /** Reads on until nothing is left to ask of the machine. */
  async function read(request: Request, policy: Policy): Promise<{ plan: Plan; facts: Facts }> {
    const facts = new Map<string, Fact>();
    const asked = new Set<string>();
    let plan = engine.plan(request, facts, policy);
    for (let round = 0; round < ROUNDS; round += 1) {
      const open = plan.questions.filter((question) => !asked.has(factKey(question)));
      if (open.length === 0) return { plan, facts };
      const seen = await ports.observe(open, request);
      for (const question of open) {
        const key = factKey(question);
        asked.add(key);
        const fact = seen.get(key) ?? notSeen(question);
        if (fact) facts.set(key, fact);
      }
      if (plan.final) return { plan, facts };
      plan = engine.plan(request, facts, policy);
    }
    const reason = 'files start further files, too deep to follow';
    return { plan: { ...plan, unread: [...plan.unread, { place: WHOLE, reason, weight: 'code' }] }, facts };
  }

  /** Decides, and lets nothing pass before the copy that the verdict builds on is kept. Without one, it is judged again. */
  async function settle(
    request: Request,
    facts: Facts,
    judge: (unkept?: string) => Verdict,
    unkept?: string,
  ): Promise<End> {
    const verdict = judge(unkept);
    const end = { verdict, ...(await answer(request, verdict, facts)) };
    // A person's own line is theirs; it waits for nothing.
    if (!end.allowed || verdict.keep === undefined || request.own) return end;
    const { agent, agentTitle, cwd } = request;
    const text = engine.describe(request);
    const kept = await ports.snapshot({ keep: verdict.keep, agent, agentTitle, cwd, text });
    if (!kept.kept) return await settle(request, facts, judge, kept.reason);
    return { ...end, ...(kept.snapshot ? { snapshot: kept.snapshot } : {}) };
  }

  /** Turns a verdict into an answer, with a person where one is wanted. */
  async function answer(
    request: Request,
    verdict: Verdict,
    facts: Facts,
  ): Promise<Pick<End, 'allowed' | 'by' | 'tell'>> {
    if (verdict.answer === 'pass') return { allowed: true, by: 'policy', tell: '' };
    if (request.own && !hitsProtected(verdict)) return { allowed: true, by: 'person', tell: '' };
    if (verdict.answer === 'stop') return { allowed: false, by: 'policy', tell: verdict.tell };
    const fingerprint = fingerprintOf(request, facts);
    if (ports.granted(fingerprint)) return { allowed: true, by: 'person', tell: '' };
    const said = await ports.ask({
      request,
      verdict,
      explanation: engine.explain(request, verdict, facts),
      diffs: await ports.preview(request),
      fingerprint,
    });
    if (said === 'allow-once') {
      const changed = await changedSince(request, facts);
      if (!changed) return { allowed: true, by: 'person', tell: '' };
      const tell = `Stopped: ${changed} changed while the person was being asked, so the answer no longer fits. Run it again to ask again.`;
      return { allowed: false, by: 'failure', tell };
    }
    const by: DecidedBy = said === 'block' ? 'person' : said;
    return { allowed: false, by, tell: tellAgent(verdict, by) };
  }

  /** The first file that the verdict read, or place that it names, that is no longer what it was. */
  async function changedSince(request: Request, facts: Facts): Promise<string | undefined> {
    const seen = [...facts.values()].filter((fact) => fact.kind === 'file' || fact.kind === 'path');
    if (seen.length === 0) return undefined;
    const now = await ports.observe(
      seen.map(({ kind, path }) => ({ kind, path })),
      request,
    );
    return seen.find((fact) => {
      const found = now.get(factKey({ kind: fact.kind, path: fact.path }));
      return found === undefined || identityOf(found) !== identityOf(fact);
    })?.path;
  }

  /** Names exactly this request: a grant for it fits nothing else. */
  function fingerprintOf({ agent, cwd, act }: Request, facts: Facts): string {
    const seen = [...facts.values()].map(identityOf).filter((text) => text !== '');
    return ports.hash(JSON.stringify([agent, cwd ?? null, act, seen.sort()]));
  }

  function entryOf(
    request: Request,
    facts: Facts,
    { verdict, allowed, by, snapshot }: End,
    took: number,
  ): Entry {
    return {
      at: new Date(ports.now()).toISOString(),
      id: request.id,
      agent: request.agent,
      session: request.session,
      cwd: request.cwd,
      act: request.act.kind,
      text: engine.describe(request),
      actions: verdict.actions.map(({ platform, rule, verb, what, targets, where, paths, answer }) => ({
        platform,
        rule,
        verb,
        what,
        targets: targets.map(({ name }) => name),
        // A file of this machine lies in no environment unless something says so.
        environments: where.flatMap(({ name }) => name || (paths === undefined ? 'unknown' : [])),
        answer,
      })),
      credentials: verdict.credentials.map(({ fingerprint, variable, title }) => {
        const fact = facts.get(factKey({ kind: 'credential', fingerprint, variable }));
        return { fingerprint, title, file: fact?.kind === 'credential' ? (fact.found[0]?.file ?? '') : '' };
      }),
      unread: verdict.unread.map(({ reason }) => reason),
      verdict: verdict.answer,
      outcome: allowed ? 'passed' : 'stopped',
      by,
      why: verdict.why,
      took: Math.round(took),
      ...(snapshot ? { snapshot: { id: snapshot.id, holds: snapshot.holds } } : {}),
    };
  }
}

/** What must still be so when a person's “yes” takes effect: a file's text, and where a path leads. Empty: nothing. */
function identityOf(fact: Fact): string {
  if (fact.kind === 'file') return JSON.stringify([fact.path, fact.state, fact.hash]);
  return fact.kind === 'path' ? JSON.stringify([fact.path, fact.real, fact.inside, fact.vital]) : '';
}

/** Whether something in a protected environment would be lost or changed. Showing it or setting it up is a person's own affair. */
const hitsProtected = ({ actions }: Verdict) =>
  actions.some(
    ({ answer, verb, where, paths }) =>
      answer !== 'pass' &&
      verb !== 'expose' &&
      verb !== 'edit' &&
      // A file of this machine lies in no environment unless something says so.
      where.some(({ protected: kept, name }) => kept && (name !== '' || paths === undefined)),
  );

const WHOLE = { start: 0, end: 0 };

/** What nobody could look at counts as unreadable, never as absent. */
function notSeen(question: Question): Fact | undefined {
  return question.kind === 'file'
    ? { kind: 'file', path: question.path, state: 'unreadable', text: '', hash: '' }
    : undefined;
}
