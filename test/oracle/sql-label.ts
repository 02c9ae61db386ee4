/** What a statement does, in the words that both the scanner and Postgres' own parser can be asked for. */
export type Label =
  | 'drop-database'
  | 'drop-schema'
  | 'drop-table'
  | 'drop-other'
  | 'drop-column'
  | 'truncate'
  | 'delete-all'
  | 'delete-where'
  | 'update-all'
  | 'update-where'
  | 'opaque'
  | 'harmless';

/** Worst first. */
export const LABELS: readonly Label[] = [
  'drop-database',
  'drop-schema',
  'drop-table',
  'truncate',
  'delete-all',
  'drop-column',
  'update-all',
  'drop-other',
  'delete-where',
  'opaque',
  'update-where',
  'harmless',
];

export function worstLabel(labels: readonly Label[]): Label {
  return LABELS.find((label) => labels.includes(label)) ?? 'harmless';
}

/** A node of the parser's tree: `{ DeleteStmt: { … } }`. */
type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object';
const at = (node: unknown, key: string): unknown => (isNode(node) ? node[key] : undefined);
const listAt = (node: unknown, key: string): readonly unknown[] => {
  const value = at(node, key);
  return Array.isArray(value) ? value : [];
};

const DROPS: Readonly<Record<string, Label>> = {
  OBJECT_TABLE: 'drop-table',
  OBJECT_FOREIGN_TABLE: 'drop-table',
  OBJECT_SCHEMA: 'drop-schema',
};

/** The label of a statement as the parser's tree has it. */
export function labelOf(statement: unknown): Label {
  if (!isNode(statement)) return 'harmless';
  const [entry] = Object.entries(statement);
  if (entry === undefined) return 'harmless';
  const [kind, node] = entry;
  const inner = listAt(at(node, 'withClause'), 'ctes').map((cte) =>
    labelOf(at(at(cte, 'CommonTableExpr'), 'ctequery')),
  );
  return worstLabel([ownLabel(kind, node), ...inner]);
}

function ownLabel(kind: string, node: unknown): Label {
  switch (kind) {
    case 'DropStmt':
      return DROPS[String(at(node, 'removeType'))] ?? 'drop-other';
    case 'DropdbStmt':
      return 'drop-database';
    case 'DropOwnedStmt':
      return 'drop-schema';
    case 'DropRoleStmt':
    case 'DropTableSpaceStmt':
    case 'DropSubscriptionStmt':
    case 'DropUserMappingStmt':
      return 'drop-other';
    case 'TruncateStmt':
      return 'truncate';
    case 'DeleteStmt':
      return at(node, 'whereClause') === undefined ? 'delete-all' : 'delete-where';
    case 'UpdateStmt':
      return at(node, 'whereClause') === undefined ? 'update-all' : 'update-where';
    case 'MergeStmt': {
      const types = listAt(node, 'mergeWhenClauses').map((one) =>
        at(at(one, 'MergeWhenClause'), 'commandType'),
      );
      return types.includes('CMD_DELETE')
        ? 'delete-where'
        : types.includes('CMD_UPDATE')
          ? 'update-where'
          : 'harmless';
    }
    case 'SelectStmt':
      return worstLabel(
        ['larg', 'rarg'].flatMap((side) => {
          const part = at(node, side);
          return part === undefined ? [] : [labelOf({ SelectStmt: part })];
        }),
      );
    case 'AlterTableStmt': {
      const dropped = listAt(node, 'cmds').some(
        (one) => at(at(one, 'AlterTableCmd'), 'subtype') === 'AT_DropColumn',
      );
      return dropped && /TABLE$/.test(String(at(node, 'objtype'))) ? 'drop-column' : 'harmless';
    }
    case 'ExplainStmt':
      return analyzes(node) ? labelOf(at(node, 'query')) : 'harmless';
    case 'PrepareStmt':
    case 'DeclareCursorStmt':
    case 'CreateTableAsStmt':
      return labelOf(at(node, 'query'));
    case 'CopyStmt':
      return at(node, 'is_program') === true ? 'opaque' : labelOf(at(node, 'query'));
    case 'ExecuteStmt':
    case 'CallStmt':
      return 'opaque';
    default:
      return 'harmless';
  }
}

/** `EXPLAIN ANALYZE` runs what it explains, unless the option is switched off. The last mention counts. */
function analyzes(node: unknown): boolean {
  const option = listAt(node, 'options')
    .map((one) => at(one, 'DefElem'))
    .filter((one) => at(one, 'defname') === 'analyze')
    .at(-1);
  if (option === undefined) return false;
  const value = at(option, 'arg');
  const text = at(at(value, 'String'), 'sval') ?? at(at(value, 'Boolean'), 'boolval');
  if (at(value, 'Integer') !== undefined) return at(at(value, 'Integer'), 'ival') === 1;
  return text === undefined || /^(?:true|on|yes|1)$/i.test(String(text));
}
