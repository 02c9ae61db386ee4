/** What zsh's flags make of a variable, or of a text in its place. https://zsh.sourceforge.io/Doc/Release/Expansion.html */
interface ZshExpansion {
  readonly name: string;
  /** The text that stands in for a variable that is not set: `${(e):-'…'}`. */
  readonly text: string | undefined;
  /** Its value is taken apart into words. */
  readonly splits: boolean;
  /** Its value is the name of the variable that is meant: `${(P)name}`. */
  readonly indirect: boolean;
  /** What its value holds of substitutions runs. */
  readonly evaluates: boolean;
}

const FLAGGED = /^\$\{(?:(=)|\(([\w@]{1,10})\))(\w*)(?::-'([^']*)')?\}$/;

/** `${=name}`, `${(z)name}`, `${(e)name}`; undefined where it is none of these. */
export function zshExpansion(source: string): ZshExpansion | undefined {
  if (!/^\$\{[=(]/.test(source)) return undefined;
  const found = FLAGGED.exec(source);
  if (found === null) return undefined;
  const [, equals, flags = '', name = '', text] = found;
  return {
    name,
    text,
    splits: (equals !== undefined || flags.includes('z')) && name !== '' && text === undefined,
    indirect: flags.includes('P') && name !== '' && text === undefined,
    evaluates: flags.includes('e'),
  };
}
