import type { Source } from './source.ts';

/**
 * zsh's glob qualifiers (`*.txt(N)`, `**` + `/*(.om[1,3])`) choose among the files that a pattern finds. Spaces stand in
 * their place, so that every other character stays where it is. https://zsh.sourceforge.io/Doc/Release/Expansion.html
 */
const QUALIFIED =
  /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|([\w./~-]{0,200}[*?\]][\w./*?[\]-]{0,200})(\((?=[^)])[NDMTon/.@=pLmaUGcrwxAIERWXsSt^\-+,:[\]\d*~F#Y%]{1,60}\))(?=[\s;&|)]|$)/gs;

/** Quoted text, and a brace that closes a list whose last command nothing ends: zsh needs no `;` there. */
const CLOSED =
  /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|(?<=[^\s;&|{(])([ \t]+)(?=\}(?:[\s;&|)]|$))|(\})[ \t]always(?=[ \t]*\{)/gs;

/** zsh's code with the `;` that other shells want before a brace. Every other character stays where it is. */
export function withEnds(source: Source): Source {
  if (!/\{\s/.test(source.text)) return source;
  const text = source.text.replace(CLOSED, (whole: string, gap?: string, brace?: string): string =>
    gap !== undefined
      ? `;${' '.repeat(gap.length - 1)}`
      : brace !== undefined
        ? `};${' '.repeat(whole.length - 2)}`
        : whole,
  );
  return { ...source, text };
}

/** The code in `*(e:'code':)`, which zsh runs for every file that the pattern finds. */
const TESTS =
  /[*?\]][\w./*?[\]-]*\([^()\s]*?e(?:(['":/{])(?:'([^']*)'|"([^"$`]*)")[:/}]?|'\{([^']*)\}'|"\{([^"$`]*)\}")/g;

export const qualifierCode = (text: string): readonly string[] =>
  !/\([^()\s]*e[:{'"/]/.test(text)
    ? []
    : [...text.matchAll(TESTS)]
        .map(([, , ...codes]) => codes.find((code) => code !== undefined) ?? '')
        .slice(0, 20);

export function withoutQualifiers(source: Source): Source {
  if (!source.text.includes('(') || !/[*?\]]/.test(source.text)) return source;
  const text = source.text.replace(QUALIFIED, (whole: string, pattern?: string, qualifier?: string) =>
    pattern === undefined || qualifier === undefined ? whole : pattern + ' '.repeat(qualifier.length),
  );
  return { ...source, text };
}
