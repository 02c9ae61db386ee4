import type { Target } from '../../model/action.ts';
import type { Word } from '../../model/call.ts';

const TAG = /^\+?:?refs\/tags\//;

/** Whether all of them are tags. */
export const areTags = (words: readonly Word[]): boolean =>
  words.length > 0 && words.every(({ text }) => TAG.test(text));

/** A ref by its own name. https://git-scm.com/docs/git-push#Documentation/git-push.txt-refspec */
export const refOf = (word: Word): Target =>
  targetOf({ ...word, text: word.text.replace(/^\+?:?(?:refs\/(?:heads|tags|remotes)\/)?(?=.)/, '') });

/** A word that stands among the names and is none: a statement, a switch, a truth value. */
export const isName = (word: Word, all: readonly Word[], program: string): boolean =>
  !STATEMENT.test(word.text.slice(0, LONGEST)) &&
  (all.length < 2 ||
    !(
      /^(?:\$(?:true|false|null)|\{\}|on|off|enabled?|disabled?)$/i.test(word.text) ||
      (word.certain && /^[a-z][\w-]*=(?:true|false|yes|no|\d+)$/.test(word.text)) ||
      (/^[a-z]+$/i.test(program) && /^\/[a-z]{1,12}(?::\S*)?$/i.test(word.text) && WINDOWS.test(program)) ||
      // A time is no name.
      /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/.test(word.text)
    ));
const LONGEST = 300;
/** What is said to a database, which is no name in it. */
const STATEMENT = /\s.*[(){};]|\b(?:match|select|delete|drop|truncate|insert|update)\b.*\s\w/i;
const WINDOWS = /^(?:format|net|sc|diskpart|takeown|icacls|schtasks|reg|vssadmin|robocopy|cipher)$/i;

/** A word as the name of a thing. */
export function targetOf(word: Word): Target {
  return { name: word.text.slice(0, 500), certain: word.certain };
}
