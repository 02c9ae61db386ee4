import type { Input, Place, Word } from '../../../model/call.ts';
import { maximumLength } from '../bash.ts';
import { both, carrying } from '../carried.ts';
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

/** Which characters take a value apart (`at`), if that is known. */
export type Split = 'never' | 'unknown' | { readonly at: string };

/** So many words are made of the lists within one. */
const mostProducts = 32;

/** `product`: a list within a word makes the whole word once for each of its values, as in fish. */
export function createLine(place: Place, split: Split, product: boolean): Line {
  const words: Word[] = [];
  let heads: readonly string[] = [''];
  let text = '';
  let certain = true;
  let started = false;
  let printedBy: Word['printedBy'];
  const close = (): void => {
    if (started)
      for (const head of heads) words.push(carrying({ text: head + text, certain, place }, printedBy));
    heads = [''];
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
    if (!bit.certain || typeof split === 'string') {
      // What a value splits into is known only together with the separators.
      if (bit.text !== '' || !bit.certain) add({ ...bit, certain: bit.certain && split === 'never' });
      return;
    }
    const { at } = split;
    if (BLANK.test(bit.text.charAt(0)) && at.includes(bit.text.charAt(0))) close();
    fieldsOf(bit.text, at).forEach((field, index) => {
      if (index > 0) close();
      add({ text: field, certain: true });
    });
    if (bit.text !== '' && at.includes(bit.text.charAt(bit.text.length - 1))) close();
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
      if (product && value.list && value.bits.length > 1) {
        const before = heads.map((head) => head + text);
        const fits = before.length * value.bits.length <= mostProducts;
        heads = fits ? value.bits.flatMap((bit) => before.map((head) => head + bit.text)) : before;
        started = true;
        text = '';
        certain &&= fits && value.bits.every((bit) => bit.certain);
        return;
      }
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

/**
 * The fields of a value. Blanks among the separators count as one, each other separator ends a field.
 * https://www.gnu.org/software/bash/manual/html_node/Word-Splitting.html
 */
export function fieldsOf(text: string, separators: string): readonly string[] {
  if (separators === '') return text === '' ? [] : [text];
  const blank = classOf([...separators].filter((one) => BLANK.test(one)));
  const other = classOf([...separators].filter((one) => !BLANK.test(one)));
  const ends = [
    ...(other === '' ? [] : [`${blank}*${other}${blank}*`]),
    ...(blank === '' ? [] : [`${blank}+`]),
  ];
  const inner = blank === '' ? text : text.replace(new RegExp(`^${blank}+|${blank}+$`, 'g'), '');
  const fields = inner.split(new RegExp(blank === '' ? other : ends.join('|')));
  return fields.at(-1) === '' ? fields.slice(0, -1) : fields;
}

const BLANK = /[ \t\n]/;
const classOf = (characters: readonly string[]) =>
  characters.length === 0 ? '' : `[${characters.map((one) => one.replace(/[\\\]^-]/g, '\\$&')).join('')}]`;
