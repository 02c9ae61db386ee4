import type { Action } from '../model/action.ts';
import type { Place } from '../model/call.ts';
import type { GraphqlField, HttpRequest, SqlKind, SqlStatement } from '../model/payload.ts';
import { directoryHint, hostHint } from './build.ts';
import { hostsIn, isLocal } from './hosts.ts';

/** Deeds that no platform claims, and that say by their own words that they destroy. */
const GENERAL = 'general';

const DESTRUCTIVE =
  /(^|_)(delete|destroy|remove|drop|purge|wipe|truncate|terminate|reset|revoke|erase)(d|s)?(_|$)/;

/** Whether a name such as `deleteUser`, `user_delete` or `serviceInstanceDestroy` says that it destroys. */
function saysDestroy(name: string): boolean {
  return DESTRUCTIVE.test(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replace(/[-.\s]/g, '_')
      .toLowerCase(),
  );
}

export interface Source {
  readonly place: Place;
  readonly via: readonly string[];
  readonly cwd: string | undefined;
}

function action(source: Source, parts: Pick<Action, 'rule' | 'what' | 'targets' | 'hints' | 'why'>): Action {
  return {
    platform: GENERAL,
    verb: 'delete',
    undo: 'none',
    undoNote: 'Nothing is known of a way back',
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    ...source,
    ...parts,
  };
}

const DESTROYS_PATH = /(^|[/_-])(delete|destroy|purge|wipe|truncate|erase|drop|empty)([/_-]|$)/;
const DESTROYS_ACTION = /[?&](action|method|op)=(delete|destroy|drop|purge|terminate|remove)/i;

/** Whether a request says that it destroys: by its method, or by its path or action where the method is a mere POST. */
function destroys({ method, path, url }: HttpRequest): boolean {
  const verb = method.toUpperCase();
  if (verb === 'DELETE') return true;
  if (verb === 'GET' || verb === 'HEAD' || verb === 'OPTIONS') return false;
  return (
    DESTROYS_PATH.test(path.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()) ||
    DESTROYS_ACTION.test(url.text)
  );
}

/** A request to a host that is not this machine, asking to delete something. */
export function generalHttp(request: HttpRequest, source: Source): readonly Action[] {
  if (!destroys(request) || isLocal(request.host)) return [];
  return [
    {
      ...action(source, {
        rule: 'http-delete',
        what: 'resource',
        targets: [{ name: `${request.host}${request.path}`, certain: request.host !== '' }],
        hints: [...hostHint(request.host), { text: request.path, source: 'the address', explicit: false }],
        why: 'Asks a server to delete something.',
      }),
      url: request.url.certain ? request.url.text : undefined,
    },
  ];
}

/** A mutation whose name says that it destroys. */
export function generalGraphql(field: GraphqlField, source: Source): readonly Action[] {
  if (field.operation !== 'mutation' || !saysDestroy(field.field) || isLocal(field.host)) return [];
  return [
    action(source, {
      rule: 'graphql-delete',
      what: 'resource',
      targets: [{ name: field.field, certain: true }],
      hints: hostHint(field.host),
      why: `The mutation “${field.field}” says that it destroys something.`,
    }),
  ];
}

const LOSSES: ReadonlySet<SqlKind> = new Set<SqlKind>([
  'drop-database',
  'drop-schema',
  'drop-table',
  'drop-other',
  'drop-column',
  'truncate',
  'delete-all',
  'delete-where',
  'update-all',
  'opaque',
  'unread',
]);

/** A statement that loses data, in a database that no platform claims. */
export function generalSql(
  statement: SqlStatement,
  args: readonly string[],
  source: Source,
): readonly Action[] {
  if (!LOSSES.has(statement.kind)) return [];
  const hints = args
    .filter((text) => text.length <= 300)
    .flatMap((text) => (text === '--local' ? ['localhost'] : hostsIn(text)))
    .flatMap(hostHint);
  return [
    action(source, {
      rule: statement.kind === 'opaque' || statement.kind === 'unread' ? 'sql-code' : 'sql-loss',
      what: statement.kind.startsWith('drop-d') ? 'database' : 'table',
      targets: statement.object === '' ? [] : [{ name: statement.object, certain: true }],
      hints: [...hints, ...directoryHint(source.cwd)],
      why: 'Runs SQL that loses data.',
    }),
  ];
}

/** A tool of an MCP server that no platform claims, whose name says that it destroys. */
export function generalMcp(server: string, tool: string, source: Source): readonly Action[] {
  if (!saysDestroy(tool.split(/__|\./).at(-1) ?? tool)) return [];
  return [
    action(source, {
      rule: 'mcp-delete',
      what: 'resource',
      targets: [{ name: server === '' ? tool : `${server}: ${tool}`, certain: true }],
      hints: [],
      why: `The tool “${tool}” says that it destroys something.`,
    }),
  ];
}
