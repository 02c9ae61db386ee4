/** How many texts one word may stand for. */
const mostTexts = 32;

/** What a word stands for while it is read: more than one text where a variable in it holds several things. */
interface WordTexts {
  /** Puts a piece behind what was read so far; `texts`: all that it can be. */
  add(piece: string, texts?: readonly string[]): void;
  /** The first of the texts. */
  first(): string;
  all(): readonly string[];
  /** Whether there were too many to tell them apart. */
  readonly tooMany: boolean;
}

export function createWordTexts(): WordTexts {
  let value = '';
  // Nearly every word is one text.
  let several: readonly string[] | undefined;
  let tooMany = false;
  return {
    add(piece, texts) {
      if (several !== undefined || (texts !== undefined && texts.length > 1)) {
        const before = several ?? [value];
        const after = texts ?? [piece];
        const fits = before.length * after.length <= mostTexts;
        several = fits
          ? after.flatMap((end) => before.map((one) => one + end))
          : before.map((one) => one + piece);
        tooMany ||= !fits;
      }
      value += piece;
    },
    first: () => value,
    all: () => several ?? [value],
    get tooMany() {
      return tooMany;
    },
  };
}
