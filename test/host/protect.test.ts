import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createDiffViews, type DiffViews } from '../../src/ui/diffs.ts';
import { type ProtectPart, protectWorkspace } from '../../src/ui/protect.ts';
import { until } from '../kit/wait.ts';

const diffTabs = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff);
const command = (name: string) => vscode.commands.executeCommand(name);

const part = (name: string): ProtectPart => ({
  title: name,
  detail: `what ${name} is good for`,
  changes: [{ path: `/project/${name}.json`, before: '', after: `{ "${name}": true }\n` }],
  opens: false,
});

describe('Protect This Workspace', () => {
  const diffs = createDiffViews();
  let written: string[];
  let done: number;
  const ports = (views: DiffViews) => ({
    diffs: views,
    parts: async () => [part('first'), part('second')],
    write: async ({ path }: { path: string }) => void written.push(path),
    onDone: () => {
      done += 1;
    },
  });

  beforeEach(async () => {
    written = [];
    done = 0;
    await command('workbench.action.closeAllEditors');
  });
  after(() => diffs.dispose());

  it('shows the change behind the list, and takes it away after Esc, with nothing written', async () => {
    const over = protectWorkspace(ports(diffs));
    await until('the diff', () => diffTabs().length === 1);
    await until('the end', async () => {
      await command('workbench.action.closeQuickOpen');
      return await Promise.race([over.then(() => true), later(200)]);
    });
    await until('the diff to go', () => diffTabs().length === 0);
    assert.deepEqual([written, done], [[], 0]);
  });

  it('takes it away after OK too, and has written what was ticked', async () => {
    const over = protectWorkspace(ports(diffs));
    await until('the diff', () => diffTabs().length === 1);
    await until('the end', async () => {
      await command('quickInput.acceptInBackground');
      await command('workbench.action.acceptSelectedQuickOpenItem');
      return await Promise.race([over.then(() => true), later(200)]);
    });
    await until('the diff to go', () => diffTabs().length === 0);
    assert.deepEqual([written, done], [['/project/first.json', '/project/second.json'], 1]);
  });

  it('closes a diff that was still opening when the list went', async () => {
    const opened: string[] = [];
    const closed: string[] = [];
    let appear: (() => void) | undefined;
    const slow: DiffViews = {
      open: ({ path }) => {
        opened.push(path);
        const view = { close: () => void closed.push(path) };
        if (opened.length === 1) return Promise.resolve(view);
        return new Promise((resolve) => {
          appear = () => resolve(view);
        });
      },
      dispose: () => undefined,
    };
    const over = protectWorkspace(ports(slow));
    await until('the second diff', async () => {
      await command('workbench.action.quickOpenSelectNext');
      return opened.includes('/project/second.json');
    });
    await until('the end', async () => {
      await command('workbench.action.closeQuickOpen');
      return await Promise.race([over.then(() => true), later(200)]);
    });
    await until('the first to be closed', () => closed.includes('/project/first.json'));
    assert.equal(closed.includes('/project/second.json'), false);
    appear?.();
    await until('the second to be closed', () => closed.includes('/project/second.json'));
  });
});

const later = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
