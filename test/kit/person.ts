import type { Locator, Page } from 'playwright-core';
import { extensionId } from './project.ts';
import { sleep, until } from './wait.ts';

/** The person in front of the editor: sees what stands on the screen and uses mouse and keyboard. */
export interface Person {
  /** Waits for the guard's question. */
  question(limit?: number): Promise<Question>;
  /** Texts of the questions on the screen now. */
  seen(): Promise<readonly string[]>;
  /** Text of the badge in the status bar, without its icon. */
  badge(): Promise<string>;
  waitForBadge(text: RegExp, limit?: number): Promise<string>;
  /** How many diff editors are on the screen. */
  diffs(): Promise<number>;
  /** Waits for the review page, which “Review…” opens. */
  reviewPage(): Promise<ReviewPage>;
  /** Blocks every question that comes up until `done` is settled. */
  blockUntil<T>(done: Promise<T>): Promise<T>;
  /** Allows every question that comes up until `done` is settled, with the name that it wants; how many there were. */
  allowUntil(done: Promise<unknown>): Promise<number>;
  /** Closes questions that stayed open after their time. */
  tidy(): Promise<void>;
}

interface ReviewPage {
  readonly text: string;
  block(): Promise<void>;
  /** Types the name where one is wanted, then allows. */
  allowOnce(name?: string): Promise<void>;
}

/** A question on the screen. Every way out of it waits until it has gone. */
export interface Question {
  readonly text: string;
  block(): Promise<void>;
  escape(): Promise<void>;
  /** Enter, without having touched anything. */
  enter(): Promise<void>;
  /** The cross in its corner. */
  close(): Promise<void>;
  review(): Promise<void>;
  /** Types `name` where the question wants one, and Esc after a name that is not taken. */
  allowOnce(name?: string): Promise<void>;
}

/** Stands for the name that the question itself says. */
const ANY_NAME = '\0';

export function createPerson(page: Page): Person {
  const dialogs = page.locator('.monaco-dialog-box');
  const badge = page.locator(`[id^="${extensionId}."]`).first();
  /** Gives every question that comes up to `answer` until `done` is settled. */
  const answerUntil = async (done: Promise<unknown>, answer: (dialog: Locator) => Promise<void>) => {
    let over = false;
    const end = (): void => {
      over = true;
    };
    done.then(end, end);
    while (!over) {
      if ((await dialogs.count()) > 0) await answer(dialogs.first());
      await sleep(200);
    }
  };
  const textOfBadge = async (): Promise<string> => (await badge.allInnerTexts()).join(' ').trim();
  return {
    question: async (limit = 60_000) => {
      await dialogs.first().waitFor({ timeout: limit });
      return await questionOf(page, dialogs.first());
    },
    seen: () => dialogs.allInnerTexts(),
    badge: textOfBadge,
    waitForBadge: (text, limit = 30_000) =>
      until(
        `a badge like ${text}`,
        async () => {
          const now = await textOfBadge();
          if (!text.test(now)) throw new Error(`it says “${now}”`);
          return now;
        },
        limit,
      ),
    diffs: () => page.locator('.monaco-diff-editor').count(),
    reviewPage: () => until('the review page', () => findReview(page)),
    blockUntil: async (done) => {
      await answerUntil(done, async (dialog) => (await questionOf(page, dialog)).block());
      return await done;
    },
    allowUntil: async (done) => {
      let count = 0;
      await answerUntil(done, async (dialog) => {
        count += 1;
        const wanted = await dialog.getByRole('button', { name: /^Allow Once…/ }).count();
        await (await questionOf(page, dialog)).allowOnce(wanted > 0 ? ANY_NAME : undefined);
      });
      await done;
      return count;
    },
    tidy: async () => {
      for (let round = 0; round < 5 && (await dialogs.count()) > 0; round++) {
        await page.keyboard.press('Escape');
        await dialogs
          .first()
          .waitFor({ state: 'hidden', timeout: 5000 })
          .catch(() => {});
      }
    },
  };
}

async function questionOf(page: Page, dialog: Locator): Promise<Question> {
  const text = (await dialog.allInnerTexts()).join('\n');
  const gone = (): Promise<void> =>
    dialog.filter({ hasText: firstLine(text) }).waitFor({ state: 'detached' });
  const press = async (name: string | RegExp): Promise<void> => {
    await dialog.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
    await gone();
  };
  const key = async (name: string): Promise<void> => {
    await page.keyboard.press(name);
    await gone();
  };
  return {
    text,
    block: () => press('Block'),
    escape: () => key('Escape'),
    enter: () => key('Enter'),
    close: async () => {
      await dialog.locator('.dialog-close-action, .codicon-dialog-close').first().click();
      await gone();
    },
    review: () => press(/^Review/),
    allowOnce: async (name) => {
      await press(/^Allow Once/i);
      if (name === undefined) return;
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor();
      await input.fill(name === ANY_NAME ? ((await input.getAttribute('placeholder')) ?? '') : name);
      await input.press('Enter');
      await input.waitFor({ state: 'hidden', timeout: 3000 }).catch(() => input.press('Escape'));
      await input.waitFor({ state: 'hidden' });
    },
  };
}

/** The review page is a web view: a frame within a frame. */
async function findReview(page: Page): Promise<ReviewPage | undefined> {
  for (const frame of page.frames()) {
    const allow = frame.locator('#allow');
    if ((await allow.count()) === 0) continue;
    const press = async (button: Locator): Promise<void> => {
      await button.click();
      await until('the review page to close', () => frame.isDetached());
    };
    return {
      text: (await frame.locator('body').allInnerTexts()).join('\n'),
      block: () => press(frame.locator('#block')),
      allowOnce: async (name) => {
        if (name !== undefined) await frame.locator('#name').fill(name);
        await press(allow);
      },
    };
  }
  return undefined;
}

const firstLine = (text: string): string => text.split('\n').find((line) => line.trim() !== '') ?? '';
