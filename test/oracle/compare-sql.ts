import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import type { parseSync } from 'libpg-query';
import { scanSql } from '../../src/engine/payload/sql/sql.ts';
import { projectRoot } from '../kit/project.ts';
import type { Label } from './sql-label.ts';
import { LABELS, labelOf, worstLabel } from './sql-label.ts';
import { sqlStatements } from './sql-statements.ts';

// It finds its grammar beside its own file, so that it must not be bundled.
const postgres = createRequire(join(projectRoot, 'package.json'))('libpg-query') as {
  readonly loadModule: () => Promise<void>;
  readonly parseSync: typeof parseSync;
};

interface SqlComparison {
  /** Statements that Postgres' parser accepts. */
  readonly statements: number;
  readonly disagreements: readonly {
    readonly text: string;
    readonly real: Label;
    readonly read: Label;
    /** Read as less than it does. */
    readonly silent: boolean;
  }[];
}

/** Compares generated statements, and those of the `.sql` files below `folder`. */
export async function compareSql(options: {
  readonly numRuns: number;
  readonly seed: number;
  readonly folder?: string | undefined;
}): Promise<SqlComparison> {
  await postgres.loadModule();
  const { numRuns, seed, folder } = options;
  const texts = [
    ...fc.sample(sqlStatements, { numRuns, seed }),
    ...(folder === undefined ? [] : textsBelow(folder)),
  ];
  let statements = 0;
  const disagreements: SqlComparison['disagreements'][number][] = [];
  for (const text of texts.flatMap(split)) {
    const [tree] = parsed(text);
    if (tree === undefined) continue;
    statements++;
    // `DO` runs a text in another language; whatever it is read as is as good.
    if ('DoStmt' in tree.stmt) continue;
    const real = labelOf(tree.stmt);
    const read = worstLabel(scanSql(text, 'postgres').map(({ kind }) => kindLabel(kind)));
    if (real !== read)
      disagreements.push({ text, real, read, silent: LABELS.indexOf(real) < LABELS.indexOf(read) });
  }
  return { statements, disagreements };
}

function kindLabel(kind: string): Label {
  if (kind === 'meta' || kind === 'unread') return 'opaque';
  return LABELS.find((label) => label === kind) ?? 'harmless';
}

interface Tree {
  readonly stmt: object;
  readonly stmt_location?: number;
  readonly stmt_len?: number;
}

function parsed(text: string): readonly Tree[] {
  try {
    const { stmts } = postgres.parseSync(text) as { readonly stmts?: readonly Tree[] };
    return stmts ?? [];
  } catch {
    return [];
  }
}

/** The statements of a text, each on its own; places are in bytes of UTF-8. */
function split(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return parsed(text).map(({ stmt_location: from = 0, stmt_len: length }) =>
    bytes.subarray(from, length === undefined ? undefined : from + length).toString(),
  );
}

/** The files of a folder without psql's own lines, cut at empty lines, so that one bad statement spoils little. */
function textsBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replace(/^\\.*$/gm, '');
      return parsed(text).length > 0 ? [text] : text.split(/(?<=;)\s*\n/);
    });
}
