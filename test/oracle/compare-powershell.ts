import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { cmdletName } from '../../src/engine/shell/powershell/names.ts';
import { readCommand } from '../../src/engine/shell/read.ts';
import type { Call, Place } from '../../src/model/call.ts';
import { platforms } from '../../src/rules/index.ts';
import { projectRoot } from '../kit/project.ts';
import type { Grammar, GrammarCommand } from './powershell-grammar.ts';
import { powershellGrammar } from './powershell-grammar.ts';
import { powershellLines } from './powershell-lines.ts';

/** How the reader's calls compare with the commands that the grammar finds. */
interface PowershellComparison {
  readonly lines: number;
  /** Lines that the grammar does not know, and those that the reader reports as not read. */
  readonly refused: number;
  readonly unread: number;
  readonly commands: number;
  /** What the grammar shows and the reader's calls do not. */
  readonly disagreements: readonly { readonly line: string; readonly missing: string }[];
}

/** Compares generated lines and the PowerShell of the corpora and rules. */
export async function comparePowershell({
  numRuns,
  seed,
}: {
  readonly numRuns: number;
  readonly seed: number;
}): Promise<PowershellComparison> {
  const grammar = await powershellGrammar();
  return compare([...fc.sample(powershellLines, { numRuns, seed }), ...known()], grammar);
}

function compare(lines: readonly string[], grammar: Grammar): PowershellComparison {
  const counts = { lines: lines.length, refused: 0, unread: 0, commands: 0 };
  const disagreements: { line: string; missing: string }[] = [];
  for (const line of lines) {
    const commands = grammar(line);
    if (commands === undefined) {
      counts.refused++;
      continue;
    }
    const { calls, unread } = readCommand({
      command: line,
      shell: 'powershell',
      cwd: 'C:\\w',
      variables: {},
      facts: new Map(),
    });
    if (unread.some(({ reason }) => /could not be read/.test(reason))) {
      counts.unread++;
      continue;
    }
    counts.commands += commands.length;
    const missing = commands.flatMap((command) => missingOf(command, calls, unread));
    if (missing.length > 0) disagreements.push({ line, missing: missing.join(', ') });
  }
  return { ...counts, disagreements };
}

/** Commands that run what they are given, which the reader shows instead of them; and a range, which is none. */
const SEEN_THROUGH =
  /^(?:\d+\.\.\d+|Invoke-Expression|iex|Start-Process|saps|start|Invoke-Command|icm|powershell|pwsh|cmd|sudo|wsl|bash|sh|env|uv|uvx|npx|bunx)(?:\.exe)?$/i;

function missingOf(
  { start, end, name, words, parameters }: GrammarCommand,
  calls: readonly Call[],
  unread: ReturnType<typeof readCommand>['unread'],
): readonly string[] {
  const here = (place: Place) => place.start >= start - 1 && place.start < end;
  if (unread.some(({ place }) => here(place)) || (name !== undefined && SEEN_THROUGH.test(base(name))))
    return [];
  const within = calls.filter(({ place }) => here(place));
  const renamed = calls.some(
    ({ program, args }) => /-Alias$/.test(program) || args.some(({ text }) => /^alias:/i.test(text)),
  );
  const called = name === undefined || renamed ? within : within.filter((call) => isCalled(call, name));
  if (called.length === 0) return [`the command ${name ?? '(unknown)'}`];
  // What a name that is worked out stands for may be seen through.
  if (name === undefined) return [];
  const said = called.flatMap(({ args }) => args.map(({ text }) => text.toLowerCase()));
  const isSaid = (text: string) => said.some((one) => one.includes(text.toLowerCase().replace(/\\$/, '')));
  return [
    ...words.filter((word) => !isSaid(word)),
    ...parameters.filter((one) => !READ_WITH_VALUE.test(one) && !isSaid(one.slice(0, 2))),
  ];
}

const isCalled = ({ program }: Call, name: string): boolean => {
  const own = base(name).replace(/\.exe$/i, '');
  return [own, cmdletName(own)].some((one) => one.toLowerCase() === program.toLowerCase());
};

/** They say where a path stands, narrow it, or say what becomes of errors. */
const READ_WITH_VALUE = /^-(?:(?:literal)?path|filter|include|exclude|whatif|ea|erroraction)$/i;

const base = (name: string) => name.replace(/^.*[\\/]/, '');

/** The PowerShell of the corpora and of the rules’ examples. */
function known(): readonly string[] {
  const rules = platforms.flatMap(({ rules: all }) =>
    all.flatMap(({ stops, passes }) =>
      [...stops, ...passes].flatMap((example) =>
        typeof example === 'object' && 'command' in example && example.shell === 'powershell'
          ? [example.command]
          : [],
      ),
    ),
  );
  const folder = join(projectRoot, 'test/corpus');
  const rows = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line.includes('"powershell"'))
    .map((line) => JSON.parse(line) as { readonly command?: unknown; readonly shell?: unknown })
    .flatMap(({ command, shell }) =>
      shell === 'powershell' && typeof command === 'string' ? [command] : [],
    );
  return [...rules, ...rows];
}
