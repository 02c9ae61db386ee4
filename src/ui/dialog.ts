import { type MessageItem, window } from 'vscode';
import type { Asked, PersonAnswer } from '../model/ports.ts';
import { dialogDetail, dialogTitle } from './dialog-text.ts';
import type { DiffViews } from './diffs.ts';
import type { Grants } from './grants.ts';
import { type Choice, createQuestions } from './questions.ts';
import { oneLine } from './visible.ts';

export interface DialogPorts {
  /** How long an agent is kept waiting, in milliseconds. */
  readonly timeoutMs: () => number;
  /** Shows the review page and gives the choice made there. */
  review(asked: Asked, late: AbortSignal): Promise<Choice>;
  readonly diffs: DiffViews;
  readonly grants: Grants;
  /** Gets the number of questions for which an agent waits. */
  onWaiting(count: number): void;
}

/** Asks a person, in a modal of the editor's own. Whatever is not a clear “allow once” blocks. */
export function createDialog(
  ports: DialogPorts,
): (asked: Asked, gone?: AbortSignal) => Promise<PersonAnswer> {
  return createQuestions({
    timeoutMs: ports.timeoutMs,
    grants: ports.grants,
    onWaiting: ports.onWaiting,
    show: (asked, late) => show(asked, late, ports),
    onLate({ request, explanation }) {
      void window.showInformationMessage(
        `${request.agentTitle} was already told that nobody answered. “${dialogTitle(explanation)}” is allowed once for 5 minutes: let the agent try again.`,
      );
    },
    onMissed(count) {
      const what = count === 1 ? 'One more request was' : `${count} more requests were`;
      void window.showInformationMessage(`${what} stopped while nobody answered. The journal has them.`);
    },
  });
}

// Not the close affordance: the editor would move such an item to the end and give the focus to the next one.
const block: MessageItem = { title: 'Block' };
const review: MessageItem = { title: 'Review…' };

async function show(asked: Asked, late: AbortSignal, ports: DialogPorts): Promise<Choice> {
  const { explanation } = asked;
  const diff = asked.diffs[0];
  const opened = diff && ports.diffs.open(diff, { keepFocus: true });
  // The dialog comes with the diff behind it, or without where it cannot open soon.
  if (opened) await Promise.race([opened.catch(() => undefined), pause(1500)]);
  const allow: MessageItem = { title: explanation.typed === undefined ? 'Allow Once' : 'Allow Once…' };
  try {
    const options = { modal: true, detail: dialogDetail(asked) };
    const picked = await window.showWarningMessage(dialogTitle(explanation), options, block, review, allow);
    if (picked === review) return await ports.review(asked, late);
    if (picked !== allow) return 'block';
    return explanation.typed === undefined ? 'allow-once' : await typeName(explanation.typed, asked);
  } finally {
    opened?.then(
      (view) => view.close(),
      () => undefined,
    );
  }
}

async function typeName(name: string, { explanation }: Asked): Promise<Choice> {
  const shown = oneLine(name);
  const typed = await window.showInputBox({
    title: dialogTitle(explanation),
    prompt: `This cannot be undone in a protected environment, so Chaperone asks for ${explanation.typedWhat}. Type “${shown}” and press Enter to allow it once; press Esc to block it.`,
    placeHolder: shown,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || text.trim() === name.trim()
        ? undefined
        : `Type exactly “${shown}” to allow it once. Esc blocks it.`,
  });
  return typed !== undefined && typed.trim() === name.trim() && typed.trim() !== '' ? 'allow-once' : 'block';
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
