import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const ASK = [
  `echo 'int main(){system("rm -rf /home/me/data");}' | gcc -xc - -o w && ./w`,
  `tcc -run - <<< 'int main(){system("rm -rf /home/me/data");}'`,
  `rustc - <<'X'\nfn main(){std::process::Command::new("rm").arg("-rf").arg("/home/me/data").status();}\nX`,
  `scala -e 'import sys.process._; "rm -rf /home/me/data".!'`,
  `dotnet script eval 'System.IO.Directory.Delete("/home/me/data", true);'`,
  `ghc -e 'System.Directory.removeDirectoryRecursive "/home/me/data"'`,
  `nim --eval:'removeDir("/home/me/data")'`,
  `octave --eval 'system("rm -rf /home/me/data")'`,
];
const PASS = [
  `echo 'int main(){puts("hi");}' | gcc -xc - -o w && ./w`,
  `crystal eval 'puts "rm -rf /home/me/data"'`,
  `ghc -e 'print (1+1)'`,
  `scala -e 'println("hello" + "!")'`,
  'rustc main.rs',
  'zig build run',
];

describe('engine/payload/foreign-languages', () => {
  for (const command of ASK)
    it(`asks about ${command}`, async () => assert.equal(await decision({ command }), 'ask'));
  for (const command of PASS)
    it(`lets ${command} through`, async () => assert.equal(await decision({ command }), 'pass'));
  it('reads the file that is run', async () => {
    const text = "void main(){ Directory('/home/me/data').deleteSync(recursive: true); }";
    assert.equal(await decision({ command: 'dart run x.dart', files: { 'x.dart': text } }), 'ask');
    assert.equal(
      await decision({ command: 'dart run x.dart', files: { 'x.dart': 'void main(){}' } }),
      'pass',
    );
  });
});
