import { commands, type QuickPickItem, window } from 'vscode';
import type { WatchedState } from './guard-watch.ts';
import { firstProblems, openProblem, problemText } from './policy-problems.ts';
import { oneLine } from './visible.ts';

interface Item extends QuickPickItem {
  readonly run?: () => unknown;
}

/** What a click on the badge offers. */
export async function showMenu(state: WatchedState | undefined): Promise<void> {
  const run = (command: string, argument?: string) => () => commands.executeCommand(command, argument);
  const gaps: Item[] = (state?.gaps ?? []).flatMap(({ what, action }) =>
    action
      ? [{ label: `$(warning) ${action.title}`, detail: what, run: run(action.command, action.argument) }]
      : [],
  );
  const problems = firstProblems(state?.problems ?? []).map(
    (problem): Item => ({
      label: '$(error) Mend the Policy File',
      detail: plain(problemText(problem)),
      run: () => openProblem(problem),
    }),
  );
  const names = (state?.environments ?? []).map(({ name }) => name).join(', ');
  const held = (state?.agents ?? []).filter((agent) => agent.held).length;
  const items: Item[] = [
    ...gaps,
    ...problems,
    {
      label: '$(info) Details',
      description: plain(names) || 'environment not known',
      run: () => showDetails(state),
    },
    state?.frozen?.owner === 'user'
      ? {
          label: '$(unlock) Unfreeze',
          description: `frozen in ${state.frozen.source}`,
          run: run('chaperone.unfreeze'),
        }
      : {
          label: '$(lock) Freeze',
          description: state?.frozen ? `frozen in ${state.frozen.source}` : 'stop whatever cannot be undone',
          run: run('chaperone.freeze'),
        },
    { label: '$(shield) Protect This Workspace', run: run('chaperone.protect') },
    {
      label: '$(hubot) Agents',
      description: `${held} of ${state?.agents.length ?? 0} held`,
      run: run('chaperone.agents'),
    },
    { label: '$(list-unordered) Journal', run: run('chaperone.showJournal') },
    { label: '$(history) Restore Snapshot…', run: run('chaperone.restoreSnapshot') },
  ];
  const picked = await window.showQuickPick(items, {
    title: 'Chaperone',
    placeHolder: 'What would you like to see?',
  });
  await picked?.run?.();
}

async function showDetails(state: WatchedState | undefined): Promise<void> {
  const items = (state?.environments ?? []).flatMap(({ name, protected: kept, evidence }) =>
    evidence.map(({ says, where }) => ({
      label: `${kept ? '$(lock)' : '$(circle-outline)'} ${plain(name)}`,
      description: kept ? 'protected' : '',
      detail: plain(`${says}${where ? ` · ${where}` : ''}`),
    })),
  );
  const none = [
    {
      label: 'Nothing here says which environment this is.',
      detail: 'What cannot be undone is treated as production.',
    },
  ];
  await window.showQuickPick(items.length > 0 ? items : none, {
    title: 'Chaperone: Environments That This Workspace Can Reach',
    placeHolder: 'What says so, and where',
  });
}

/** Text from files: no icons, nothing hidden. */
function plain(text: string): string {
  return oneLine(text).replaceAll('$(', '$ (');
}
