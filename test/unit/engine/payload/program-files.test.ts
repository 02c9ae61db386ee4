import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const run = (command: string, file: string, text: string) => decision({ command, files: { [file]: text } });

const WIPE = "import boto3\ndef wipe():\n    boto3.client('s3').delete_bucket(Bucket='a')\n";
const NODE = "const { S3Client, DeleteBucketCommand } = require('@aws-sdk/client-s3');\n";
const SEND = "new S3Client({}).send(new DeleteBucketCommand({ Bucket: 'a' }))";

describe('payload: what a program’s file does when it is started', () => {
  it('asks about what runs whenever the file is started', async () => {
    assert.equal(await run('python a.py', 'a.py', `${WIPE}wipe()\n`), 'ask');
    assert.equal(await run('python a.py', 'a.py', `${WIPE}if __name__ == '__main__':\n    wipe()\n`), 'ask');
    assert.equal(await run('node a.js', 'a.js', `${NODE}${SEND};\n`), 'ask');
    assert.equal(
      await run('node a.js', 'a.js', `${NODE}async function f() { await ${SEND}; }\nf();\n`),
      'ask',
    );
    assert.equal(
      await run('node a.js', 'a.js', `${NODE}const f = async () => { await ${SEND}; };\nf();\n`),
      'ask',
    );
    assert.equal(await run('node a.js', 'a.js', `${NODE}(async () => { await ${SEND}; })();\n`), 'ask');
    const ruby = "require 'aws-sdk-s3'\ndef f\n  Aws::S3::Resource.new.bucket('a').delete!\nend\n";
    assert.equal(await run('ruby a.rb', 'a.rb', `${ruby}f()\n`), 'ask');
    const go =
      'package main\nimport "cloud.google.com/go/storage"\nfunc main() {\n c.Bucket("a").Delete(ctx)\n}\n';
    assert.equal(
      await run('go run a.go', 'a.go', go.replace('cloud.google.com/go/storage', 'google-cloud')),
      'ask',
    );
  });

  it('leaves alone what is only defined, served or rehearsed', async () => {
    assert.equal(await run('python a.py', 'a.py', `${WIPE}print(1)\n`), 'pass');
    assert.equal(await run('node a.js', 'a.js', `${NODE}async function f() { await ${SEND}; }\n`), 'pass');
    assert.equal(await run('node a.js', 'a.js', `${NODE}const f = () => { ${SEND}; };\n`), 'pass');
    assert.equal(
      await run('node a.js', 'a.js', `${NODE}bus.on('end', async () => { await ${SEND}; });\n`),
      'pass',
    );
    assert.equal(
      await run('node a.js', 'a.js', `${NODE}const app = express();\n${SEND};\napp.listen(1);\n`),
      'pass',
    );
    assert.equal(await run('node seed.js', 'seed.js', `${NODE}${SEND};\n`), 'pass');
    assert.equal(await run('python a.py x', 'a.py', `import sys\n${WIPE}wipe()\nprint(sys.argv)\n`), 'pass');
  });
});
