import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agents } from '../kit/agents/index.ts';
import { type Case, type Played, playMatrix, type Seen } from '../kit/agents/matrix.ts';
import type { AgentProgram } from '../kit/agents/program.ts';
import { projectRoot } from '../kit/project.ts';

/** What was seen last, in the repository: docs/agents.md is written from it. */
const SEEN = join(projectRoot, 'test/e2e/agents-seen.json');
const REPORT = join(projectRoot, 'out/agents.json');
/** The tests of these agents: each does everything in every case, with its real program. */
export function testAgents(ids: readonly string[]): void {
  const wanted = agents.filter(({ id }) => ids.includes(id));
  const playing = new Map<AgentProgram, Promise<Played>>();

  function start(agent: AgentProgram): Promise<Played> {
    const played = playing.get(agent) ?? playMatrix(agent);
    playing.set(agent, played);
    // Whoever awaits it hears of the failure.
    played.catch(() => {});
    return played;
  }

  for (const [at, agent] of wanted.entries()) {
    describe(agent.title, () =>
      testAgent(agent, () => {
        const played = start(agent);
        // Two at once: with a hanging guard most of the time is spent waiting.
        const next = wanted[at + 1];
        if (next) start(next);
        return played;
      }),
    );
  }
}

function testAgent(agent: AgentProgram, play: () => Promise<Played>): void {
  let played: Played;
  before(async () => {
    played = await play();
    report(agent.id, played);
  });
  testPlayed(agent, () => played);
}

/** The tests of what one agent did in every case. */
export function testPlayed(agent: Pick<AgentProgram, 'id' | 'endsAtBlock'>, seen: () => Played): void {
  it('does it all where nobody guards, so that a stop below means something', () => {
    for (const [door, done] of Object.entries(seen().unguarded)) assert.equal(done, true, door);
  });

  const stops: readonly Case[] = ['blocked', 'gone', 'crashes', 'hangs'];
  for (const name of stops) {
    it(`does nothing destructive through any door: ${name}`, () => {
      for (const [door, cells] of Object.entries(seen().cells)) assert.equal(cells[name], 'stopped', door);
    });
  }

  it('may go on with an ordinary day, and nobody is asked', () => {
    for (const [door, { allowed }] of Object.entries(seen().cells)) assert.equal(allowed, 'ran', door);
  });

  it('does it where the person says yes, and never without a question', () => {
    // The values in a credential file are no question: their names are given instead.
    for (const [door, { asked }] of Object.entries(seen().cells)) {
      assert.equal(asked, door === 'read' || door === 'search' ? 'stopped' : 'asked', door);
    }
  });

  // Where a block ends the whole run, no model is there to hear more.
  const hears = agent.endsAtBlock ? [] : ['tells the model why, and what to do instead'];
  for (const title of hears)
    it(title, () => {
      for (const door of ['shell', 'mcp'] as const)
        assert.match(seen().told[door] ?? '', /railway volume list/);
      for (const door of ['read', 'search'] as const) assert.match(seen().told[door] ?? '', /names/);
    });

  it('leaves no secret in a file of Chaperone', () => {
    assert.deepEqual(seen().leaked, []);
  });

  it('is what the repository says', () => {
    const { version, cells } = seen();
    sameAsRepository(agent.id, { version, cells });
  });
}

/** Rewrites what the repository says of an agent and fails once, where it was seen to be otherwise. */
export function sameAsRepository(id: string, now: object): void {
  const known = existsSync(SEEN) ? (JSON.parse(readFileSync(SEEN, 'utf8')) as Record<string, Seen>) : {};
  const same = JSON.stringify(known[id]) === JSON.stringify(now);
  if (!same) {
    const all = Object.entries({ ...known, [id]: now }).sort(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(SEEN, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  }
  assert.ok(same, `${SEEN} was out of date and has been rewritten: run the tests again and commit it`);
}

/** Adds to the report of this run. */
function report(id: string, played: Played): void {
  mkdirSync(join(projectRoot, 'out'), { recursive: true });
  const known = existsSync(REPORT) ? (JSON.parse(readFileSync(REPORT, 'utf8')) as object) : {};
  writeFileSync(REPORT, `${JSON.stringify({ ...known, [id]: played }, null, 2)}\n`);
}
