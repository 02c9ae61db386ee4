import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cards } from '../../../src/gateways/agents.ts';
import type { Example, Platform, Rule } from '../../../src/model/platform.ts';
import { platforms } from '../../../src/rules/index.ts';
import { type AgentsSeen, agentsPage } from './agents-page.ts';

/** Rewrites a stale file and fails once, so that running the tests is also the generator. */
function upToDate(path: string, expected: string): void {
  const stale = !existsSync(path) || readFileSync(path, 'utf8') !== expected;
  if (stale) writeFileSync(path, expected);
  assert.ok(!stale, `${path} was out of date and has been rewritten: run the tests again and commit it`);
}

function shown(example: Example): string {
  if (typeof example === 'string') return example;
  if ('command' in example) {
    const notes = [...(example.shell ? [example.shell] : []), ...Object.keys(example.files ?? {})];
    return `${example.command}   # ${notes.join(', ')}`;
  }
  return `# MCP ${example.server}: ${example.tool} ${JSON.stringify(example.input)}`;
}

const block = (examples: readonly Example[]) => ['```sh', ...examples.map(shown), '```'].join('\n');

const page = (platform: Platform) => [
  `## [${platform.title}](${platform.docs})`,
  ...platform.rules.flatMap((rule: Rule) => [
    `### ${platform.id}/${rule.id}`,
    rule.why,
    ...(rule.does.undoNote ? [`Undo: ${rule.does.undoNote}.`] : []),
    `Instead: \`${rule.instead}\``,
    'Looked at:',
    block(rule.stops),
    'Lets through:',
    block(rule.passes),
  ]),
];

describe('generated files', () => {
  it('docs/rules.md says what the rules say', () => {
    const lead =
      '# Rules\n\nWhat Chaperone recognises, why, and the examples that prove it. Whether a match is asked about also depends on the environment and on what can be undone. Written from `src/rules/` by the tests; do not edit.';
    upToDate('docs/rules.md', `${[lead, ...platforms.flatMap(page)].join('\n\n')}\n`);
  });

  it('docs/agents.md says what the agents’ cards and the last runs of them say', () => {
    const seen = JSON.parse(readFileSync('test/e2e/agents-seen.json', 'utf8')) as AgentsSeen;
    upToDate('docs/agents.md', agentsPage(cards, seen));
  });
});
