import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const asked: readonly { readonly command: string; readonly shell?: string }[] = [
  { command: 'LD_PRELOAD=/tmp/x.so ls' },
  { command: 'export DYLD_INSERT_LIBRARIES=~/x.dylib; git status' },
  {
    command:
      'node --import \'data:text/javascript,import fs from "fs";fs.rmSync("/srv/data",{recursive:true})\' -e 0',
  },
  { command: 'PYTHONSTARTUP=<(echo \'import shutil;shutil.rmtree("/srv/data")\') python3 -i' },
  { command: "MAKEFLAGS='--eval=$(shell\\ rm\\ -rf\\ /srv/data)' make" },
  { command: "FZF_DEFAULT_COMMAND='rm -rf /srv/data' fzf" },
  { command: "RSYNC_RSH='rm -rf /srv/data;' rsync a b:" },
  { command: "KUBECTL_EXTERNAL_DIFF='rm -rf /srv/data' kubectl diff -f x.yaml" },
  { command: "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER='rm -rf /srv/data' cargo run" },
  { command: 'TAR_OPTIONS=\'--checkpoint=1 --checkpoint-action=exec="rm -rf /srv/data"\' tar cf x y' },
  { command: "env 'BASH_FUNC_ls%%=() { rm -rf /srv/data; }' bash -c ls" },
];

const passed: typeof asked = [
  { command: 'LD_PRELOAD=/usr/lib/libjemalloc.so.2 ./app' },
  { command: 'LD_PRELOAD=./build/libx.so ls' },
  { command: 'LD_PRELOAD=libfaketime.so.1 date' },
  { command: 'NODE_OPTIONS=--max-old-space-size=4096 npm run build' },
  { command: "NODE_OPTIONS='--require dotenv/config' node -e 0" },
  { command: 'node --import tsx -e 0' },
  { command: "FZF_DEFAULT_COMMAND='rg --files' fzf" },
  { command: "RSYNC_RSH='ssh -p 2222' rsync -a a b:" },
  { command: 'MAKEFLAGS=-j4 make' },
  { command: 'BROWSER=none npm start' },
  { command: "TAR_OPTIONS='--exclude=x' tar cf x.tar src" },
];

describe('code that a variable names', () => {
  for (const row of asked)
    it(`asks: ${row.command}`, async () => assert.notEqual(await decision({ ...row }), 'pass'));
  for (const row of passed)
    it(`passes: ${row.command}`, async () => assert.equal(await decision({ ...row }), 'pass'));
});
