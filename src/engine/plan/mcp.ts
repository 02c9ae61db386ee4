import type { Unread } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import type { Policy } from '../../model/policy.ts';
import type { Act, Request } from '../../model/request.ts';
import { readExposures } from '../exposure/exposure.ts';
import { generalMcp } from '../general/mcp.ts';
import { generalSql } from '../general/sql.ts';
import { withoutProduct } from '../general/words.ts';
import { objectOf } from '../json.ts';
import { fieldsAction } from '../matching/build.ts';
import { fieldActions, requestActions } from '../matching/doors.ts';
import { matchMcp, matchSql } from '../matching/match.ts';
import { isClaimed, servingMcp } from '../matching/platform-index.ts';
import { readMcp } from '../mcp/mcp.ts';
import { mayHide, withinReach } from '../mcp/reach.ts';
import { readMcpRequests, tellsOf } from '../mcp/requests.ts';
import { nounOfOperation } from '../words/nouns.ts';
import { stepOf } from '../words/steps.ts';
import { objectOfStatement } from '../words/thing.ts';
import { planEdits } from './edits.ts';
import { distinct, type Found, type PlanPorts, WHOLE } from './found.ts';
import { planLines } from './lines.ts';

/** Reads the call of a tool that a server offers. */
export function planMcp(
  given: Extract<Act, { kind: 'mcp' }>,
  request: Request,
  facts: Facts,
  policy: Policy,
  ports: PlanPorts,
): Found {
  const { input, cut } = withinReach(given.input);
  const act = cut.size === 0 ? given : { ...given, input };
  const reading = readMcp(act, (name) => isClaimed(name, ports.platforms));
  const source = { place: WHOLE, via: [], cwd: request.cwd, host: '', url: undefined };
  const fields = { args: objectOf(act.input), unknown: [] };
  const known = matchMcp(act.server, act.tool, act.input, ports.platforms).map(({ platform, rule }) =>
    fieldsAction(platform, rule, fields, { ...source, noun: nounOfOperation(withoutProduct(act.tool)) }),
  );
  const serving = servingMcp(act.server, ports.platforms);
  const owner = serving.find((platform) => platform.rules.some((rule) => rule.sql));
  const sql = reading.sql.flatMap((statement) =>
    owner
      ? matchSql(statement, owner).map((rule) => ({
          ...fieldsAction(owner, rule, fields, source),
          targets: objectOfStatement(statement),
          instead: stepOf(rule.instead, { targets: objectOfStatement(statement) }),
        }))
      : statement.kind === 'unread'
        ? []
        : generalSql(statement, [], source),
  );
  const lines = planLines(
    reading.commands.map((command) => ({ command, shell: 'bash' })),
    request,
    facts,
    policy,
    ports,
  );
  const edits = planEdits(reading.edits, request, facts, policy, ports);
  const host = serving[0]?.hosts?.find((one) => !one.includes('*')) ?? '';
  const requests = tellsOf(act.tool) ? [] : readMcpRequests(act.input, host);
  const actions = [
    ...known,
    ...sql,
    ...requests.flatMap((one) => requestActions(one, source, ports.platforms)),
    ...reading.graphql.flatMap((field) => fieldActions(field, source, ports.platforms)),
    ...readExposures(reading.reads, request.cwd, ports.credentialFile, policy),
    ...edits.actions,
    ...lines.actions,
  ];
  const { sql: queries, graphql, commands, edits: written, reads } = reading;
  const understood = [queries, graphql, commands, written, reads, requests];
  const opaque = understood.every((one) => one.length === 0);
  const rest = known.length > 0 ? [] : generalMcp(act, source, opaque);
  return {
    ...lines,
    actions: distinct([...actions, ...rest]),
    unread: cut.size === 0 ? (lines.unread ?? []) : [...(lines.unread ?? []), tooLong(act.tool, cut)],
    questions: [...(lines.questions ?? []), ...edits.questions],
  };
}

const tooLong = (tool: string, cut: ReadonlySet<string>): Unread => ({
  place: WHOLE,
  reason: 'What the tool is handed is too long to be read to its end.',
  weight: mayHide(tool, cut) ? 'code' : 'detail',
});
