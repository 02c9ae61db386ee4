import type { Door, DoorState } from '../model/agent.ts';
import { oneLine } from './visible.ts';

/** What is known about an agent on this machine. */
export interface AgentReport {
  readonly id: string;
  readonly title: string;
  readonly docs: string;
  readonly installed: 'installed' | 'untrusted' | 'missing' | 'off' | 'changed' | 'carried' | 'none';
  readonly asked: string | undefined;
  readonly honoured: { readonly at: string; readonly stopped: boolean } | undefined;
  readonly version: string | undefined;
  readonly silent: boolean;
  readonly troubles: readonly string[];
  readonly doors: Readonly<Record<Door, DoorState>>;
  readonly limits: readonly string[];
  readonly afterInstall: string | undefined;
}

export type AgentAction = 'install' | 'remove' | 'test' | 'ignore' | 'watch';

/** One agent as the page shows it. Plain text; the page sets it as text, never as HTML. */
export interface AgentRow {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly level: 'good' | 'open' | 'bad' | 'ignored';
  readonly installed: string;
  /** ISO 8601, empty: never. */
  readonly asked: string;
  readonly honoured: { readonly at: string; readonly stopped: boolean } | undefined;
  readonly troubles: readonly string[];
  readonly actions: readonly { readonly action: AgentAction; readonly title: string }[];
  readonly doors: readonly { readonly door: string; readonly hold: string; readonly note: string }[];
  readonly limits: readonly string[];
  readonly docs: string;
}

const INSTALLED: Readonly<Record<AgentReport['installed'], string>> = {
  installed: 'yes',
  carried: 'yes, by the editor',
  untrusted: 'yes, but not trusted',
  missing: 'no',
  off: 'yes, but switched off',
  changed: 'yes, but changed',
  none: 'has no hook',
};
const DOORS: Readonly<Record<Door, string>> = {
  shell: 'Commands',
  input: 'Input to running programs',
  read: 'Reading files',
  search: 'Searching',
  edit: 'Edits',
  mcp: 'MCP tools',
  subagent: 'Subagents',
};
const HOLDS = { held: 'held', partly: 'partly held', open: 'not held' } as const;
const PROOFS = { run: 'seen', recorded: 'from recordings', documented: 'by its documentation' } as const;

/** A report as a row. `ignored`: the person does not want to hear of it. */
export function agentRow(report: AgentReport, ignored: boolean): AgentRow {
  const { id, title, installed, honoured, troubles, doors, limits, docs, version, asked, silent } = report;
  const guarded = installed === 'installed' || installed === 'carried';
  const bad = !guarded || silent || honoured?.stopped === false;
  const proven = honoured?.stopped === true || (guarded && asked !== undefined);
  return {
    id,
    title: oneLine(title),
    version: oneLine(version ?? ''),
    level: ignored ? 'ignored' : bad ? 'bad' : proven ? 'good' : 'open',
    installed: INSTALLED[installed],
    asked: asked ?? '',
    honoured,
    troubles: troubles.map(oneLine),
    actions: actionsFor(report, ignored),
    doors: Object.entries(DOORS).map(([door, name]) => {
      const { hold, proof, note } = doors[door as Door];
      return { door: name, hold: `${HOLDS[hold]}, ${PROOFS[proof]}`, note: oneLine(note ?? '') };
    }),
    limits: limits.map(oneLine),
    docs,
  };
}

function actionsFor({ installed }: AgentReport, ignored: boolean): AgentRow['actions'] {
  const test = { action: 'test', title: 'Test…' } as const;
  const watch = ignored
    ? ({ action: 'watch', title: 'Watch Again' } as const)
    : ({ action: 'ignore', title: 'Ignore' } as const);
  switch (installed) {
    case 'missing':
      return [{ action: 'install', title: 'Install…' }, watch];
    case 'off':
    case 'changed':
      return [{ action: 'install', title: 'Repair…' }, { action: 'remove', title: 'Remove…' }, watch];
    case 'installed':
    case 'untrusted':
      return [test, { action: 'remove', title: 'Remove…' }];
    case 'carried':
      return [test];
    case 'none':
      return [watch];
  }
}

/** The page's body; its rows arrive as messages. */
export const agentsBody = `<main>
<header class="bar">
<h1>Agents</h1>
<span id="summary" class="quiet" role="status"></span>
<button id="refresh" type="button" class="quietly">Look Again</button>
</header>
<p class="quiet lead">An agent is held when three things are so: its hook is installed, it has been seen asking, and it has been seen to stop when told. “Test…” shows the third.</p>
<div id="agents" role="list" aria-label="Agents on this machine"></div>
<p id="empty" class="empty" hidden></p>
</main>`;
