import type { Input, Place, Word } from '../../model/call.ts';
import { maximumLength } from './bash.ts';
import { both, carrying } from './carried.ts';
import type { Bit, Value } from './parameter.ts';

/** Longer texts are not followed: doubling a variable a few dozen times would fill the memory. */
const longest = maximumLength;

/** Collects the fields that a word's parts make. */
export interface Line {
  /** What stands behind a substitution in the word. */
  attached: Input | undefined;
  /** Calls whose output stands in the word. */
  carry(from: Word['printedBy']): void;
  open(): void;
  add(bit: Bit): void;
  /** `whole`: not quoted, yet not split; an empty value makes no word. */
  addValue(value: Value, quoted: boolean, whole?: boolean): void;
  words(): readonly Word[];
}

export function createLine(place: Place, split: 'never' | 'spaces' | 'unknown'): Line {
  const words: Word[] = [];
  let text = '';
  let certain = true;
  let started = false;
  let printedBy: Word['printedBy'];
  const close = (): void => {
    if (started) words.push(carrying({ text, certain, place }, printedBy));
    text = '';
    certain = true;
    started = false;
  };
  const add = (bit: Bit): void => {
    started = true;
    if (text.length + bit.text.length > longest) certain = false;
    else text += bit.text;
    certain &&= bit.certain;
  };
  const addSplit = (bit: Bit): void => {
    if (!bit.certain || split !== 'spaces') {
      // What a value splits into is known only together with the separators.
      if (bit.text !== '' || !bit.certain) add({ ...bit, certain: bit.certain && split === 'never' });
      return;
    }
    if (/^[ \t\n]/.test(bit.text)) close();
    bit.text
      .split(/[ \t\n]+/)
      .filter((field) => field !== '')
      .forEach((field, index) => {
        if (index > 0) close();
        add({ text: field, certain: true });
      });
    if (/[ \t\n]$/.test(bit.text)) close();
  };
  return {
    attached: undefined,
    carry(from) {
      printedBy = both(printedBy, from);
    },
    open() {
      started = true;
    },
    add,
    addValue(value, quoted, whole = false) {
      const wasEmpty = text === '' && quoted && value.list && value.bits.length === 0;
      // `"$@"` without arguments makes no word at all.
      if (wasEmpty) started = false;
      value.bits.forEach((bit, index) => {
        if (index > 0 && value.list) close();
        if (quoted || (whole && bit.certain && bit.text !== '')) add(bit);
        else addSplit(bit);
      });
    },
    words() {
      close();
      return words;
    },
  };
}
