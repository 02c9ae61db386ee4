import type { Disposable, Uri } from 'vscode';
import { changeAgent, pickAgent } from './agents.ts';
import type { AgentReport } from './agents-page.ts';
import { type AgentsView, createAgentsView } from './agents-view.ts';
import type { DiffViews } from './diffs.ts';
import type { FileChange } from './file-changes.ts';
import { ignoreAgent, ignoredAgents } from './settings.ts';

export interface AgentsDeskPorts {
  readonly extensionUri: Uri;
  readonly diffs: DiffViews;
  /** What is known about every agent here, with versions that were asked for before. */
  reports(versions: ReadonlyMap<string, string>): Promise<readonly AgentReport[]>;
  /** Asks these agents' programs for their versions, which takes a moment. */
  versions(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What would change in an agent's files. Throws an `Error` with a plain sentence. */
  changes(id: string, step: 'add' | 'remove'): Promise<readonly FileChange[]>;
  write(change: FileChange): Promise<void>;
  canary(): Promise<{ readonly word: string; readonly command: string }>;
  /** Called after something was written. */
  onDone(): void;
}

/** Everything that a person does about agents: the page, and installing or removing a guard. */
export interface AgentsDesk extends Disposable {
  readonly view: AgentsView;
  /** Installs or removes a guard; without an id the person picks the agent. */
  change(step: 'add' | 'remove', id?: string): Promise<void>;
  /** Agents whose last test was not stopped, as far as anybody has looked; by name for people. */
  unhonoured(): readonly string[];
}

export function createAgentsDesk(ports: AgentsDeskPorts): AgentsDesk {
  let unhonoured: readonly string[] = [];
  let versions: ReadonlyMap<string, string> = new Map();
  /** Agents of the last report. */
  let known: readonly string[] = [];

  const reports = async (anew: boolean): Promise<readonly AgentReport[]> => {
    if (anew) versions = await ports.versions(known);
    const found = await ports.reports(versions);
    known = found.map(({ id }) => id);
    unhonoured = found.filter(({ honoured }) => honoured?.stopped === false).map(({ title }) => title);
    return found;
  };

  const change = async (step: 'add' | 'remove', id?: string): Promise<void> => {
    const found = await reports(false);
    const chosen = id ?? (await pickAgent(step, found));
    const agent = found.find((one) => one.id === chosen);
    if (!agent) return;
    const { title, afterInstall } = agent;
    const changes = (which: 'add' | 'remove') => ports.changes(agent.id, which);
    const { diffs, write, onDone } = ports;
    await changeAgent(step, { diffs, title, afterInstall, changes, write, onDone });
  };

  const view = createAgentsView({
    extensionUri: ports.extensionUri,
    reports,
    ignored: ignoredAgents,
    ignore: ignoreAgent,
    change: (id, step) => change(step, id),
    canary: ports.canary,
  });
  return { view, change, unhonoured: () => unhonoured, dispose: () => view.dispose() };
}
