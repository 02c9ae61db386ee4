import assert from 'node:assert/strict';
import type { Json } from '../../../../src/model/request.ts';
import { decision } from '../lab.ts';

const call = (name: string, input: Json) => {
  const [server, tool] = name.split(':');
  return decision({ tool: { kind: 'mcp', server, tool, input } });
};

const asks: readonly (readonly [string, Json])[] = [
  ['tf:create_run', { data: { attributes: { 'is-destroy': true } } }],
  ['jira:transition_issue', { issue: 'A-1', transition: { name: 'Delete' } }],
  ['git:git_push', { remote: 'origin', branch: 'main', force: true }],
  ['github:update_branch_protection', { branch: 'main', enforce_admins: false }],
  [
    'ccapi:update_resource',
    { patch_document: [{ op: 'replace', path: '/DeletionProtection', value: false }] },
  ],
  ['mongodb:aggregate', { collection: 'o', pipeline: [{ $match: {} }, { $out: 'o' }] }],
  ['evm:transfer_token', { to: '0x1', amount: '5' }],
  ['playwright:browser_click', { element: 'Delete repository button', ref: 'e1' }],
  ['browser-use:run_task', { task: 'Open the console and delete the production database' }],
  ['jenkins:triggerBuild', { jobFullName: 'teardown-production' }],
  ['mssql:update_data', { tableName: 'Orders', updates: { Total: 0 }, whereClause: '1=1' }],
  ['heroku:pg_backups', { action: 'restore', backupId: 'b1' }],
  ['dynamodb:batch_write_item', { request_items: { o: [{ DeleteRequest: { Key: {} } }] } }],
  ['salesforce:run_apex', { code: 'delete [SELECT Id FROM Account];' }],
  ['runpod:delete-pod', { podId: 'x' }],
  ['tmux:send-keys', { target: '0', keys: 'dropdb prod' }],
];
const passes: readonly (readonly [string, Json])[] = [
  ['tf:create_run', { 'is-destroy': true, plan_only: true }],
  ['tf:get_run', { destroy: true }],
  ['jira:transition_issue', { issue: 'A-1', transition: { name: 'Done' } }],
  ['git:git_push', { remote: 'origin', branch: 'main' }],
  ['mongodb:aggregate', { collection: 'o', pipeline: [{ $group: { _id: '$a' } }] }],
  ['playwright:browser_click', { element: "Delete icon of todo 'milk'", ref: 'e1' }],
  ['playwright:browser_click', { element: 'Cancel button in the delete project dialog', ref: 'e1' }],
  ['playwright:browser_wait_for', { text: 'Project deleted permanently' }],
  ['jenkins:triggerBuild', { jobFullName: 'api/build' }],
  ['postgres:explain_query', { sql: 'DELETE FROM users WHERE id = 4' }],
  ['github:delete_issue_comment', { comment_id: 1 }],
];

describe('engine/mcp-changes', () => {
  for (const [name, input] of asks)
    it(`asks: ${name} ${JSON.stringify(input)}`, async () => assert.equal(await call(name, input), 'ask'));
  for (const [name, input] of passes)
    it(`passes: ${name} ${JSON.stringify(input)}`, async () => assert.equal(await call(name, input), 'pass'));
});
