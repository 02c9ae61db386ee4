import assert from 'node:assert/strict';
import { sampleStep } from '../../src/engine/words/steps.ts';
import type { Example, Platform, Rule } from '../../src/model/platform.ts';
import { platforms } from '../../src/rules/index.ts';
import { judged } from './engine/lab.ts';

/** An example as a row in a protected environment. */
function rowOf(example: Example): Readonly<Record<string, unknown>> {
  const environment = 'production';
  if (typeof example === 'string') return { command: example, environment };
  if ('command' in example) return { ...example, environment };
  const { server, tool, input } = example;
  return { tool: { kind: 'mcp', server, tool, input }, environment };
}

const nameOf = (example: Example) => (typeof example === 'string' ? example : JSON.stringify(example));

const lineOf = (example: Example) =>
  typeof example === 'string' ? example : 'command' in example ? example.command : '';

async function actionsOf(platform: Platform, rule: Rule, example: Example) {
  const { verdict } = await judged(rowOf(example));
  const own = verdict.actions.filter((action) => action.platform === platform.id && action.rule === rule.id);
  return { own, verdict };
}

for (const platform of platforms) {
  describe(`rules of ${platform.title}`, () => {
    it('have ids of their own', () => {
      assert.equal(new Set(platform.rules.map(({ id }) => id)).size, platform.rules.length);
    });
    for (const [program, step] of Object.entries(platform.steps ?? {})) {
      it(`propose for ${program} a step that passes: ${step}`, async () => {
        assert.ok(platform.programs.includes(program), 'a program of the platform');
        const { verdict } = await judged(rowOf(step));
        assert.equal(verdict.answer, 'pass', verdict.why);
      });
    }
    for (const rule of platform.rules) {
      for (const example of rule.stops) {
        it(`${rule.id} stops ${nameOf(example)}`, async () => {
          const { own, verdict } = await actionsOf(platform, rule, example);
          assert.ok(
            own.length > 0,
            `read as ${JSON.stringify(verdict.actions.map((action) => action.rule))}`,
          );
          assert.ok(
            own.some(({ answer }) => answer !== 'pass'),
            'but let through',
          );
          for (const { instead } of own) {
            const then = await judged({ command: instead, environment: 'production' });
            assert.equal(then.verdict.answer, 'pass', `proposes ${instead}: ${then.verdict.why}`);
          }
        });
      }
      for (const example of rule.passes) {
        it(`${rule.id} lets ${nameOf(example)} through`, async () => {
          const { own } = await actionsOf(platform, rule, example);
          assert.deepEqual(
            own.map(({ place }) => place),
            [],
          );
        });
      }
      if (rule.instead !== '') {
        it(`${rule.id} proposes a step that passes: ${rule.instead}`, async () => {
          const { verdict } = await judged(rowOf(sampleStep(rule.instead, lineOf(rule.stops[0]))));
          assert.equal(verdict.answer, 'pass', verdict.why);
          assert.doesNotMatch(rule.instead, /acme|example/i, 'a name of somebody’s own');
        });
      }
    }
  });
}
