import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createDialog } from '../../src/ui/dialog.ts';
import { createDiffViews, type DiffViews } from '../../src/ui/diffs.ts';
import { createGrants } from '../../src/ui/grants.ts';
import { createReview } from '../../src/ui/review.ts';
import { extensionId } from '../kit/project.ts';
import { until } from '../kit/wait.ts';
import { asked } from '../unit/ui/asked.ts';

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const reviewTab = () => tabs().find(({ input }) => input instanceof vscode.TabInputWebview);
const diffTab = () => tabs().find(({ input }) => input instanceof vscode.TabInputTextDiff);

describe('the review page', () => {
  const edit = asked({
    act: { kind: 'edit', edits: [] },
    diffs: [
      { path: '/project/migrations/1.sql', before: 'select 1;\n', after: 'drop table x;\n', exact: true },
    ],
  });
  const diffs = createDiffViews();
  const extensionUri = () =>
    vscode.extensions.getExtension(extensionId)?.extensionUri ?? vscode.Uri.file('/');

  before(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => diffs.dispose());

  it('opens beside a diff of both texts, blocks when it is closed, and takes the diff away', async () => {
    const review = createReview({ extensionUri: extensionUri(), diffs });
    const choice = review(edit, new AbortController().signal);
    await until('the page', () => reviewTab() !== undefined);
    await until('the diff', () => diffTab() !== undefined);
    const input = diffTab()?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.deepEqual(
      [await text(input.original), await text(input.modified)],
      ['select 1;\n', 'drop table x;\n'],
    );
    const page = reviewTab();
    assert.ok(page);
    await vscode.window.tabGroups.close(page);
    assert.equal(await choice, 'block');
    await until('the diff to go', () => diffTab() === undefined);
  });

  it('takes a diff away that was still opening when it was closed', async () => {
    let appear: (() => void) | undefined;
    let closed = 0;
    const slow: DiffViews = {
      open: () =>
        new Promise((resolve) => {
          appear = () =>
            resolve({
              close: () => {
                closed += 1;
              },
            });
        }),
      dispose: () => undefined,
    };
    const review = createReview({ extensionUri: extensionUri(), diffs: slow });
    const choice = review(edit, new AbortController().signal);
    const page = await until('the page', reviewTab);
    await vscode.window.tabGroups.close(page);
    assert.equal(await choice, 'block');
    assert.equal(closed, 0);
    appear?.();
    await until('the diff to be closed', () => closed === 1);
  });

  it('is not there where no dialog can open: nobody could be asked, and the diff goes', async () => {
    const ask = createDialog({
      timeoutMs: () => 10_000,
      review: async () => 'allow-once',
      diffs,
      grants: createGrants({ now: Date.now }),
      onWaiting: () => undefined,
    });
    assert.equal(await ask(edit), 'no-editor');
    await until('the diff to go', () => diffTab() === undefined);
  });
});
