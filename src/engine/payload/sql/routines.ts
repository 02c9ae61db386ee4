import { classify } from './classify.ts';
import type { SqlFinding } from './deeds.ts';
import { sqlStatements } from './statements.ts';
import type { SqlDialect, SqlToken } from './tokens.ts';
import { sqlTokens } from './tokens.ts';
import { DESTRUCTIVE } from './vocabulary.ts';
import { isSign, isWord } from './where.ts';

type Tokens = readonly SqlToken[];
/** What the routines do that a text defines, by their names in lower case. */
type Routines = ReadonlyMap<string, readonly SqlFinding[]>;

const NONE: readonly SqlFinding[] = [];
const nameOf = ({ text }: SqlToken): string => text.toLowerCase();

/** Functions and procedures of a text whose bodies destroy: they do so once the same text calls them. */
export function destructiveRoutines(groups: readonly Tokens[], dialect: SqlDialect | undefined): Routines {
  const found = new Map<string, readonly SqlFinding[]>();
  // Defined and called takes two statements.
  if (groups.length < 2) return found;
  for (const group of groups) {
    if (!isWord(group[0], 'CREATE', 'ALTER')) continue;
    const kind = group.findIndex((token) => isWord(token, 'FUNCTION', 'PROCEDURE', 'PROC'));
    if (kind < 1 || kind > 4) continue;
    const open = group.findIndex((token) => isSign(token, '('));
    const named = group.slice(kind + 1, open < 0 ? kind + 4 : open).findLast(isName);
    const findings = bodyOf(group, dialect).filter((finding) => DESTRUCTIVE.has(finding.kind));
    if (named !== undefined && findings.length > 0) found.set(nameOf(named), findings);
  }
  return found;
}

const isName = ({ kind, text }: SqlToken): boolean =>
  kind === 'quoted' || (kind === 'word' && !/^(IF|NOT|EXISTS|AS|BEGIN)$/.test(text));

/** The statements of a routine's body: of its texts, or behind `BEGIN`. */
function bodyOf(group: Tokens, dialect: SqlDialect | undefined): readonly SqlFinding[] {
  const texts = group.filter(({ kind }) => kind === 'string').slice(0, 20);
  const begin = group.findIndex((token) => isWord(token, 'BEGIN'));
  const bodies = [
    ...texts.flatMap(({ text }) => sqlStatements(sqlTokens(text, dialect), dialect)),
    ...(begin < 0 ? [] : [group.slice(begin)]),
  ];
  return bodies.flatMap((body) => classify(body, dialect, 1));
}

/** What a statement does by calling routines that the same text defines. */
export function calledIn(group: Tokens, routines: Routines): readonly SqlFinding[] {
  if (routines.size === 0 || isWord(group[0], 'CREATE', 'ALTER', 'DROP', 'COMMENT', 'GRANT')) return NONE;
  return group.flatMap((token, at) => {
    const called = isSign(group[at + 1], '(') || isWord(group[at - 1], 'CALL', 'EXEC', 'EXECUTE', 'PERFORM');
    return called && (token.kind === 'word' || token.kind === 'quoted')
      ? (routines.get(nameOf(token)) ?? NONE)
      : NONE;
  });
}
