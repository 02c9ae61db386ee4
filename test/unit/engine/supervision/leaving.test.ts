import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const ROWS: Readonly<Record<'stop' | 'ask' | 'pass', readonly string[]>> = {
  stop: [
    'unset AI_AGENT COPILOT_AGENT; CHAPERONE_TERMINAL=mine',
    "__chaperone_q=('' '')",
    "unset PROMPT_COMMAND; __chaperone_on=''",
    'unfunction __chaperone_preexec',
    '__chaperone_preexec() { true; }',
    'functions[__chaperone_preexec]=true',
    'disable -f __chaperone_preexec',
  ],
  ask: [
    'env -i bash',
    'env -i bash -i',
    'env - bash --norc',
    'exec -c bash',
    'env -u PS0 -u PROMPT_COMMAND bash --norc',
    'PS0= PROMPT_COMMAND= bash --norc',
    'sh',
    'zsh -f',
    'fish --no-config',
    'unset PS0',
    'unset PS0 PROMPT_COMMAND BASH_ENV',
    "PS0=''",
    'export -n PS0',
    'shopt -u promptvars',
    'exec env -i bash',
    'script -qc "env -i bash" /dev/null',
    'env -i zsh',
    'exec zsh -f',
    'zsh +o rcs',
    'unset ZDOTDIR; zsh',
    'precmd_functions=() preexec_functions=()',
    'export PATH=${PATH#*:}',
    'PATH=${PATH#*:}',
    'PATH=${PATH#*:} make',
    'export PATH="${PATH//$HOME\\/.chaperone\\/shims:/}"',
    'env -i python3',
    'sudo -i',
    'sudo su -',
    'sudo bash',
    'su - root',
    'su',
    'ssh localhost',
    'ssh -p 2222 me@127.0.0.1',
    'HOME=/tmp/x bash',
    'HOME=$PWD/x claude',
    'CLAUDE_CONFIG_DIR=/x claude',
  ],
  pass: [
    'bash --norc',
    'bash --noprofile --norc',
    'unset PROMPT_COMMAND',
    'trap - DEBUG',
    'set +T',
    'export PATH="$PATH:/opt/x"',
    'PATH=/opt/x:$PATH',
    'PATH=/opt/x:$PATH make',
    'export PATH=/usr/local/bin:/usr/bin:/bin',
    'export PATH="/x${PATH:+:$PATH}"',
    'PATH=/usr/bin make test',
    'env -i PATH=/usr/bin make test',
    "env -i PATH=/usr/bin:/bin HOME=/tmp bash -c 'echo hi'",
    'env -i ./run-tests.sh',
    "env -i python3 -c 'print(1)'",
    'env -i node test.js',
    'su - postgres -c \'psql -c "select 1"\'',
    "sudo -u postgres psql -c 'select 1'",
    'sudo -u postgres psql',
    "sudo -i -u postgres psql -c 'select 1'",
    'ssh localhost uptime',
    'ssh host',
    'ssh -N -L 8080:localhost:80 host',
    'bash',
    'zsh',
    'fish',
    'bash -l',
    'exec bash',
    'exec zsh -l',
    'bash script.sh',
    'sh ./configure',
    "sh -c 'echo hi'",
    'bash -x ./x.sh',
    'docker exec -it c sh',
    'docker run --rm -it alpine sh',
    'kubectl exec -it pod -- sh',
    'echo x | sh -s',
    "PS1='$ '",
    "PROMPT_COMMAND='history -a'",
    'export PROMPT_COMMAND="history -a; $PROMPT_COMMAND"',
    'precmd_functions+=(x)',
    'grep -rn __chaperone_ask media',
    'HOME=/tmp/x npm test',
    "HOME=/tmp/x bash -c 'echo hi'",
    'unset HISTFILE',
    'set -o posix',
    'nix-shell -p x',
    'tmux new -s x',
    'python3',
    'node',
    'env -u CLAUDECODE claude -p x',
    "env FOO=1 bash -c 'make'",
    'which sh',
    'chsh -s /bin/zsh',
    "busybox sh -c 'echo x'",
    'env -i HOME=$HOME PATH=$PATH node --version',
  ],
};

describe('lines that change or leave the guard of their shell', () => {
  for (const [expected, lines] of Object.entries(ROWS))
    for (const command of lines)
      it(`${expected}: ${command}`, async () => assert.equal(await decision({ command }), expected));

  it('reads zsh’s and fish’s own ways', async () => {
    const zsh = (command: string) => decision({ command, shell: 'zsh' });
    const fish = (command: string) => decision({ command, shell: 'fish' });
    assert.equal(await zsh('functions[__chaperone_preexec]=true'), 'stop');
    assert.equal(await zsh('unset precmd_functions'), 'ask');
    assert.equal(await zsh('precmd_functions+=(mine)'), 'pass');
    assert.equal(await fish('functions -e __chaperone_ask'), 'stop');
    assert.equal(await fish('function __chaperone_ask; return 0; end'), 'stop');
    assert.equal(await fish('set -gx EDITOR vi'), 'pass');
  });
});
