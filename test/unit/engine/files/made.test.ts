import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const ROWS: readonly (readonly [line: string, answer: string])[] = [
  // What another part of the line writes is lost to that part.
  ['curl -LO https://e.io/a.tar.gz && tar xzf a.tar.gz && rm -rf a.tar.gz', 'pass'],
  ['rm -f out.txt; ./run > out.txt', 'pass'],
  ['rm -f a.zip && zip -r a.zip src', 'pass'],
  ['rm -f "$ROOT/a.zip" && zip -r "$ROOT/a.zip" .', 'pass'],
  ['dd if=/dev/urandom of=test.bin bs=1M count=5; rm test.bin', 'pass'],
  ['gcc t.c -o t && ./t; rm t', 'pass'],
  ['npm pack && tar -tzf acme-1.0.0.tgz && rm acme-1.0.0.tgz', 'pass'],
  ['unlink latest && ln -s build-42 latest', 'pass'],
  ['npm pack && rm backup.tgz', 'ask'],
  // What writes a file fails where a folder of that name stands.
  ['echo x > src; rm -rf src', 'ask'],
  ['rm -rf src; ./run > src', 'ask'],
  // The system’s own files are not what a line makes.
  ['gcc -o /etc/hosts a.c; rm /etc/hosts', 'ask'],
  ['wget -O /etc/hosts.txt https://e.io && rm /etc/hosts.txt', 'ask'],
  // What must not be lost is not made again.
  ['rm -f key.pem; openssl genrsa > key.pem', 'ask'],
];

describe('engine/made', () => {
  for (const [line, answer] of ROWS)
    it(`${answer}: ${line}`, async () => assert.equal(await decision({ command: line }), answer));
});
