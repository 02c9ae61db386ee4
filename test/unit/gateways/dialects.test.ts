import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cards } from '../../../src/gateways/agents.ts';
import { dialects, guarded } from '../../../src/gateways/index.ts';
import { samples } from './all-samples.ts';

describe('gateways', () => {
  it('every dialect has samples and a card', () => {
    assert.deepEqual(dialects.map(({ id }) => id).sort(), Object.keys(samples).sort());
    for (const { id, title } of dialects) {
      // A wrapped MCP server may serve any agent.
      if (id === 'mcp') continue;
      assert.equal(cards.find((card) => card.id === id)?.title, title);
    }
  });

  it('every door that is not held says why', () => {
    for (const { id, doors, failing } of cards) {
      for (const [door, { hold, note }] of Object.entries({ ...doors, ...failing })) {
        assert.ok(hold === 'held' || note, `${id}: ${door}`);
        if (note !== undefined) assert.match(note, /^[A-Z`“].+\.$/, `${id}: ${door}`);
      }
    }
  });

  for (const dialect of dialects) {
    describe(dialect.id, () => {
      for (const { name, payload, reads, allowed, blocked } of samples[dialect.id] ?? []) {
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

      it('refuses with a text, in a form that is never taken for a yes', () => {
        const { stdout, stderr, exitCode } = dialect.refuse('why');
        assert.notEqual(exitCode, 0);
        assert.match(stdout + stderr, /why/);
        const silent = dialect.refuse('');
        assert.ok((silent.stdout + silent.stderr).length > 0);
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
