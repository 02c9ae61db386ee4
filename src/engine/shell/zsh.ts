import type { Source } from './source.ts';

/**
 * zsh's glob qualifiers (`*.txt(N)`, `**` + `/*(.om[1,3])`) choose among the files that a pattern finds. Spaces stand in
 * their place, so that every other character stays where it is. https://zsh.sourceforge.io/Doc/Release/Expansion.html
 */
const QUALIFIED =
  /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|([\w./~-]{0,200}[*?\]][\w./*?[\]-]{0,200})(\((?=[^)])[NDMTon/.@=pLmaUGcrwxAIERWXsSt^\-+,:[\]\d*~F#Y%]{1,60}\))(?=[\s;&|)]|$)/gs;

export function withoutQualifiers(source: Source): Source {
  if (!source.text.includes('(') || !/[*?\]]/.test(source.text)) return source;
  const text = source.text.replace(QUALIFIED, (whole: string, pattern?: string, qualifier?: string) =>
    pattern === undefined || qualifier === undefined ? whole : pattern + ' '.repeat(qualifier.length),
  );
  return { ...source, text };
}
