import { type QuickPickItem, window } from 'vscode';
import type { DiffViews } from './diffs.ts';
import { type FileChange, showChange } from './file-changes.ts';

export interface AgentPorts {
  readonly diffs: DiffViews;
  /** The agent's name for people. */
  readonly title: string;
  /** What the person must still do afterwards, as one sentence. */
  readonly afterInstall: string | undefined;
  /** What would change in the agent's files; none: nothing. Throws an `Error` with a plain sentence where one cannot be read. */
  changes(step: 'add' | 'remove'): Promise<readonly FileChange[]>;
  /** Keeps a copy of the file in `~/.chaperone/backups` and writes atomically. Throws an `Error` with a plain sentence. */
  write(change: FileChange): Promise<void>;
  /** Called after something was written. */
  onDone(): void;
}

/** Puts the guard into an agent's files or takes it out, after showing the exact change. */
export async function changeAgent(step: 'add' | 'remove', ports: AgentPorts): Promise<void> {
  const { title, afterInstall = '' } = ports;
  try {
    const changes = await ports.changes(step);
    const [first] = changes;
    if (!first) {
      const text = step === 'add' ? `${title} is guarded already.` : `${title} has no guard of Chaperone’s.`;
      void window.showInformationMessage(text);
      return;
    }
    const view = await showChange(first, ports.diffs);
    const act = step === 'add' ? 'Install Guard' : 'Remove Guard';
    const question = step === 'add' ? `Install the guard for ${title}?` : `Remove the guard from ${title}?`;
    const picked = await window.showInformationMessage(
      question,
      { modal: true, detail: detailOf(step, title, changes) },
      act,
    );
    view.close();
    if (picked !== act) return;
    for (const change of changes) await ports.write(change);
    const done =
      step === 'add'
        ? `${title} is guarded from its next start on. ${afterInstall}`.trim()
        : `${title} is no longer guarded.`;
    void window.showInformationMessage(done);
  } catch (error) {
    void window.showErrorMessage(
      error instanceof Error ? error.message : `The settings of ${title} could not be changed.`,
    );
  } finally {
    ports.onDone();
  }
}

function detailOf(step: 'add' | 'remove', title: string, changes: readonly FileChange[]): string {
  const means =
    step === 'add'
      ? `${title} will ask Chaperone before it acts.`
      : `${title} will act without asking Chaperone.`;
  const files = changes.map(({ path, before, after }) => {
    if (before === '') return `Writes ${path}.`;
    return after === '' ? `Removes ${path}.` : `Changes ${path}.`;
  });
  const kept = changes.some(({ before }) => before !== '')
    ? ['Files of today are kept in ~/.chaperone/backups.']
    : [];
  return [means, '', ...files, ...kept, '', 'The editor shows the exact change.'].join('\n');
}

/** Lets a person pick one of the agents that the step makes sense for. */
export async function pickAgent(
  step: 'add' | 'remove',
  agents: readonly { readonly id: string; readonly title: string; readonly installed: string }[],
): Promise<string | undefined> {
  const fitting = agents.filter(({ installed }) =>
    step === 'add'
      ? ['missing', 'off', 'changed'].includes(installed)
      : ['installed', 'untrusted', 'off', 'changed'].includes(installed),
  );
  if (fitting.length === 0) {
    void window.showInformationMessage(
      step === 'add'
        ? 'Every agent that was found on this machine is guarded already.'
        : 'No agent on this machine has a guard that could be removed.',
    );
    return undefined;
  }
  const items = fitting.map(({ id, title }): QuickPickItem & { id: string } => ({ label: title, id }));
  const picked = await window.showQuickPick(items, {
    title: step === 'add' ? 'Chaperone: Install Guard' : 'Chaperone: Remove Guard',
    placeHolder: 'For which agent?',
  });
  return picked?.id;
}

/** Lays the guard into the first folder of the workspace, for agents in the cloud. */
export async function guardCloudAgents(
  ports: Pick<AgentPorts, 'diffs' | 'write'> & {
    /** Absolute. Throws an `Error` with a plain sentence. */
    changes(): Promise<readonly FileChange[]>;
  },
): Promise<void> {
  try {
    const changes = await ports.changes();
    const [first] = changes;
    if (!first) {
      void window.showInformationMessage('This repository has the guard for cloud agents already.');
      return;
    }
    const view = await showChange(first, ports.diffs);
    const detail = [
      'Cursor’s and GitHub’s cloud agents read hooks only from the repository. There nobody can be asked, so what needs a person is stopped.',
      '',
      ...changes.map(({ path, before }) => `${before === '' ? 'Writes' : 'Changes'} ${path}.`),
      '',
      'Together they are about 1 MB. Commit them for the agents to find.',
    ].join('\n');
    const picked = await window.showInformationMessage(
      'Guard cloud agents in this repository?',
      { modal: true, detail },
      'Write Files',
    );
    view.close();
    if (picked !== 'Write Files') return;
    for (const change of changes) await ports.write(change);
    void window.showInformationMessage('The guard for cloud agents is written. Commit it.');
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : 'The files could not be written.');
  }
}
