import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Deed, type Door, destructive, doors, harmless } from './deeds.ts';
import type { AgentProgram } from './program.ts';
import { type AgentWorld, openAgentWorld } from './world.ts';

/** What the guard is like while an agent tries everything. */
export type Case = 'blocked' | 'asked' | 'allowed' | 'gone' | 'crashes' | 'hangs';

/** `asked`: a person was asked, said yes, and then it ran. */
export type Cell = 'ran' | 'stopped' | 'asked';

/** What was seen of one agent. A door that it does not have is absent. */
export interface Seen {
  readonly version: string;
  readonly cells: Readonly<Partial<Record<Door, Readonly<Record<Case, Cell>>>>>;
}

export interface Played extends Seen {
  /** Without the guard every destructive deed was done, so that a stop means something. */
  readonly unguarded: Readonly<Partial<Record<Door, boolean>>>;
  /** Files of Chaperone in which a secret’s value stands. */
  readonly leaked: readonly string[];
  /** What the model heard about the stopped deeds. */
  readonly told: Readonly<Partial<Record<Door, string>>>;
  /** Milliseconds. */
  readonly took: Readonly<Record<string, number>>;
}

/** A value of the project's `.env`, which some agents put into the environment of everything that they start. */
const BILLING_KEY = 'made-up-billing-key-0123456789';

/** Lets one agent do everything in every case. */
export async function playMatrix(agent: AgentProgram): Promise<Played> {
  const world = await openAgentWorld(agent);
  try {
    return await playIn(world);
  } finally {
    await world.close();
  }
}

async function playIn(world: AgentWorld): Promise<Played> {
  const { agent, guarded, workspace } = world;
  const { launcher, hook } = guarded;
  writeFileSync(join(workspace.root, '.env'), `BILLING_KEY=${BILLING_KEY}\n`);
  const took: Record<string, number> = {};
  const cells = new Map<Door, Partial<Record<Case, Cell>>>();

  async function play(
    name: string,
    deeds: readonly Deed[],
    apart = agent.endsAtBlock,
  ): Promise<readonly string[]> {
    const told: string[] = [];
    for (const part of apart ? deeds.map((deed) => [deed]) : [deeds]) {
      const calls = callsOf(world, part);
      const heard = await world.run(
        calls,
        part.flatMap(({ within }) => within ?? []),
      );
      took[name] = (took[name] ?? 0) + heard.took;
      if (heard.told.length < calls.length && !agent.endsAtBlock) {
        throw new Error(`${agent.title} stopped early (${name}):\n${heard.output.slice(-2000)}`);
      }
      // Where the model hears nothing, the person does.
      told.push(...part.map(({ call }) => heard.told[calls.indexOf(call)]?.text ?? heard.output));
    }
    return told;
  }

  async function note(name: Case, deeds: readonly Deed[], asked: () => number = () => 0) {
    const told = await play(name, deeds, name !== 'allowed' && agent.endsAtBlock);
    const done = deeds.filter((deed) => deed.done());
    // A question for each: one too few means that something ran without.
    const each = done.length > 0 && asked() >= done.length;
    for (const deed of deeds) {
      const cell = !done.includes(deed) ? 'stopped' : each ? 'asked' : 'ran';
      cells.set(deed.door, { ...cells.get(deed.door), [name]: cell });
    }
    return told;
  }

  const kept = keep(world);
  const fresh = () => {
    kept();
    world.forget();
  };

  world.disarm();
  const bare = destructive(world);
  await play('unguarded', bare, false);
  const unguarded = Object.fromEntries(bare.map(({ door, done }) => [door, done()]));
  world.arm();

  fresh();
  const nobody = await guarded.openEditor(() => 'block');
  await note('allowed', harmless(world), () => nobody.length);
  await guarded.killEditor();

  fresh();
  const questions = await guarded.openEditor(() => {
    world.restore();
    return 'allow-once';
  });
  await note('asked', destructive(world), () => questions.length);
  await guarded.killEditor();

  fresh();
  const stopped = await note('blocked', destructive(world));

  fresh();
  renameSync(launcher, `${launcher}.away`);
  await note('gone', destructive(world));
  renameSync(`${launcher}.away`, launcher);

  fresh();
  writeFileSync(hook, 'process.exit(1)');
  await note('crashes', destructive(world));

  fresh();
  writeFileSync(hook, 'setInterval(() => {}, 1000)');
  // The same launcher with less patience: 120 s would be a long test.
  writeFileSync(launcher, readFileSync(launcher, 'utf8').replace('budget=120', 'budget=6'));
  await note('hangs', destructive(world));

  const told = Object.fromEntries(bare.map(({ door }, index) => [door, stopped[index] ?? '']));
  const leaked = [workspace.token, BILLING_KEY].flatMap((value) => world.keptBy(value));
  return { version: agent.version, cells: whole(cells), unguarded, leaked, told, took };
}

function callsOf({ agent }: AgentWorld, deeds: readonly Deed[]) {
  const wait = deeds.some(({ within }) => within) ? agent.tools.wait?.() : undefined;
  const calls = deeds.flatMap(({ first, call }) => (first ? [first, call] : [call]));
  return [...calls, ...(wait ? [wait] : [])];
}

/** Remembers the files that deeds change; calling it puts them back. */
function keep({ workspace }: AgentWorld): () => void {
  const files = ['railway.toml', 'src/price.js', 'dist/note.txt'].map((name) => join(workspace.root, name));
  const before = files.map((file) => (existsSync(file) ? readFileSync(file) : undefined));
  return () => {
    for (const [index, file] of files.entries()) {
      const bytes = before[index];
      if (bytes === undefined) rmSync(file, { force: true });
      else writeFileSync(file, bytes);
    }
  };
}

function whole(cells: ReadonlyMap<Door, Partial<Record<Case, Cell>>>): Seen['cells'] {
  return Object.fromEntries(doors.flatMap((door) => (cells.has(door) ? [[door, cells.get(door)]] : [])));
}
