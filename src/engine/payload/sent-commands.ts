import type { Word } from '../../model/call.ts';
import type { Json } from '../../model/request.ts';
import { objectOf, parseJson } from '../json.ts';
import { made } from './words.ts';

const FIELD = /^(?:command|cmd|commands|script|shell|shell_command|shellCommand|run_command|exec)$/;
/** Cheap to look for before a body is parsed. */
const MENTIONED = /"(?:command|cmd|commands|script|shell|shell_command|shellCommand|run_command|exec)"\s*:/;
/** A command line has more than a word, and starts with the name of a program. */
const LINE = /^\s*[\w./-]+\s+\S/;
const LONGEST = 20_000;
const MOST = 20;

/**
 * Command lines that a request asks a server to run, in a field that says so: `{"command": "rails db:drop"}` of one-off
 * dynos, `{"cmd": ["sh", "-c", "…"]}` of machines. https://devcenter.heroku.com/articles/platform-api-reference#dyno-create
 */
export function sentCommands(body: Word): readonly Word[] {
  const text = body.text.slice(0, LONGEST);
  if (!MENTIONED.test(text) || !/^\s*\{/.test(text)) return [];
  const fields = Object.entries(objectOf(parseJson(text)));
  const inner = fields.flatMap(([, value]) => Object.entries(objectOf(value)));
  return [...fields, ...inner]
    .filter(([name]) => FIELD.test(name))
    .slice(0, MOST)
    .flatMap(([, value]) => linesOf(value))
    .map((line) => made(line, body));
}

function linesOf(value: Json): readonly string[] {
  if (typeof value === 'string') return LINE.test(value) ? [value] : [];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return [];
  // A list of lines, or the words of one.
  if (value.some((one) => LINE.test(one)) && !/^-/.test(value[1] ?? ''))
    return value.filter((one) => LINE.test(one));
  return value.length > 1 ? [value.map(quoted).join(' ')] : [];
}

const quoted = (word: string): string =>
  /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
