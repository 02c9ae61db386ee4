import type { Action } from '../model/action.ts';
import type { Call, Place, Unread } from '../model/call.ts';
import type { GraphqlField, SqlStatement } from '../model/payload.ts';
import type { Platform } from '../model/platform.ts';
import { commandAction, fieldsAction, redirectAction } from './build.ts';
import { generalGraphql, generalHttp } from './general-http.ts';
import { generalSql } from './general-sql.ts';
import { httpFields } from './http-fields.ts';
import { matchCommand, matchGraphql, matchHttp, matchSql, ownersOf } from './match.ts';
import type { Carried } from './read.ts';
import { isHarmless, readArguments } from './view.ts';

/** The deeds of one call through the command door, and through where its output goes. */
export function callActions(call: Call, platforms: readonly Platform[], unsure: Unread[]): readonly Action[] {
  const owners = ownersOf(call.program, platforms);
  return (call.output.length > 0 ? platforms : owners).flatMap((platform) => {
    const redirected = call.output.flatMap(({ target }) =>
      platform.rules
        .filter((rule) => rule.redirect?.(target.text))
        .map((rule) => redirectAction(platform, rule, call, target)),
    );
    if (!owners.includes(platform)) return redirected;
    const args = readArguments(call, platform);
    if (isHarmless(args, platform)) return redirected;
    const matches = matchCommand(args, platform);
    if (matches.some(({ sure }) => !sure) && !matches.some(({ sure }) => sure)) {
      const reason = `what ${call.program} is told to do comes from a variable that is not known`;
      unsure.push({ place: call.place, reason, weight: 'code' });
    }
    return [
      ...matches
        .filter(({ sure }) => sure)
        .map(({ rule, positionals }) => commandAction(platform, rule, args, positionals)),
      ...redirected,
    ];
  });
}

/** The deeds in what a call carries. Where no platform claims one, its own words decide. */
export function payloadActions(
  { call, payload }: Carried,
  platforms: readonly Platform[],
): readonly Action[] {
  const source = { place: payloadPlace(payload, call), via: call.via, cwd: call.cwd };
  switch (payload.kind) {
    case 'http': {
      const { request } = payload;
      const known = platforms.flatMap((platform) =>
        matchHttp(request, platform).map((rule) =>
          fieldsAction(
            platform,
            rule,
            { args: httpFields(request), unknown: [] },
            {
              ...source,
              host: request.host,
              url: request.url.text,
            },
          ),
        ),
      );
      return known.length > 0 ? known : generalHttp(request, source);
    }
    case 'graphql':
      return fieldActions(payload.field, { ...source, url: payload.request?.url.text }, platforms);
    case 'sql':
      return sqlActions(payload.statement, call, source, platforms);
  }
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
  const known = platforms.flatMap((platform) =>
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
  const platform = ownersOf(call.program, platforms).find((one) => one.rules.some((rule) => rule.sql));
  if (!platform)
    return generalSql(
      statement,
      call.args.map(({ text }) => text),
      source,
    );
  const args = readArguments(call, platform);
  if (isHarmless(args, platform)) return [];
  const targets = statement.object === '' ? [] : [{ name: statement.object, certain: true }];
  return matchSql(statement, platform).map((rule) => ({
    ...commandAction(platform, rule, args, []),
    targets,
    place: source.place,
  }));
}
