import assert from 'node:assert/strict';
import { endsByText } from '../../../src/engine/general/fields.ts';
import { operations, xmlNames } from '../../../src/engine/general/operations.ts';
import {
  archives,
  endsByName,
  endsByPath,
  isTriflingPath,
  subjectOf,
} from '../../../src/engine/general/paths.ts';
import { isRequest, readMcpRequests } from '../../../src/engine/mcp/requests.ts';

describe('what a request says of itself', () => {
  it('knows the thing that a path is about', () => {
    assert.equal(subjectOf('/v1/users/42'), 'users');
    assert.equal(subjectOf('/2010-04-01/Accounts/AC1.json'), 'Accounts');
    assert.equal(subjectOf('/'), '');
  });

  it('knows paths that end something', () => {
    for (const path of [
      '/v1/users/42/deactivate',
      '/v1/users/42/suspend',
      '/v1/orgs/42/transfer',
      '/v1/secrets/rotate',
      '/v1/databases/7/restore',
      '/conversations.archive',
      '/v4/spreadsheets/x/values/A1:Z:clear',
      '/v1/backups/5/restore',
      '/v1/branches/main/reset',
      '/crm/v3/objects/contacts/merge',
      '/v1/customers/5/suppress',
    ])
      assert.equal(endsByPath(path), true, path);
    for (const path of [
      '/v1/issues/42/close',
      '/v1/threads/42/archive',
      '/v1/users/42/restore',
      '/v1/jobs/7/cancel',
      '/v1/users/42/activate',
      '/v1/password/reset',
      '/v4/projects/5/merge_requests/3/merge',
    ])
      assert.equal(endsByPath(path), false, path);
  });

  it('knows what nobody would miss', () => {
    for (const path of [
      '/v1/sessions/42',
      '/v1/cache',
      '/cache/purge',
      '/drafts/9',
      '/issues/1/labels/bug',
      '/carts/7/items/3',
      '/chat.deleteScheduledMessage',
      '/pins.remove',
      '/_search/scroll',
      '/v10/channels/1/messages/5/reactions/x/@me',
      '/v1/users/5/avatar-cache',
    ])
      assert.equal(isTriflingPath(path), true, path);
    for (const path of ['/v1/projects/42', '/v1/labels/5', '/v1/users/me/files/3', '/v1/scheduled-jobs/5'])
      assert.equal(isTriflingPath(path), false, path);
  });

  it('knows names that end, archive or give away', () => {
    assert.equal(endsByName('transferProjectOwnership'), true);
    assert.equal(endsByName('cancel_subscription'), true);
    assert.equal(endsByName('close_issue'), false);
    assert.equal(archives('pipelineArchive'), true);
    assert.equal(archives('archive_email'), false);
    assert.equal(archives('unarchiveProject'), false);
  });

  it('reads the fields of a change, by what they are of', () => {
    assert.equal(endsByText('{"status":"suspended"}', 'users'), true);
    assert.equal(endsByText('status=cancelled', 'subscriptions'), true);
    assert.equal(endsByText('{"status":"closed"}', 'issues'), false);
    assert.equal(endsByText('{"settings":{"mail":{"enabled":false}}}', 'users'), false);
    assert.equal(endsByText('[{"op":"replace","path":"/archived","value":true}]', 'flags'), true);
    assert.equal(
      endsByText('{"Operations":[{"op":"replace","path":"active","value":false}]}', 'Users'),
      true,
    );
    assert.equal(endsByText('{"name":"x","private":', 'repos'), false);
  });

  it('reads the operations that a body names', () => {
    assert.deepEqual(operations('{"operation":"delete","ids":[1]}'), ['delete']);
    assert.deepEqual(operations('{"mutations":[{"delete":{"query":"*"}}]}'), ['delete']);
    assert.deepEqual(operations('{"method":"call","params":["x","delete_zone",{}]}'), [
      'call',
      'delete_zone',
    ]);
    assert.deepEqual(operations('{"permissions":[{"action":"delete"}]}'), []);
    assert.deepEqual(operations('{"messages":[{"content":"set action=delete_user now"}]}'), []);
    assert.deepEqual(operations('confirmed=1&delete=yes'), ['delete']);
    assert.deepEqual(xmlNames('<methodCall><methodName>wp.deletePost</methodName></methodCall>'), [
      'methodCall',
      'deletePost',
    ]);
  });

  it('reads the requests that an MCP tool would send', () => {
    const sent = (input: Parameters<typeof readMcpRequests>[0], host = '') =>
      readMcpRequests(input, host).map(({ method, host: at, path }) => `${method} ${at}${path}`);
    assert.deepEqual(sent({ method: 'delete', url: 'https://api.acme.io/v1/users/1' }), [
      'DELETE api.acme.io/v1/users/1',
    ]);
    assert.deepEqual(sent({ request: { verb: 'DELETE', endpoint: 'users/1' } }, 'api.acme.io'), [
      'DELETE api.acme.io/users/1',
    ]);
    assert.deepEqual(sent({ endpoint: 'DELETE /users/1' }), ['DELETE /users/1']);
    assert.deepEqual(sent({ url: 'https://api.acme.io/x', options: { method: 'DELETE' } }), [
      'DELETE api.acme.io/x',
    ]);
    assert.deepEqual(sent({ method: 'delete', user: 1 }), []);
    assert.equal(isRequest({ method: 'remove', path: '/x' }), false);
  });
});
