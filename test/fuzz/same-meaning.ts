import type { Random } from './random.ts';

/** A change of a line that runs the same programs with the same words. Undefined where it does not fit the line. */
export interface Rewrite {
  readonly name: string;
  readonly apply: (line: string, random: Random) => string | undefined;
  /** Nobody sees any longer what the line prints. */
  readonly silent?: true;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
export const always = (name: string, rewrite: (line: string) => string): Rewrite => ({
  name,
  apply: rewrite,
});

/** Nobody sees any longer what the line prints. */
export const silent = (name: string, rewrite: (line: string) => string): Rewrite => ({
  ...always(name, rewrite),
  silent: true,
});

/** For programs that put something else in the place of `{}`. */
const unlessFilled = (name: string, rewrite: (line: string) => string): Rewrite => ({
  name,
  apply: (line) => (line.includes('{}') ? undefined : rewrite(line)),
});

/** The plain words at the start of a line: nothing in them is special to the shell. */
function plainWords(line: string): { readonly words: readonly string[]; readonly rest: string } | undefined {
  const [start = ''] = /^[\w./:@%+,-]+(?: [\w./:=@%+,-]+)*(?=$|\s)/.exec(line) ?? [];
  const words = start.split(' ');
  const [first = ''] = words;
  return first === '' || OWN.test(first) ? undefined : { words, rest: line.slice(start.length) };
}

/** Words that the shell itself reads: they cannot be quoted or run by another program. */
const OWN =
  /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|in|select|function|time|coproc|cd|pushd|popd|export|set|source|\.|:|alias|unalias|unset|printf|hash|enable|mapfile|readarray|compgen|complete|bind|shift|getopts|let|wait|declare|local|typeset|readonly|eval|exec|trap|read|shopt|setopt|noglob|nocorrect|repeat|and|or|not|begin|end|builtin|command|-|[\d]+)$/;

/** Rewrites one of the plain words, the program's name as often as an argument. */
function onWord(name: string, rewrite: (word: string, random: Random) => string): Rewrite {
  return {
    name,
    apply(line, random) {
      const plain = plainWords(line);
      if (plain === undefined) return undefined;
      const at = random.below(2) === 0 ? 0 : random.below(plain.words.length);
      const words = plain.words.map((word, index) => (index === at ? rewrite(word, random) : word));
      return words.join(' ') + plain.rest;
    },
  };
}

/** Puts a program before the line that runs the rest of it. */
const before = (prefix: string): Rewrite => ({
  name: prefix,
  apply: (line) => (plainWords(line) === undefined ? undefined : `${prefix} ${line}`),
});

export const cut = (word: string, random: Random) => {
  const at = random.below(word.length);
  return [word.slice(0, at), word.slice(at)] as const;
};
/** A value that a variable holds for the line's plain words. */
const held = (name: string, use: string): Rewrite => ({
  name,
  apply(line, random) {
    const plain = plainWords(line);
    if (plain === undefined) return undefined;
    const at = random.below(2) === 0 ? 0 : random.below(plain.words.length);
    const words = plain.words.map((word, index) => (index === at ? use : word));
    return `FUZZ=${plain.words[at] ?? ''}; ${words.join(' ')}${plain.rest}`;
  },
});

export const bashRewrites: readonly [Rewrite, ...Rewrite[]] = [
  onWord("'word'", (word) => `'${word}'`),
  onWord('"word"', (word) => `"${word}"`),
  onWord('wo""rd', (word, random) => cut(word, random).join('""')),
  onWord("wo'rd'", (word, random) => {
    const [one, two] = cut(word, random);
    return `${one}'${two}'`;
  }),
  onWord('w\\ord', (word, random) => cut(word, random).join('\\')),
  onWord('wo\\\nrd', (word, random) => cut(word, random).join('\\\n')),
  onWord("$'\\x77'", (word) => `$'${[...word].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join('')}'`),
  onWord(
    "$'\\167'",
    (word) => `$'${[...word].map((c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')}'`,
  ),
  onWord('$(echo word)', (word) =>
    word.startsWith('-') ? `$(printf %s ${quoted(word)})` : `$(echo ${word})`,
  ),
  onWord('`echo word`', (word) => (word.startsWith('-') ? word : `\`echo ${word}\``)),
  onWord('$(rev)', (word) => (word.startsWith('-') ? word : `$(echo ${base64(word)} | base64 -d)`)),
  {
    name: 'wo${unset}rd',
    apply(line, random) {
      const plain = plainWords(line);
      if (plain === undefined) return undefined;
      const at = random.below(plain.words.length);
      const words = plain.words.map((word, index) =>
        index === at ? cut(word, random).join('${FUZZ}') : word,
      );
      return `unset FUZZ; ${words.join(' ')}${plain.rest}`;
    },
  },
  held('$variable', '$FUZZ'),
  held('"${variable}"', '"${FUZZ}"'),
  held('${variable:-}', '${FUZZ:-none}'),
  ...[
    'sudo',
    'sudo -E -n',
    'sudo -u root',
    'doas',
    'env',
    'env A=b',
    'env -i',
    'command',
    'command --',
    'exec',
    'time',
    'nohup',
    'setsid',
    'nice -n 5',
    'ionice -c 3',
    'timeout 60',
    'timeout -k 5 1m',
    'stdbuf -oL',
    'strace -f',
    'A=b',
    '2>&1',
    '!',
  ].map(before),
  { name: '\\program', apply: (line) => (plainWords(line) === undefined ? undefined : `\\${line}`) },
  { name: 'tabs', apply: (line) => joinedWords(line, '\t') },
  { name: 'spaces', apply: (line) => joinedWords(line, '   ') },
  { name: 'continued', apply: (line) => joinedWords(line, ' \\\n  ') },
  always('  line', (line) => `  \t${line}`),
  always('# comment after', (line) => `${line}\n# nothing to see`),
  always('# comment before', (line) => `# nothing to see; it's "quoted\n${line}`),
  always('cd .', (line) => `cd .; ${line}`),
  always('true &&', (line) => `true && ${line}`),
  always('false ||', (line) => `false || ${line}`),
  always('set -e', (line) => `set -euo pipefail; ${line}`),
  always('echo;', (line) => `echo "it's fine"; ${line}`),
  always('{ }', (line) => `{ ${line}\n}`),
  always('( )', (line) => `(${line}\n)`),
  always('if', (line) => `if true; then ${line}\nfi`),
  always('else', (line) => `if false; then :; else ${line}\nfi`),
  always('for', (line) => `for i in 1; do ${line}\ndone`),
  always('while', (line) => `while true; do ${line}\nbreak; done`),
  always('case', (line) => `case x in x) ${line}\n;; esac`),
  always('function', (line) => `fuzz() { ${line}\n}; fuzz`),
  always('function kw', (line) => `function fuzz { ${line}\n}\nfuzz a b`),
  always('$( )', (line) => `echo "$(${line}\n)"`),
  silent('x=$( )', (line) => `FUZZ=$(${line}\n)`),
  always('x=$( ) echo', (line) => `FUZZ=$(${line}\n); echo "$FUZZ"`),
  always('> file cat', (line) => `{ ${line}\n} >fuzz.txt; cat fuzz.txt`),
  always('<( )', (line) => `cat <(${line}\n)`),
  always('| cat', (line) => `{ ${line}\n} 2>&1 | cat`),
  always('&', (line) => `{ ${line}\n} & wait`),
  always('trap', (line) => `trap ${quoted(line)} EXIT`),
  always('eval', (line) => `eval ${quoted(line)}`),
  always('eval --', (line) => `eval -- ${quoted(line)}`),
  always('sh -c', (line) => `sh -c ${quoted(line)}`),
  always('bash -lc', (line) => `bash -lc ${quoted(line)}`),
  always('bash -euxo', (line) => `bash -euxo pipefail -c ${quoted(line)} name`),
  always('/bin/zsh -c', (line) => `/bin/bash --norc -c ${quoted(line)}`),
  always('sudo bash -c', (line) => `sudo bash -c ${quoted(line)}`),
  always('env bash -c', (line) => `/usr/bin/env -S bash -c ${quoted(line)}`),
  always('variable eval', (line) => `FUZZ=${quoted(line)}; eval "$FUZZ"`),
  always('variable sh', (line) => `FUZZ=${quoted(line)}\nbash -c "$FUZZ"`),
  always('heredoc', (line) => `bash <<'FUZZ_END'\n${line}\nFUZZ_END`),
  always('heredoc -s', (line) => `bash -s -- a b <<'FUZZ_END'\n${line}\nFUZZ_END`),
  always('cat heredoc |', (line) => `cat <<'FUZZ_END' | sh\n${line}\nFUZZ_END`),
  always('here-string', (line) => `bash <<< ${quoted(line)}`),
  always('echo |', (line) => `printf '%s\\n' ${quoted(line)} | bash`),
  always('echo | sudo', (line) => `printf '%s\\n' ${quoted(line)} | sudo bash -`),
  always('base64', (line) => `echo ${base64(line)} | base64 -d | bash`),
  always('base64 eval', (line) => `eval "$(echo ${base64(line)} | base64 --decode)"`),
  always('base64 <<<', (line) => `base64 -d <<< ${base64(line)} | sh`),
  always('hex', (line) => `echo ${hex(line)} | xxd -r -p | bash`),
  always('bash <( )', (line) => `bash <(printf '%s\\n' ${quoted(line)})`),
  always('source <( )', (line) => `source <(printf '%s\\n' ${quoted(line)})`),
  unlessFilled('xargs', (line) => `echo x | xargs -I{} bash -c ${quoted(line)}`),
  unlessFilled('find -exec', (line) => `find . -maxdepth 0 -exec sh -c ${quoted(line)} \\;`),
  always('script', (line) => `cat > fuzz.sh <<'FUZZ_END'\n${line}\nFUZZ_END\nbash fuzz.sh`),
  always('script x', (line) => `printf '%s\\n' ${quoted(line)} > fuzz.sh && chmod +x fuzz.sh && ./fuzz.sh`),
  always('python', (line) => `python3 -c ${quoted(`import os; os.system(${JSON.stringify(line)})`)}`),
  silent('node', (line) => `node -e ${quoted(`require("child_process").execSync(${JSON.stringify(line)})`)}`),
];

function joinedWords(line: string, space: string): string | undefined {
  const plain = plainWords(line);
  return plain === undefined || plain.words.length < 2 ? undefined : plain.words.join(space) + plain.rest;
}
