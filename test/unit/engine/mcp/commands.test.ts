import assert from 'node:assert/strict';
import { readMcpCommands } from '../../../../src/engine/mcp/commands.ts';
import type { Json } from '../../../../src/model/request.ts';

const isProgram = (name: string) => ['kubectl', 'gcloud', 'git', 'docker', 'aws'].includes(name);
const commands = (name: string, input: Json, server = 'x') =>
  readMcpCommands({ server, name, input }, isProgram);

describe('engine/mcp-commands', () => {
  it('takes fields that are called after a command line', () => {
    for (const key of [
      'command',
      'cmd',
      'cli_command',
      'commandLine',
      'command_line',
      'shell_command',
      'bash',
    ])
      assert.deepEqual(commands('anything', { [key]: 'rm -rf a' }), ['rm -rf a'], key);
    for (const key of ['script', 'commands', 'code', 'shell_script']) {
      assert.deepEqual(commands('run_here', { [key]: 'rm -rf a' }), ['rm -rf a'], key);
      assert.deepEqual(commands('save', { [key]: 'rm -rf a' }), [], key);
    }
  });

  it('joins a program and its arguments', () => {
    assert.deepEqual(commands('exec', { command: 'rm', args: ['-rf', 'a b'] }), ["rm -rf 'a b'"]);
    assert.ok(commands('exec', { command: ['bash', '-c', "rm 'a'"] }).includes(`bash -c 'rm '\\''a'\\'''`));
  });

  it('starts the program that the tool or its server is called after', () => {
    assert.deepEqual(commands('run_gcloud_command', { args: ['sql', 'list'] }), ['gcloud sql list']);
    assert.deepEqual(commands('kubectl', { arguments: 'delete ns a' }), ['kubectl delete ns a']);
    assert.ok(commands('run_kubectl', { command: 'get pods' }).includes('kubectl get pods'));
    assert.deepEqual(commands('git_push', { args: ['--force'] }), ['git push --force']);
    assert.ok(commands('docker_compose_down', { args: ['-v'] }).includes('docker compose down -v'));
    assert.deepEqual(commands('run', { args: ['s3', 'ls'] }, 'aws-mcp'), ['aws s3 ls']);
  });

  it('makes nothing of other tools', () => {
    assert.deepEqual(commands('notes_add', { args: ['delete', 'x'] }), []);
    assert.deepEqual(commands('git_status', { args: [] }), []);
    assert.deepEqual(commands('git_status', { repo: 'a' }), []);
    assert.deepEqual(commands('run', null), []);
    assert.deepEqual(commands('run', ['a', 'b']), []);
  });
});
