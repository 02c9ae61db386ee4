import { commands, type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { type BadgeInput, badgeState } from './badge-state.ts';
import type { KnownGap } from './gaps.ts';
import type { WatchedState } from './guard-watch.ts';

export interface Badge extends Disposable {
  /** Shows what was seen, and tells the person once of every new gap. */
  seen(state: WatchedState): void;
  waiting(count: number): void;
  /** What the tooltip says, as Markdown. */
  details(): string;
}

const backgrounds = {
  none: undefined,
  warning: new ThemeColor('statusBarItem.warningBackground'),
  error: new ThemeColor('statusBarItem.errorBackground'),
  // An item may have the two above only; the prominent background is the status bar's own.
  prominent: new ThemeColor('statusBarItem.warningBackground'),
};

/** The status bar's item: where this workspace points, and whether agents are held. */
export function createBadge(): Badge {
  const item = window.createStatusBarItem('chaperone.badge', StatusBarAlignment.Left, 1000);
  item.name = 'Chaperone';
  item.command = 'chaperone.menu';
  item.text = '$(shield)';
  item.tooltip = 'Chaperone is looking around.';
  item.show();
  let input: BadgeInput = {
    environments: [],
    gaps: [],
    agents: [],
    waiting: 0,
    notes: [],
    frozen: undefined,
  };
  let told = new Set<string>();

  function draw(): void {
    const state = badgeState(input);
    const tooltip = new MarkdownString(state.tooltip, true);
    item.text = state.text;
    item.tooltip = tooltip;
    item.backgroundColor = backgrounds[state.colour];
    item.accessibilityInformation = { label: state.spoken, role: 'button' };
  }

  return {
    seen(state) {
      input = { ...state, waiting: input.waiting };
      draw();
      for (const gap of state.gaps.filter(({ id }) => !told.has(id))) void tell(gap);
      told = new Set(state.gaps.map(({ id }) => id));
    },
    waiting(count) {
      input = { ...input, waiting: count };
      draw();
    },
    details: () => badgeState(input).tooltip,
    dispose: () => item.dispose(),
  };
}

async function tell({ what, fix, action }: KnownGap): Promise<void> {
  const text = action ? what : `${what} ${fix}`;
  const picked = await window.showWarningMessage(text, ...(action ? [action.title] : []));
  if (action && picked) await commands.executeCommand(action.command, action.argument);
}
