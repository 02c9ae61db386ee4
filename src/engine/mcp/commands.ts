import type { Json } from '../../model/request.ts';
import { readName } from '../general/words.ts';
import { objectOf } from '../json.ts';
import { isCodeField } from './code.ts';
import { stringsIn } from './strings.ts';

/** A field that is a command line whatever the tool is called. */
const ALWAYS =
  /^((cli|shell|bash|sh|terminal|console|os|system|raw|full)_?)?(command|cmd)(_?(line|text|string))?$|^(bash|cmdline)$/i;
/** A field that is one where the tool says that it runs something. */
const IN_TERMINALS =
  /^((cli|shell|bash|terminal)_?)?(commands|cmds)$|^((shell|bash)_?)?script$|^(code|cli|shell)$/i;
const TERMINAL_TOOL =
  /(^|[_.-])(run|exec|execute|invoke|shell|terminal|bash|command|commands|cmd|cli|ssh|process)([_.-]|$)/i;
/** Tools that type into a terminal that runs already. */
const TYPES =
  /(^|_)(send|write|type|interact|feed)(_\w+)*_(input|keys|text|line|stdin|terminal|tty|pty|shell|command|process|session|repl)(_|$)/i;
/** A tool that is a command line by its name alone. */
const SHELL_ITSELF = /^(cli|shell|terminal|console|bash|cmd)$/i;
const HAS_TERMINAL = /term|shell|tmux|pty|tty|console|process|ssh|bash|stdin/i;
const TYPED = /^(text|input|keys|data|line)$/i;
/** A field that names the program whose words stand beside it. */
const PROGRAM = /^(program|executable|exe|binary|bin|cmd_?name)$/i;
const ARGUMENTS = /^(args?|arguments|argv|params|parameters|sub_?command|flags)$/i;
/** Words of a tool's name that say no more than that it runs something. */
const RUNS =
  /^(run|exec|execute|call|invoke|use|do|command|commands|cmd|cli|tool|raw|any|with|args|management|console|artisan|django|rails|manage)$/i;
/** The console of a framework, by the server or the tool that stands for it. */
const CONSOLES: readonly (readonly [RegExp, string])[] = [
  [/django|management_command|manage_py/i, 'manage.py'],
  [/artisan|laravel/i, 'artisan'],
  [/(^|[^a-z])rails([^a-z]|$)/i, 'rails'],
  [/symfony/i, 'console'],
];

/** A tool as its server calls it; `name` in words with `_` between. */
interface Tool {
  readonly server: string;
  readonly name: string;
  readonly input: Json;
}

/**
 * The command lines that an MCP tool would run: in a field of its own, and, where the tool is called after a program
 * (`run_gcloud_command`, `kubectl`), that program with the words that it is given. `hasCode`: its code was read as such.
 */
export function readMcpCommands(
  tool: Tool,
  isProgram: (name: string) => boolean,
  hasCode = false,
): readonly string[] {
  const terminal = TERMINAL_TOOL.test(tool.name);
  // VS Code's own command types into its terminal.
  const sends = [...stringsIn(tool.input)].some(({ text }) =>
    /\bterminal\.\S*send(Sequence|Text)$/i.test(text),
  );
  const types = sends || (TYPES.test(tool.name) && HAS_TERMINAL.test(`${tool.server} ${tool.name}`));
  const isCommand = (key: string) =>
    (!hasCode || !isCodeField(key)) &&
    (ALWAYS.test(key) ||
      ((types || SHELL_ITSELF.test(tool.name)) && TYPED.test(key)) ||
      (terminal && (IN_TERMINALS.test(key) || PROGRAM.test(key))));
  const args = argumentsOf(tool.input);
  const lists = [...listsIn(tool.input)].filter(
    ({ key, items }) =>
      ALWAYS.test(key) ||
      (key.endsWith(ROW) && isCommand(key.slice(0, -ROW.length)) && readName(items[0] ?? '') !== 'safe'),
  );
  // The words of such a list are no lines of their own.
  const words = new Set(
    [...listsIn(tool.input)]
      .filter(({ key }) => ALWAYS.test(key) || key.endsWith(ROW))
      .flatMap(({ items }) => items.filter((item) => !/\s/.test(item))),
  );
  const held = [...stringsIn(tool.input)]
    .filter(({ key, text }) => isCommand(key) && !words.has(text))
    .map(({ text }) => text);
  const [first] = held;
  const lines =
    held.length === 1 && first !== undefined && args !== undefined
      ? [`${first} ${args}`]
      : [...held, ...lists.map(({ items }) => items.map(quoted).join(' '))];
  const program = programOf(tool, isProgram);
  // `flyway_clean { url }`: the program and its sub-command are all that there is.
  const deed = /^(destroys|soft)$/.test(readName(tool.name) ?? '');
  if (deed && lines.length === 0 && args === undefined && program?.includes(' ')) return [program];
  if (program === undefined) {
    const alone = lines.length === 0 && args !== undefined;
    return terminal && alone
      ? [args]
      : lines.map((line) => (isOrder(line, isProgram) ? `cli ${line}` : line));
  }
  const given = [...lines, ...(lines.length === 0 && args !== undefined ? [args] : [])];
  // The words of a sub-command alone are no line.
  const whole = lines.filter((line) => {
    const word = /^[\w.-]+/.exec(line)?.[0] ?? '';
    return isProgram(word) || !/^(safe|either)$/.test(readName(word) ?? '');
  });
  return [...whole, ...given.map((line) => `${program} ${line}`)];
}

/** `delete user bob@acme.io`: the words of a program that the server stands for, and no sentence. */
function isOrder(line: string, isProgram: (name: string) => boolean): boolean {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  return (
    /^[a-z]{4,}$/.test(first) &&
    /^[\w@.:/-]+$/.test(rest.join('')) &&
    readName(first) === 'destroys' &&
    // Devices have consoles with such words for programs.
    (!isProgram(first) || /^(delete|remove|destroy|purge)$/.test(first)) &&
    rest.length > 0 &&
    rest.length < 8 &&
    !rest.some((word) => /^(the|a|an|all|any|my|this|that|from|of|and|with|please|unused|old)$/i.test(word))
  );
}

/** `kubectl`, `run_gcloud_command`, `docker_compose` with its sub-command; else the server's own name. */
function programOf({ server, name }: Tool, isProgram: (name: string) => boolean): string | undefined {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && !RUNS.test(word));
  const [first, ...rest] = words.map((word) => word.toLowerCase());
  if (first === undefined) {
    const console = CONSOLES.find(([pattern]) => pattern.test(`${server} ${name}`))?.[1];
    if (console !== undefined) return console;
    const [owner, other] = server
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== 'mcp' && isProgram(word));
    return other === undefined ? owner : undefined;
  }
  return isProgram(first) ? [first, ...rest].join(' ') : undefined;
}

/** The words under `args`: a list, or a text as it would be typed. */
function argumentsOf(input: Json): string | undefined {
  const found = Object.entries(objectOf(input)).find(([key]) => ARGUMENTS.test(key))?.[1];
  if (typeof found === 'string') return found;
  const words = Array.isArray(found) ? found.slice(0, 200).filter((item) => typeof item === 'string') : [];
  return words.length === 0 ? undefined : words.map(quoted).join(' ');
}

/** Behind the name of a list that holds lists. */
const ROW = '[]';

/** Lists of words, each the arguments of one program: `["rm", "-rf", "x"]`. */
function* listsIn(value: Json, key = '', depth = 0): Generator<{ key: string; items: readonly string[] }> {
  if (depth > 4 || value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    const items = value.slice(0, 200).filter((item) => typeof item === 'string');
    if (items.length > 1) yield { key, items };
    // `commands: [["SET", "a", "1"], ["DEL", "b"]]`: each list is one line.
    for (const item of value.slice(0, 200))
      if (Array.isArray(item)) yield* listsIn(item, key + ROW, depth + 1);
    return;
  }
  for (const [name, item] of Object.entries(value).slice(0, 200)) yield* listsIn(item, name, depth + 1);
}

/** A plain word stays as it is: a program in quotes would still be one. */
const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
