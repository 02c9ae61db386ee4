import type { Call, Place } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import type { Payload } from '../../model/payload.ts';
import type { Engine } from '../../model/ports.ts';
import type { Request } from '../../model/request.ts';
import type { Keepable } from '../../model/snapshot.ts';
import { readLines } from '../read.ts';
import { whereText } from '../words/words.ts';
import type { Judgement, Row } from './rows.ts';

/** How a command was read and judged, step by step, for a person. Secrets are hidden. */
export function explainRow(row: Row, engine: Engine, { facts, verdict }: Judgement): string {
  const { request } = row;
  const hide = (text: string) => hidden(engine, request, text);
  const lines: string[] = [];
  const step = (title: string, texts: readonly string[]) => {
    lines.push(title, ...(texts.length === 0 ? ['  nothing'] : texts.map((text) => `  ${hide(text)}`)), '');
  };
  const { calls, payloads } = readingOf(request, facts);
  step('Calls', calls.map(callText));
  step('What they carry', payloads.map(payloadText));
  step(
    'Not understood',
    verdict.unread.map(({ reason, weight }) => `${reason}${weight === 'code' ? '' : ' (a detail)'}`),
  );
  step(
    'Actions',
    verdict.actions.flatMap((action) => [
      `${action.platform}/${action.rule}: ${[action.verb, action.what, action.subject].filter((part) => part !== '').join(' ')}: ${action.answer}`,
      `  where  ${whereText(action.where)}`,
      `  undo   ${action.undoText || action.undo}`,
      ...(action.ruledBy === undefined ? [] : [`  policy ${action.ruledBy}`]),
    ]),
  );
  step('Looked at', [...facts.keys()]);
  if (verdict.keep) step('Copied before it runs', verdict.keep.map(keepText));
  const { title, lead, rows, command, typed, typedWhat } = engine.explain(request, verdict, facts);
  step(
    `Verdict: ${verdict.answer}`,
    verdict.why === '' ? ['Nothing here that cannot be undone.'] : [verdict.why],
  );
  if (verdict.answer === 'pass') return `${lines.join('\n')}`;
  step('What a person reads', [
    title,
    lead,
    ...rows.map(({ label, text }) => `${label.padEnd(9)} ${text}`),
    `Command   ${command}`,
    ...(typed === undefined ? [] : [`To allow it, a person types ${typedWhat}: ${typed}`]),
  ]);
  step('What the agent hears', [verdict.tell]);
  return lines.join('\n');
}

function readingOf(
  { act, cwd, variables = {} }: Request,
  facts: Facts,
): { calls: readonly Call[]; payloads: readonly Payload[] } {
  if (act.kind !== 'command') return { calls: [], payloads: [] };
  const { calls, carried } = readLines(
    [{ command: act.command, shell: act.shell }],
    { cwd, variables },
    facts,
  );
  return { calls, payloads: carried.map(({ payload }) => payload) };
}

/** A text as the engine would describe a command that is that text; columns stay. */
function hidden(engine: Engine, request: Request, text: string): string {
  const hide = (command: string) =>
    engine.describe({ ...request, act: { kind: 'command', command, shell: 'bash' } });
  return text
    .split(/(^\s+| {2,})/)
    .map((part) => (/\S/.test(part) ? hide(part) : part))
    .join('');
}

function callText({ program, name, args, via, cwd, place }: Call): string {
  const words = [program === '' ? name : { text: program, certain: true }, ...args].map(
    ({ text, certain }) => (certain ? text : `${text} (not known)`),
  );
  const through = via.length > 0 ? `   by way of ${via.join(', ')}` : '';
  return `${words.join(' ')}${through}${cwd === undefined ? '   in an unknown directory' : `   in ${cwd}`}${fileText(place)}`;
}

function keepText(one: Keepable): string {
  if (one.kind === 'files') return one.paths.join(', ');
  if (one.kind === 'git-work')
    return `what no commit holds around ${one.cwd}${one.ignored ? ', ignored files too' : ''}`;
  const branches = one.branches === 'all' ? ['every branch and tag'] : one.branches;
  return `${[...branches, 'stashes'].slice(0, Math.max(1, branches.length)).join(', ')} of ${one.cwd}`;
}

const fileText = ({ file }: Place) => (file === undefined ? '' : `   from ${file}`);

function payloadText(payload: Payload): string {
  switch (payload.kind) {
    case 'http':
      return `HTTP ${payload.request.method} ${payload.request.url.text}`;
    case 'graphql':
      return `GraphQL ${payload.field.operation} ${payload.field.field} ${JSON.stringify(payload.field.args)}${payload.field.unknown.length > 0 ? ` not known: ${payload.field.unknown.join(', ')}` : ''}`;
    case 'sql':
      return `SQL ${payload.statement.kind} ${payload.statement.object}`;
  }
}
