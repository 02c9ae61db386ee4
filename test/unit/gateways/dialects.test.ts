import assert from 'node:assert/strict';
import fc from 'fast-check';
import { samples as claude } from '../../../src/gateways/claude/samples.ts';
import { dialects, guarded, installs } from '../../../src/gateways/index.ts';
import { samples as vscode } from '../../../src/gateways/vscode/samples.ts';

const samples = { claude, vscode };

describe('gateways', () => {
  it('every dialect has samples, every install a dialect', () => {
    assert.deepEqual(dialects.map(({ id }) => id).sort(), Object.keys(samples).sort());
    for (const id of Object.keys(installs)) assert.ok(dialects.some((dialect) => dialect.id === id));
  });

  for (const dialect of dialects) {
    describe(dialect.id, () => {
      for (const { name, payload, reads, allowed, blocked } of samples[dialect.id as keyof typeof samples]) {
        it(name, () => {
          const request = dialect.read(payload, 'id-1');
          assert.deepEqual(request, { id: 'id-1', ...reads });
          assert.deepEqual(dialect.answer({ allowed: true, tell: '' }, request), allowed);
          assert.deepEqual(
            dialect.answer({ allowed: false, tell: 'Stopped by a person.' }, request),
            blocked,
          );
        });
      }

      it('reads anything at all', () => {
        fc.assert(
          fc.property(fc.jsonValue(), fc.constantFrom('tool_input', 'toolArgs'), (value, key) => {
            const names = [
              'Bash',
              'run_in_terminal',
              'Edit',
              'apply_patch',
              'create_and_run_task',
              'mcp__a__b',
              'mcp_a_b',
              'new_tool',
              '',
            ];
            for (const tool_name of names) dialect.read({ tool_name, [key]: value }, 'id');
            dialect.read(value, 'id');
          }),
        );
      });

      it('never counts a broken input as harmless', () => {
        for (const value of [null, 1, 'x', [], '{"command":']) {
          const { act } = dialect.read(
            { hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: value },
            'id',
          );
          assert.equal(act.kind, 'unreadable');
        }
        assert.equal(dialect.read([], 'id').act.kind, 'unreadable');
        assert.equal(dialect.read({}, 'id').act.kind, 'unreadable');
      });

      it('refuses with a text on stderr alone', () => {
        const { stdout, stderr, exitCode } = dialect.refuse('why');
        assert.deepEqual([stdout, stderr, exitCode], ['', 'why', 2]);
        assert.ok(dialect.refuse('').stderr.length > 0);
      });
    });
  }

  it('guards files by globs with /', () => {
    for (const { title, globs } of guarded) {
      assert.ok(globs.length > 0, title);
      for (const glob of globs) assert.ok(!glob.includes('\\') && !glob.startsWith('./'), glob);
    }
  });
});
