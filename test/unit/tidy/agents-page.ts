import type { AgentCard, DoorState } from '../../../src/model/agent.ts';

/** What was seen last, by agent, door and case. Without a version it was no real program that asked. */
export type AgentsSeen = Readonly<
  Record<
    string,
    { readonly version?: string; readonly cells: Readonly<Record<string, Readonly<Record<string, string>>>> }
  >
>;

const HOLDS = { held: 'held', partly: 'partly', open: '**open**' } as const;
const PROOFS = { run: '', recorded: ' ʳ', documented: ' ᵈ' } as const;
const CASES = ['blocked', 'asked', 'allowed', 'gone', 'crashes', 'hangs'];

const cell = ({ hold, proof }: DoorState) => `${HOLDS[hold]}${PROOFS[proof]}`;
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** A line for each door. */
const matrix = (cells: AgentsSeen[string]['cells']) =>
  table(
    ['door', ...CASES],
    Object.entries(cells).map(([door, seen]) => [door, ...CASES.map((name) => seen[name] ?? '')]),
  );

/** docs/agents.md */
export function agentsPage(cards: readonly AgentCard[], seen: AgentsSeen): string {
  const sorted = [...cards].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return `${[
    '# Agents',
    'What Chaperone holds in each agent, and what it cannot. Written from `src/gateways/*/card.ts` and `test/e2e/agents-seen.json` by the tests; do not edit.',
    '`npm test` runs VS Code’s own and four other agents for real, `npm run test:agents` all that npm has: the agent’s own program, with the product’s hook in its settings and a scripted model on loopback.',
    '## At a glance',
    'held: every act of this kind is seen before it happens, and a “no” is honoured. partly: with the gap that the agent’s section names. Without a mark it was seen in a run of the real program; ʳ: read from payloads that the program sent; ᵈ: from its vendor’s documentation. The last three columns say what becomes of a destructive act while the guard’s own program is gone, crashes or hangs.',
    table(
      ['agent', 'shell', 'typing', 'read', 'search', 'edit', 'MCP', 'subagent', 'gone', 'crashes', 'hangs'],
      sorted.map(({ title, doors, failing }) => [
        `[${title}](#${anchor(title)})`,
        ...[doors.shell, doors.input, doors.read, doors.search, doors.edit, doors.mcp, doors.subagent].map(
          cell,
        ),
        ...[failing.gone, failing.crashes, failing.hangs].map(cell),
      ]),
    ),
    'All of this was seen on Linux. On Windows the same is meant to hold, by the vendors’ contracts: the hook and the lines in agents’ settings ran with Node for Windows and cmd under Wine; none of it ran on Windows itself yet, and nothing in PowerShell. Agents that are not guarded there have a line that says so.',
    '## Seen in real runs',
    'One line a door. blocked: nobody could be asked. asked: a person was asked and said yes. allowed: an ordinary act. gone, crashes, hangs: a destructive act while the guard’s own program does that. The values in a credential file are no question: the agent gets their names instead.',
    ...sorted.flatMap(({ id, title }) => {
      const { version, cells } = seen[id] ?? {};
      return version && cells ? [`### ${title} ${version}`, matrix(cells)] : [];
    }),
    '## Played without the agent’s program',
    'These do not run here. The line that stands in their settings was run with questions as their vendors’ documentation shows them, about the same acts; what the agent makes of the answer is taken from there too.',
    ...sorted.flatMap(({ id, title }) => {
      const { version, cells } = seen[id] ?? {};
      return !version && cells ? [`### ${title}, by its documentation`, matrix(cells)] : [];
    }),
    '## One by one',
    ...sorted.flatMap(section),
  ].join('\n\n')}\n`;
}

function section(card: AgentCard): readonly string[] {
  const notes = Object.entries({ ...card.doors, ...card.failing }).flatMap(([name, { note }]) =>
    note ? [`- ${name}: ${note}`] : [],
  );
  const limits = card.limits.map((limit) => `- ${limit}`);
  return [
    `### ${card.title}`,
    [
      `[Its documentation](${card.docs}).`,
      card.tried ? `Last run with version ${card.tried}.` : 'Not run here.',
      ...(card.least ? [`It needs version ${card.least} or later.`] : []),
    ].join(' '),
    ...(card.afterInstall ? [`After the installation: ${card.afterInstall}`] : []),
    ...(notes.length + limits.length > 0 ? [[...notes, ...limits].join('\n')] : []),
    ...(card.notOnWindows ? [`Not guarded on Windows. ${card.notOnWindows}`] : []),
    ...(card.unhooked
      ? [`Started with ${card.unhooked.map((word) => `\`${word}\``).join(', ')} it asks nobody.`]
      : []),
  ];
}

const anchor = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
