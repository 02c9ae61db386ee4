import type { Action } from '../../model/action.ts';
import type { Call, Place, Unread } from '../../model/call.ts';
import type { GraphqlField, HttpRequest, SqlStatement } from '../../model/payload.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import { GENERAL } from '../general/action.ts';
import { generalGraphql } from '../general/graphql.ts';
import { generalHttp } from '../general/http.ts';
import { generalSql, isInMemory, renames } from '../general/sql.ts';
import { isRefused } from '../general/unruled.ts';
import { isLocalElsewhere } from '../hosts.ts';
import { httpFields } from '../http-fields.ts';
import { resolvePath } from '../paths.ts';
import type { Carried } from '../read.ts';
import { commandStep } from '../words/steps.ts';
import { objectOfStatement } from '../words/thing.ts';
import { commandAction, fieldsAction, redirectAction } from './build.ts';
import { matchCommand, matchGraphql, matchHttp, matchSql } from './match.ts';
import { mutatedBy, ownersOf, redirecting, servedAt } from './platform-index.ts';
import type { Arguments } from './view.ts';
import { isHarmless, readArguments } from './view.ts';

/** The deeds of one call through the command door, and through where its output goes. */
export function callActions(call: Call, platforms: readonly Platform[], unsure: Unread[]): readonly Action[] {
  const owners = ownersOf(call.program, platforms);
  if (call.output.length === 0) {
    const [owner] = owners;
    return owner === undefined
      ? NONE
      : owners.length === 1
        ? commandActions(call, owner, unsure)
        : owners.flatMap((platform) => commandActions(call, platform, unsure));
  }
  return redirecting(call.program, platforms).flatMap((platform) => [
    ...(owners.includes(platform) ? commandActions(call, platform, unsure) : NONE),
    ...call.output.flatMap(({ target }) =>
      platform.rules
        .filter((rule) => rule.redirect?.(target.text))
        .map((rule) => redirectAction(platform, rule, call, target)),
    ),
  ]);
}

const NONE: readonly Action[] = [];

/** The deeds of a call of one of a platform's programs. */
function commandActions(call: Call, platform: Platform, unsure: Unread[]): readonly Action[] {
  const args = readArguments(call, platform);
  if (isHarmless(args, platform)) return NONE;
  const matches = matchCommand(args, platform);
  if (matches.length === 0) return NONE;
  const sure = matches.filter((match) => match.sure);
  if (sure.length === 0) {
    const reason = `what ${call.program} is told to do comes from a variable that is not known`;
    unsure.push({ place: call.place, reason, weight: 'code' });
  }
  return sure.map(({ rule, positionals }) => commandAction(platform, rule, args, positionals));
}

/** The deeds in what a call carries. Where no platform claims one, its own words decide. */
export function payloadActions(
  { call, payload }: Carried,
  platforms: readonly Platform[],
): readonly Action[] {
  const source = { place: payloadPlace(payload, call), via: call.via, cwd: call.cwd };
  switch (payload.kind) {
    case 'http':
      return requestActions(payload.request, source, platforms);
    case 'graphql':
      return fieldActions(payload.field, { ...source, url: payload.request?.url.text }, platforms);
    case 'sql':
      return sqlActions(payload.statement, call, source, platforms);
  }
}

/** The deeds of an HTTP request: a platform’s, or as its own words tell it. */
export function requestActions(
  request: HttpRequest,
  source: { place: Place; via: readonly string[]; cwd: string | undefined },
  platforms: readonly Platform[],
): readonly Action[] {
  const known = servedAt(request.host, platforms).flatMap((platform) =>
    matchHttp(request, platform).map((rule) =>
      fieldsAction(
        platform,
        rule,
        { args: httpFields(request), unknown: [] },
        {
          ...source,
          host: isLocalElsewhere(request.host, source.via) ? '' : request.host,
          url: request.url.text,
        },
      ),
    ),
  );
  return known.length > 0 || isRefused(request, platforms) ? known : generalHttp(request, source);
}

function payloadPlace(payload: Carried['payload'], call: Call): Place {
  const place =
    payload.kind === 'http'
      ? payload.request.place
      : payload.kind === 'graphql'
        ? payload.field.place
        : payload.statement.place;
  return place.end > place.start ? place : call.place;
}

export function fieldActions(
  field: GraphqlField,
  source: { place: Place; via: readonly string[]; cwd: string | undefined; url: string | undefined },
  platforms: readonly Platform[],
): readonly Action[] {
  const known = mutatedBy(field.field, platforms).flatMap((platform) =>
    matchGraphql(field, platform).map((rule) =>
      fieldsAction(platform, rule, field, { ...source, host: field.host }),
    ),
  );
  return known.length > 0 ? known : generalGraphql(field, source);
}

function sqlActions(
  statement: SqlStatement,
  call: Call,
  source: { place: Place; via: readonly string[]; cwd: string | undefined },
  platforms: readonly Platform[],
): readonly Action[] {
  const owners = ownersOf(call.program, platforms);
  if (owners.some((owner) => isHarmless(readArguments(call, owner), owner))) return [];
  const platform = owners.find((one) => one.rules.some((rule) => rule.sql));
  if (!platform)
    return generalSql(
      statement,
      [...call.args.map(({ text }) => text), ...(isInMemory(call) ? ['--local'] : [])],
      source,
    );
  const args = readArguments(call, platform);
  const targets = objectOfStatement(statement);
  if (statement.kind === 'rename')
    return [
      { ...commandAction(platform, renames, args, []), platform: GENERAL, targets, place: source.place },
    ];
  const named = statement.kind === 'drop-database' ? statement.object : undefined;
  return matchSql(statement, platform).map((rule) => ({
    ...(named === undefined
      ? clientAction(platform, rule, args)
      : commandAction(platform, rule, args, [], named)),
    ...thingDropped(statement),
    ...fileBehind(statement, platform, args),
    instead: commandStep(platform, rule, args, { targets }),
    targets,
    place: source.place,
  }));
}

/**
 * Rows that a condition names, in a database that is a file: a copy of the file holds them. Who empties or drops something
 * is asked all the same, and so is who says that it is in use.
 */
function fileBehind(
  { kind }: SqlStatement,
  { localUnlessTold }: Platform,
  { positionals, call }: Arguments,
): Partial<Pick<Action, 'undo' | 'undoNote' | 'paths'>> {
  const word = positionals.find(({ loose }) => !loose)?.word;
  if (kind !== 'delete-where' || localUnlessTold?.files !== true || word?.certain !== true) return {};
  if (!/^[\w./-]+\.(db|sqlite3?|db3)$/i.test(word.text) || /prod|live|stag/i.test(word.text)) return {};
  const path = resolvePath(call.cwd, word.text);
  if (path === undefined) return {};
  // https://www.sqlite.org/tempfiles.html#write_ahead_log_wal_files
  return { undo: 'files', undoNote: '', paths: [path, `${path}-wal`] };
}

/** What a statement itself calls the thing that it drops: `DROP USER a` is no table’s end. */
function thingDropped({ text }: SqlStatement): { readonly thing?: string } {
  const thing =
    /^\s*(?:\/\*[\s\S]*?\*\/\s*)*drop\s+(?:\/\*[\s\S]*?\*\/\s*)*(materialized\s+view|foreign\s+table|event\s+trigger|user|role|view|index|function|procedure|sequence|trigger|type|policy|extension|schema|login|publication|subscription|server|tablespace)\b/i.exec(
      text,
    )?.[1];
  const said = thing?.toLowerCase().replace(/\s+/, ' ') ?? PARTS.find(([words]) => words.test(text))?.[1];
  return said === undefined ? {} : { thing: said };
}

/** What belongs to the thing that a statement names. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^\s*alter\s+table\b[\s\S]*\brow\s+level\s+security\b/i, 'row security of a table'],
  [/^\s*alter\s+table\b[\s\S]*\bdrop\s+constraint\b/i, 'a constraint of a table'],
  [/^\s*alter\s+table\b[\s\S]*\b(?:drop|truncate|detach)\s+partition\b/i, 'a partition of a table'],
  [/^\s*alter\s+table\b/i, 'a column of a table'],
  [/^\s*alter\s+system\b/i, 'server setting'],
  [/^\s*drop\s+owned\b/i, 'everything of a role'],
];

const ofClients = new WeakMap<Call, Map<Rule, Action>>();

/** What a rule says of a client's call. It is the same for all statements that the call sends. */
function clientAction(platform: Platform, rule: Rule, args: Arguments): Action {
  const known = ofClients.get(args.call) ?? new Map<Rule, Action>();
  const action = known.get(rule) ?? commandAction(platform, rule, args, []);
  ofClients.set(args.call, known.set(rule, action));
  return action;
}
