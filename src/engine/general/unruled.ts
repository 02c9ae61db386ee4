import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import type { HttpRequest } from '../../model/payload.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import { matchCommand, matchHttp } from '../matching/match.ts';
import { ownersOf, servedAt } from '../matching/platform-index.ts';
import { isHarmless, readArguments } from '../matching/view.ts';
import { programAction } from './call.ts';
import { sqlOfUnknown } from './sql.ts';

/**
 * The deed of a call of a described program that fits no rule, as its own words tell it: `vercel flags rm x`. Only of
 * platforms that ask for it by `unruled`. Where a rule names the sub-command and its `when` refused, nothing is claimed.
 */
export function unruledCall(call: Call, platforms: readonly Platform[]): readonly Action[] {
  const owners = ownersOf(call.program, platforms);
  const owner = owners.find(({ unruled }) => unruled && (unruled.programs?.includes(call.program) ?? true));
  const handed = () => (owners.some(speaksSql) ? [] : sqlOfUnknown(call));
  if (!owner) return handed();
  for (const platform of owners) {
    const args = readArguments(call, platform);
    if (isHarmless(args, platform) || matchCommand(args, spokenFor(platform)).length > 0) return [];
  }
  const said = programAction(call, call.program, true, owner);
  return said.length > 0 ? said : handed();
}

const clients = new WeakMap<Platform, boolean>();

/** Whether a platform has rules about statements. */
function speaksSql(platform: Platform): boolean {
  const before = clients.get(platform);
  if (before !== undefined) return before;
  const speaks = platform.rules.some(({ sql }) => sql);
  clients.set(platform, speaks);
  return speaks;
}

/**
 * Whether a platform’s rule names this request and its `httpWhen` refused: a request with a key of test mode, a change
 * of a description. Rules for any host name nothing.
 */
export function isRefused(request: HttpRequest, platforms: readonly Platform[]): boolean {
  return servedAt(request.host, platforms).some(
    (platform) =>
      platform.hosts?.includes('*') === false && matchHttp(request, spokenFor(platform)).length > 0,
  );
}

const known = new WeakMap<Platform, Platform>();

/** A platform whose rules fit every sub-command that it says anything of. */
function spokenFor(platform: Platform): Platform {
  const before = known.get(platform);
  if (before) return before;
  // A rule without words of a sub-command says nothing of any.
  const named = platform.rules.filter(
    ({ command, commands = [] }) => command?.length !== 0 || commands.length > 0,
  );
  // Nor does a door to every path name any.
  const [first, ...rest] = named.map(
    ({ when, httpWhen, http, ...rule }): Rule => ({
      ...rule,
      ...(http ? { http: http.filter((door) => !door.endsWith(' /**')) } : {}),
    }),
  );
  const rules: readonly [Rule, ...Rule[]] = first ? [first, ...rest] : platform.rules;
  const { command, http, when, ...plain } = rules[0];
  const harmless: Rule = { ...plain, id: 'harmless', commands: platform.unruled?.harmless ?? [] };
  const made: Platform = { ...platform, rules: [harmless, ...rules] };
  known.set(platform, made);
  return made;
}
