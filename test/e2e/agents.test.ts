import assert from 'node:assert/strict';
import { codex } from '../kit/agents/codex.ts';
import { destructive } from '../kit/agents/deeds.ts';
import { tested } from '../kit/agents/index.ts';
import { type AgentWorld, openAgentWorld } from '../kit/agents/world.ts';
import { testAgents } from './agents.ts';

describe('real agents', function () {
  this.timeout(240_000);
  testAgents(tested);
});

describe('Codex, which shows no hook what is typed into a running program', function () {
  this.timeout(120_000);
  let world: AgentWorld;
  before(async () => {
    world = await openAgentWorld(codex);
  });
  after(() => world?.close());

  const open = (cmd: string) => ({ name: 'exec_command', input: { cmd, tty: true, yield_time_ms: 500 } });

  it('is asked about before it opens a shell, a client or a language', async () => {
    const asked = await world.guarded.openEditor(() => 'block');
    const lines = ['bash --norc', 'psql rentals', 'python3 -q'];
    const { told } = await world.run([
      ...lines.map(open),
      open('bash -c "echo one"'),
      open('python3 -c "print(2)"'),
    ]);
    assert.equal(asked.length, lines.length);
    for (const { text } of told.slice(0, 3)) assert.match(text, /waits for what the agent types/);
    assert.match(told[3]?.text ?? '', /one/);
    assert.match(told[4]?.text ?? '', /2/);
    await world.guarded.killEditor();
  });

  it('runs its hook only once a person trusts it, as its card says', async () => {
    const [shell] = destructive(world);
    assert.ok(shell);
    await world.run([shell.call], [], { without: '--dangerously-bypass-hook-trust' });
    assert.equal(shell.done(), true);
  });
});
