import type { Call } from '../../model/call.ts';
import { isSqlClient } from '../payload/sql/clients.ts';
import { readName, saysDestroy, wordsOf } from './words.ts';

/** Options whose value is a command of the program itself: `kadmin -q "delprinc bob"`, `asterisk -rx "core stop now"`. */
const LONG = /^--([\w.-]+[.-])?(command|cmd|exec|execute|execute-string|eval|run|cli|request)$/;
const SHORT = /^-(c|q|x|rx|e|r)$/;
const RUNS = /^(run|exec|execute|shell|console|remote|cmd|command|cli|do)$/;
/** Programs that ask, search or write down what stands in their options. */
const ASKS =
  /^(search|find|query|ask|ai|llm|chat|grep|note|notes|log|say|commit|issue|message|mail|test|lint|linter|format|formatter|fmt|pretty|parse|parser|check|checker|highlight|diff|explain|codemod|translate|transpile)$/;
/** Words of a sentence, which no command has. */
const PROSE =
  /^(the|a|an|any|my|our|your|this|that|these|those|from|of|and|or|with|please|unused|old|when|if|should|must|because|after|before|is|are|was|it|them|into|to|for|by)$/i;
const MOST_WORDS = 8;
const MOST_ARGUMENTS = 8;
const MOST_LINES = 50;
const LONGEST = 20_000;

/** The orders that stand in a program's options, each as the call that it would be with the words in its place. */
export function ordersIn(call: Call): readonly Call[] {
  const { program, args } = call;
  const said = wordsOf(program);
  if (said.some((word) => ASKS.test(word))) return [];
  const found: Call[] = [];
  let free = true;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word === undefined) break;
    if (!word.text.startsWith('-')) {
      if (at < 2 && ASKS.test(word.text)) return found;
      // `fauna eval 'Collection.byName("users")!.delete()'`
      const code = args[at - 1]?.text === 'eval' && word.certain ? methodIn(word.text) : undefined;
      if (code !== undefined && saysDestroy(code))
        found.push({ ...call, args: [{ ...word, text: 'delete' }, word], via: [...call.via, program] });
      // `shell -u root -e "…"`: the value of the option before it.
      const value = /^-\w$/.test(args[at - 1]?.text ?? '');
      free &&= value || RUNS.test(word.text) || /[.:/@]/.test(word.text);
      continue;
    }
    const value = args[at + 1];
    const takes = LONG.test(word.text) || (free && SHORT.test(word.text));
    if (!takes || !value?.certain || value.text.startsWith('-')) continue;
    for (const line of value.text.split(/[;\n]/).slice(0, 20)) {
      const words = wordsIn(line);
      if (words.length > 0)
        found.push({ ...call, args: words.map((text) => ({ ...value, text })), via: [...call.via, program] });
    }
    at += 1;
  }
  return found;
}

/** Orders that a console reads from its input, line by line: `echo "delete volume=Full-01 yes" | bconsole`. */
export function ordersFed(call: Call): readonly Call[] {
  const { program, args, input, name } = call;
  if (isSqlClient(program)) return [];
  const word = input?.kind === 'text' ? input.word : input?.kind === 'pipe' ? input.text : undefined;
  // What a filter or a script of the project reads is data, and so is what a program is told to look for.
  if (!word?.certain || args.length > MOST_ARGUMENTS || /^\.|\//.test(name.text)) return [];
  if (wordsOf(program).some((one) => ASKS.test(one)) || args.some(({ text }) => ASKS.test(text))) return [];
  return word.text
    .slice(0, LONGEST)
    .split(/[;\n]|\\n/)
    .slice(0, MOST_LINES)
    .flatMap((line) => {
      const words = wordsIn(line);
      const verb = words[0] ?? '';
      return readName(verb) === 'destroys' && /^[a-z]+([-_][a-z]+)*$/i.test(verb)
        ? [{ ...call, args: words.map((text) => ({ ...word, text })), via: [...call.via, program] }]
        : [];
    });
}

/** The last method of an expression: `drop` of `db.users.find().drop()`. */
const methodIn = (text: string): string | undefined =>
  /[\w)\]]!?\??\.(\w+)!?\([^()]*\)\s*;?\s*$/.exec(text)?.[1];

/** The words of an order; none where the text is a sentence, a single word or code. */
function wordsIn(line: string): readonly string[] {
  // `db.users.drop()`
  // Ruby’s needs no parentheses: `User.destroy_all`.
  const method =
    /^\s*[\w$.]+[.:](\w+)\([^()]*\)\s*$/.exec(line)?.[1] ??
    /^\s*[A-Z][\w:.]*\.([a-z_]+)!?\s*$/.exec(line)?.[1];
  if (method !== undefined && saysDestroy(method)) return ['delete', line.trim().slice(0, 80)];
  const words = line.trim().split(/\s+/);
  if (words.length < 2 || words.length > MOST_WORDS || words.some((word) => PROSE.test(word))) return [];
  if (!/^[\w-]+$/.test(words[0] ?? '')) return [];
  // `db delete/app/key`
  return words.map((word) => (saysDestroy(word.split('/')[0] ?? '') ? (word.split('/')[0] ?? word) : word));
}
