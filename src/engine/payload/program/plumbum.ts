import type { Tokens } from './ends.ts';
import type { ProgramToken } from './tokens.ts';

const MOST_GROUPS = 20;
const LONGEST_GROUP = 400;

/**
 * Plumbum starts programs by items and calls of an object: `local['rm']['-rf', path]()`, `rm['-rf', path] & FG`. They are
 * written as one call of the program here: `plumbum.cmd.rm('-rf', path)`.
 * https://plumbum.readthedocs.io/en/latest/local_commands.html
 */
export function plainPlumbum(tokens: Tokens): Tokens {
  if (!tokens.some(({ kind, text }) => kind === 'name' && text === 'plumbum')) return tokens;
  const commands = namesOf(tokens);
  const plain: ProgramToken[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const [open, program, close] = tokens.slice(at + 1, at + 4);
    const behind = tokens[at - 1]?.text;
    const own = behind === '.' && tokens[at - 2]?.text === 'plumbum';
    if (token.kind === 'name' && (behind !== '.' || own) && open?.text === '[' && open.kind === 'sign') {
      const machine = program?.kind === 'string' && close?.text === ']' && !commands.has(token.text);
      if (machine && isMachine(token.text, tokens)) {
        if (own) plain.splice(-2);
        plain.push(...chain(program));
        at += 3;
      } else if (commands.has(token.text)) plain.push(token);
      else {
        plain.push(token);
        continue;
      }
      at = gathered(tokens, at + 1, plain) - 1;
    } else plain.push(token);
  }
  return plain;
}

const chain = (program: ProgramToken): readonly ProgramToken[] =>
  ['plumbum', '.', 'cmd', '.', program.text.replace(/^.*\//, '').replaceAll('-', '_')].map((text) => ({
    ...program,
    kind: text === '.' ? 'sign' : 'name',
    text,
  }));

/** The items and calls behind a command, as the arguments of one call; where what follows them begins. */
function gathered(tokens: Tokens, from: number, plain: ProgramToken[]): number {
  const args: ProgramToken[] = [];
  let at = from;
  let groups = 0;
  for (; groups < MOST_GROUPS; groups += 1) {
    const open = tokens[at];
    if (open?.kind !== 'sign' || !/^[[(]$/.test(open.text)) break;
    const close = closing(tokens, at);
    if (close < 0) break;
    const inner = tokens.slice(at + 1, close);
    if (args.length > 0 && inner.length > 0) args.push({ ...open, text: ',' });
    args.push(...inner);
    at = close + 1;
  }
  const first = tokens[from];
  const last = tokens[at - 1];
  if (groups > 0 && first && last) plain.push({ ...first, text: '(' }, ...args, { ...last, text: ')' });
  return at;
}

/** `local`, or a name that is given a machine. */
const isMachine = (name: string, tokens: Tokens): boolean =>
  name === 'local' ||
  tokens.some(
    ({ text }, at) =>
      /^(?:SshMachine|ParamikoMachine|PuttyMachine)$/.test(text) &&
      ((tokens[at - 1]?.text === '=' && tokens[at - 2]?.text === name) ||
        tokens
          .slice(at, at + 30)
          .some((one, index, all) => one.text === 'as' && all[index + 1]?.text === name)),
  );

/** Names that are commands: what is imported from `plumbum.cmd`, and what is assigned `local['rm']`. */
function namesOf(tokens: Tokens): ReadonlySet<string> {
  const names = new Set<string>();
  tokens.forEach(({ text }, at) => {
    if (text === 'cmd' && tokens[at - 2]?.text === 'plumbum' && tokens[at + 1]?.text === 'import')
      for (const one of tokens.slice(at + 2, at + 42)) {
        if (one.fresh) break;
        if (one.kind === 'name') names.add(one.text);
      }
    if (text === '=' && tokens[at + 1]?.text === 'local' && tokens[at + 2]?.text === '[')
      names.add(tokens[at - 1]?.text ?? '');
  });
  return names;
}

function closing(tokens: Tokens, open: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(tokens.length, open + LONGEST_GROUP); at += 1) {
    const { kind, text } = tokens[at] ?? {};
    if (kind !== 'sign') continue;
    if (text === '(' || text === '[' || text === '{') depth += 1;
    else if ((text === ')' || text === ']' || text === '}') && --depth === 0) return at;
  }
  return -1;
}
