import type { Json } from '../../model/request.ts';
import { objectOf } from '../json.ts';
import { stringsIn } from './strings.ts';

/** What a tool that runs code is handed: command lines of interpreters and shells, and SQL. */
export interface McpCode {
  readonly commands: readonly string[];
  readonly sql: readonly string[];
}

const NOTHING: McpCode = { commands: [], sql: [] };

const CODE_FIELD =
  /^(code|source|script|snippet|code_snippet|program|expression|cells?|(cell|code|source|script)_?(source|code|content|text|block|string)|python|javascript|js|ruby)$/i;
const LANGUAGE_FIELD = /^(language|lang|runtime|interpreter|kernel(_?name)?|languageId)$/i;
const RUNS =
  /(^|_)(run|runner|exec|execute|execution|eval|evaluate|interpret|interpreter|invoke|repl|kernel|python|node|ipython|tinker|runner)(_|$)/i;
/** Code that a page runs: what it does to the page is the page’s own. */
const BROWSER =
  /(^|[^a-z])(browser|puppeteer|playwright|page|chrome|chromium|selenium|devtools|cdp|webdriver)([^a-z]|$)/i;

type Interpreter =
  | 'shell'
  | 'sql'
  | 'python3'
  | 'node'
  | 'ruby'
  | 'perl'
  | 'php'
  | 'R'
  | 'julia'
  | 'lua'
  | 'elixir'
  | 'osascript';

const NAMED: readonly (readonly [RegExp, Interpreter])[] = [
  [/^(i?python\d*|py|pyodide|jupyter|notebook|cells?|colab)$/i, 'python3'],
  [/^(javascript|js|node(js)?|typescript|ts|tsx|deno|bun)$/i, 'node'],
  [/^(bash|sh|shell|zsh|terminal|cmd|powershell|pwsh|ssh|command)$/i, 'shell'],
  [/^(sql|postgres(ql)?|mysql|sqlite)$/i, 'sql'],
  [/^(ruby|rb|rails)$/i, 'ruby'],
  [/^perl$/i, 'perl'],
  [/^(php|tinker)$/i, 'php'],
  [/^(r|rscript|rlang)$/i, 'R'],
  [/^julia$/i, 'julia'],
  [/^lua$/i, 'lua'],
  [/^elixir$/i, 'elixir'],
  [/^(applescript|osascript)$/i, 'osascript'],
];
const PYTHON =
  /^\s*(?:import \w|from [\w.]+ import |def \w+\(|print\(|with \w.*:\s*$|for \w.* in .*:\s*$|[\w.]+ = \w+[\w.]*\(|%{1,2}[a-z]|![a-z])/m;
const SCRIPT = /\b(?:const|let|var)\s+[\w{[]|\brequire\(|=>|\bconsole\.log\(|^\s*import .* from ["']/m;

/** The fields of a tool that hold code, by their names. */
export const isCodeField = (key: string): boolean => CODE_FIELD.test(key);

/** Reads the code that a tool would run; undefined where it runs none, or the code is a shell’s. */
export function readMcpCode({
  server,
  name,
  input,
}: {
  server: string;
  name: string;
  input: Json;
}): McpCode | undefined {
  if (!RUNS.test(name)) return undefined;
  const fields = [...stringsIn(input)].filter(({ key, text }) => CODE_FIELD.test(key) && text.trim() !== '');
  if (fields.length === 0) return undefined;
  if (BROWSER.test(`${server} ${name}`)) return NOTHING;
  const told = Object.entries(objectOf(input)).find(([key]) => LANGUAGE_FIELD.test(key))?.[1];
  const named =
    interpreterOf(typeof told === 'string' ? [told.split(/[^A-Za-z+#]/)[0] ?? ''] : []) ??
    interpreterOf(name.split('_'));
  const parts = fields.map(({ key, text }): McpCode | undefined => {
    const interpreter =
      named ?? interpreterOf([key]) ?? guess(text) ?? interpreterOf(server.split(/[^A-Za-z]+/));
    return interpreter === undefined || interpreter === 'shell' ? undefined : codeIn(text, interpreter);
  });
  const read = parts.filter((one) => one !== undefined);
  return read.length === 0
    ? undefined
    : { commands: read.flatMap(({ commands }) => commands), sql: read.flatMap(({ sql }) => sql) };
}

function interpreterOf(words: readonly string[]): Interpreter | undefined {
  for (const word of words) {
    const found = NAMED.find(([pattern]) => pattern.test(word));
    if (found) return found[1];
  }
  return undefined;
}

/** Rails’ own words. */
const RUBY = /\b[A-Z]\w*(\.\w+(\([^)]*\))?)*\.(destroy|delete)_all\b|^\s*puts\s/m;

const guess = (text: string): Interpreter | undefined =>
  /^#!.*\b(ba|z|da|k)?sh\b/.test(text)
    ? 'shell'
    : SCRIPT.test(text)
      ? 'node'
      : PYTHON.test(text)
        ? 'python3'
        : RUBY.test(text)
          ? 'ruby'
          : undefined;

function codeIn(text: string, interpreter: Interpreter): McpCode {
  if (interpreter === 'sql') return { commands: [], sql: [text] };
  if (interpreter === 'python3') return notebookCode(text);
  return { commands: [handed(text, interpreter)], sql: [] };
}

/** An interpreter that is fed a program, or handed it where it does not read its input. */
function handed(text: string, interpreter: Interpreter): string {
  if (/^(julia|lua|elixir|osascript)$/.test(interpreter))
    return `${interpreter} -e '${text.replaceAll("'", `'\\''`)}'`;
  const end = `END_OF_${interpreter.toUpperCase()}_CODE`;
  return `${interpreter}${interpreter === 'R' ? '' : ' -'} <<'${end}'\n${text}\n${end}`;
}

const SHELL_CELL = /^%%(?:bash|sh|system|sx|!|script\s+(?:--\S+\s+)*(?:bash|sh|zsh))\b.*\n/;
const CELL = /^%%(\w+)([^\n]*)\n/;
/** `!rm x`, `files = !ls`, `%sx rm x`, and IPython’s aliases `%rm`, `%mv`, `%cp`. */
const SHELL_LINE = /^\s*(?:[\w, ]+=\s*)?(?:!{1,2}|%(?:sx|system)\s+)(.+)$/;
const ALIAS_LINE = /^\s*%(rm|rmdir|mv|cp|ln|pip|conda|mamba|uv)\b(.*)$/;
const RUN_LINE = /^\s*%run\s+(.+)$/;
const SQL_LINE = /^\s*%sql\s+(.+)$/;
const MAGIC_LINE = /^\s*%\w/;

/** Python with what a notebook adds to it. https://ipython.readthedocs.io/en/stable/interactive/magics.html */
function notebookCode(text: string): McpCode {
  const start = text.trimStart();
  if (SHELL_CELL.test(start)) return { commands: [start.replace(SHELL_CELL, '')], sql: [] };
  const cell = CELL.exec(start);
  const body = cell === null ? text : start.slice(cell[0].length);
  if (cell?.[1] === 'sql') return { commands: [], sql: [body] };
  const other = cell === null ? undefined : interpreterOf([cell[1] ?? '']);
  if (other !== undefined && other !== 'python3') return codeIn(body, other);
  if (/^(writefile|javascript|js|html|markdown|latex|svg)$/i.test(cell?.[1] ?? '')) return NOTHING;
  const commands: string[] = [];
  const sql: string[] = [];
  const python = body.split('\n').filter((line) => {
    const shell = SHELL_LINE.exec(line)?.[1];
    const alias = ALIAS_LINE.exec(line);
    const run = RUN_LINE.exec(line)?.[1];
    const query = SQL_LINE.exec(line)?.[1];
    if (shell !== undefined) commands.push(shell);
    else if (alias) commands.push(`${alias[1]}${alias[2]}`);
    else if (run !== undefined) commands.push(`python3 ${run}`);
    else if (query !== undefined) sql.push(query);
    else return !MAGIC_LINE.test(line);
    return false;
  });
  if (python.some((line) => line.trim() !== '')) commands.push(handed(python.join('\n'), 'python3'));
  return { commands, sql };
}
