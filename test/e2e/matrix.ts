import { join } from 'node:path';
import { mcpTool, readFile, replaceString, run, runSubagent, search } from '../kit/agent.ts';
import { type Deed, type Door, destructive, harmless, type Stage } from '../kit/agents/deeds.ts';
import type { Case, Cell, Played } from '../kit/agents/matrix.ts';
import { filesWith } from '../kit/agents/world.ts';
import type { Session } from '../kit/session.ts';
import { testPlayed } from './agents.ts';
import { breakHook, cutOff, hangHook, launcher, setAside } from './failures.ts';

/** Seen in the editor that is embedded for the tests. */
const VERSION = '1.139';

const tools: Stage['agent']['tools'] = {
  shell: run,
  read: readFile,
  search,
  edit: replaceString,
  mcp: mcpTool,
  subagent: runSubagent,
};

/** VS Code's own agent through every door in every case, as the other agents are played. */
export function describeMatrix(session: () => Session): void {
  describe('every door in every case', function () {
    this.timeout(900_000);
    let played: Played;
    before(async () => {
      played = await play(session());
    });
    testPlayed({ id: 'vscode' }, () => played);
  });
}

async function play(session: Session): Promise<Played> {
  const { agent, workspace, model, railway, editor } = session;
  const reached = () => railway.requests.map(({ body }) => body);
  const stage: Stage = { agent: { tools }, workspace, model, reached };
  const cells = new Map<Door, Partial<Record<Case, Cell>>>();
  const took: Record<string, number> = {};

  /** Does all of it, and says yes where somebody is asked. */
  async function does(name: string, deeds: readonly Deed[]) {
    const began = Date.now();
    const calls = deeds.map(({ call }) => call);
    const task = await agent.doesWith(
      calls,
      deeds.flatMap(({ within }) => within ?? []),
    );
    const told: string[] = [];
    const all = (async () => {
      for (const index of calls.keys()) told.push(await task.told(index, 120_000));
    })();
    const asked = await session.person().allowUntil(all);
    took[name] = Date.now() - began;
    return { told, asked, done: deeds.filter((deed) => deed.done()) };
  }

  async function note(name: Case, deeds: readonly Deed[]): Promise<readonly string[]> {
    const { told, asked, done } = await does(name, deeds);
    // A question for each: one too few means that something ran without.
    const each = done.length > 0 && asked >= done.length;
    for (const deed of deeds) {
      const cell = !done.includes(deed) ? 'stopped' : each ? 'asked' : 'ran';
      cells.set(deed.door, { ...cells.get(deed.door), [name]: cell });
    }
    await session.reset();
    return told;
  }

  async function whileBroken(mend: () => void, name: Case): Promise<readonly string[]> {
    return await note(name, destructive(stage)).finally(mend);
  }

  await session.reset();
  // The terminal's own guard is left; there the person says yes.
  await session.setting('chat.useHooks', false);
  const bare = destructive(stage);
  const { done } = await does('unguarded', bare);
  const unguarded = Object.fromEntries(bare.map((deed) => [deed.door, done.includes(deed)]));
  await session.setting('chat.useHooks', undefined);
  await session.reset();

  await note('allowed', harmless(stage));
  await note('asked', destructive(stage));
  const stopped = await whileBroken(cutOff(session), 'blocked');
  await whileBroken(setAside(launcher(session)), 'gone');
  await whileBroken(breakHook(session, 'process.exit(1);\n'), 'crashes');
  await whileBroken(hangHook(session), 'hangs');

  const told = Object.fromEntries(bare.map(({ door }, index) => [door, stopped[index] ?? '']));
  const leaked = filesWith(join(editor.home, '.chaperone'), workspace.token);
  return { version: VERSION, cells: Object.fromEntries(cells), unguarded, leaked, told, took };
}
