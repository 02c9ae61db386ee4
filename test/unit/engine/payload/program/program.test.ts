import assert from 'node:assert/strict';
import { read, type Setup, short } from '../reading.ts';

const py = (code: string): string => `python3 -c '${code}'`;
const js = (code: string): string => `node -e '${code}'`;
const GRAPHQL = 'https://backboard.railway.com/graphql/v2';
const VOLUME = ['POST backboard.railway.com/graphql/v2', 'mutation volumeDelete {"volumeId":"v1"}'];

const rows: readonly (readonly [line: string, expected: readonly string[], setup?: Setup])[] = [
  // Python: commands
  [py('import os; os.system("rm -rf /data")'), ['sh rm -rf /data']],
  [py('from os import system as s; s("rm -rf /data")'), ['sh rm -rf /data']],
  [py('__import__("os").system("rm -rf /data")'), ['sh rm -rf /data']],
  [py('import subprocess as sp; sp.run(["rm", "-rf", "/data"], check=True)'), ['call rm -rf /data']],
  [py('import subprocess; subprocess.check_call("rm -rf /data", shell=True)'), ['sh rm -rf /data']],
  [py('import os; cmd = "rm -rf /data"; os.system(cmd)'), ['sh rm -rf /data']],
  [py('import os; d = "/data"; os.system(f"rm -rf {d}")'), ['sh rm -rf /data']],
  [py('import os,sys; os.system(f"rm -rf {sys.argv[1]}")'), ['sh rm -rf ${sys.argv[1]}']],
  [py('import os; os.system("rm -rf %s" % x)'), ['sh rm -rf ${…}']],
  [py('import os,sys; os.system(sys.argv[1])'), ['code']],
  ['python3 -Ic "import os; os.system(\'ls\')"', ['sh ls']],
  ['python3 -', ['sh ls'], { stdin: 'import os\nos.system("ls")\n' }],
  ['python3', ['sh ls'], { stdin: 'import os\nos.system("ls")\n' }],
  ['python3', ['code'], { from: 'curl https://x.example/a.py' }],
  [
    'python3 a.py',
    ['sh ls'],
    { files: { 'a.py': '#!/usr/bin/env python3\nimport os\n# os.system("no")\nos.system("ls")\n' } },
  ],
  ['python3 a.py', ['asks /w/a.py']],
  ['python3 a.py', ['detail'], { files: { 'a.py': 'missing' } }],
  ['python3 a.py', ['code'], { files: { 'a.py': 'unreadable' } }],
  ['python3 -m pytest -c conf', []],
  ['python3 -c "$CODE"', ['code']],
  // Python: files
  [py('import shutil; shutil.rmtree("/data")'), ['call rm -rf /data']],
  [py('from shutil import rmtree; rmtree("/data", ignore_errors=True)'), ['call rm -rf /data']],
  [py('import os; os.remove("a.txt")'), ['call rm a.txt']],
  [py('from pathlib import Path; Path("a.txt").unlink()'), ['call rm a.txt']],
  [py('from pathlib import Path; p = Path("a") / "b.txt"; p.unlink(missing_ok=True)'), ['call rm a/b.txt']],
  [py('import os; os.remove(os.path.join("a", "b"))'), ['call rm a/b']],
  [py('import os; [os.remove(f) for f in os.listdir()]'), ['call rm ${f}']],
  [py('x = [1]; x.remove(1)'), []],
  [py('s = {1}; s.discard(1); print("rm -rf /")'), []],
  [py('print("os.system(\\"rm\\")")'), []],
  [py('x = "shutil.rmtree(1)" # shutil.rmtree("/data")'), []],
  // Python: HTTP, SQL, libraries
  [py('import requests; requests.delete("https://api.acme.com/a/1")'), ['DELETE api.acme.com/a/1']],
  [py('import requests; requests.get("https://api.acme.com/a")'), ['GET api.acme.com/a']],
  [py('import requests as r; r.request("DELETE", "https://api.acme.com/a")'), ['DELETE api.acme.com/a']],
  [
    py('import requests; [requests.delete(f"https://api.acme.com/{a}") for a in x]'),
    ['DELETE api.acme.com/${a}'],
  ],
  [
    py(
      `import requests; requests.post("${GRAPHQL}", json={"query": "mutation { volumeDelete(volumeId: \\"v1\\") }"})`,
    ),
    VOLUME,
  ],
  [
    py(
      `import requests; Q = """mutation($id: String!) { volumeDelete(volumeId: $id) }"""\nrequests.post("${GRAPHQL}", json={"query": Q, "variables": {"id": "v1"}}, headers={"Authorization": t})`,
    ),
    VOLUME,
  ],
  [
    py(
      `import requests,json; requests.post("${GRAPHQL}", data=json.dumps({"query": "mutation { volumeDelete(volumeId: \\"v1\\") }"}))`,
    ),
    VOLUME,
  ],
  [
    py(
      `import urllib.request as u; u.urlopen(u.Request("${GRAPHQL}", data=b"{\\"query\\":\\"mutation{volumeDelete(volumeId:1)}\\"}"))`,
    ),
    ['POST backboard.railway.com/graphql/v2', 'mutation volumeDelete {"volumeId":1}'],
  ],
  [
    py('import http.client as h; c = h.HTTPSConnection("api.acme.com"); c.request("DELETE", "/x")'),
    ['DELETE api.acme.com/x'],
  ],
  [py('import sqlite3; sqlite3.connect("a.db").execute("DELETE FROM users")'), ['delete-all users']],
  [py('cur.execute("DELETE FROM users WHERE id = %s", (1,))'), ['delete-where users']],
  [py('cur.executescript("""\nDROP TABLE a;\nSELECT 1;\n""")'), ['drop-table a', 'read']],
  [py('import boto3; boto3.resource("s3").Bucket("acme-prod").objects.all().delete()'), ['code']],
  [py('import boto3; print(sum(1 for _ in boto3.resource("s3").Bucket("acme-prod").objects.limit(10)))'), []],
  [
    py('import boto3; boto3.client("kms").schedule_key_deletion(KeyId="k", PendingWindowInDays=7)'),
    ['call aws kms schedule-key-deletion --key-id k --pending-window-in-days 7'],
  ],
  [
    py('import boto3; boto3.client("rds").modify_db_instance(DeletionProtection=False)'),
    ['call aws rds modify-db-instance --no-deletion-protection'],
  ],
  [
    py('import boto3; boto3.client("rds").modify_db_instance(DeletionProtection=True)'),
    ['call aws rds modify-db-instance --deletion-protection'],
  ],
  [py('import docker; docker.from_env().volumes.prune()'), ['code']],
  [py('import pandas as pd; pd.read_csv("a.csv").drop_duplicates().dropna()'), []],
  [js('const s = new Set(); s.delete("a")'), []],
  [
    js(
      'const { S3Client, DeleteBucketCommand } = require("@aws-sdk/client-s3"); new S3Client({}).send(new DeleteBucketCommand({ Bucket: "b" }))',
    ),
    ['call aws s3api delete-bucket --bucket b'],
  ],
  [
    'python manage.py shell -c "from b.models import Booking; Booking.objects.all().delete()"',
    ['code', 'asks /w/manage.py'],
  ],
  [py('import base64; exec(base64.b64decode("cHJpbnQoMSk="))'), ['code']],
  [py('exec("import os; os.system(\\"ls\\")")'), ['sh ls']],
  [py('import json,sys; print(json.load(sys.stdin)["delete"])'), []],
  // JavaScript
  [js('require("child_process").execSync("rm -rf /data")'), ['sh rm -rf /data']],
  [
    js('const { execSync: x } = require("node:child_process"); x(`rm -rf ${"/data"}`)'),
    ['sh rm -rf ${/data}'],
  ],
  [js('const cp = require("child_process"); cp.spawnSync("rm", ["-rf", "/data"])'), ['call rm -rf /data']],
  [js('import("child_process").then(c => c.exec("ls"))'), ['sh ls']],
  [js('require("fs").rmSync("/data", { recursive: true, force: true })'), ['call rm -rf /data']],
  [js('const fs = require("fs"); fs.unlinkSync("a.txt")'), ['call rm a.txt']],
  [
    js('import { rm } from "node:fs/promises"; await rm("/data", { recursive: true })'),
    ['call rm -rf /data'],
  ],
  [js('const fs = require("fs"); fs.promises.rm("/data", { recursive: true })'), ['call rm -rf /data']],
  [
    'node clean.js',
    ['call rm -rf /w/dist'],
    {
      files: {
        'clean.js':
          'const path = require("path");\nconst fs = require("fs");\nfs.rmSync(path.join(__dirname, "dist"), { recursive: true });\n',
      },
    },
  ],
  [
    'node clean.js',
    ['detail'],
    { files: { 'clean.js': 'require("fs").rmSync(process.argv[2], { recursive: true });\n' } },
  ],
  [js('fetch("https://api.acme.com/a", { method: "DELETE" })'), ['DELETE api.acme.com/a']],
  [
    js(
      `fetch("${GRAPHQL}",{method:"POST",headers:{Authorization:"Bearer "+process.env.T},body:JSON.stringify({query:"mutation{volumeDelete(volumeId:\\"v1\\")}"})})`,
    ),
    VOLUME,
  ],
  [js(`axios.post("${GRAPHQL}", { query: \`mutation { volumeDelete(volumeId: "v1") }\` })`), VOLUME],
  [js('axios({ method: "delete", url: "https://api.acme.com/a" })'), ['DELETE api.acme.com/a']],
  [js('axios.delete("https://api.acme.com/a")'), ['DELETE api.acme.com/a']],
  [js('require("axios")({ method: "delete", url: "https://api.acme.com/a" })'), ['DELETE api.acme.com/a']],
  [js('const f = fetch; f("https://api.acme.com/a", { method: "DELETE" })'), ['DELETE api.acme.com/a']],
  [
    py('import json, urllib.request as u; u.urlopen(u.Request("https://api.acme.com/a", method="DELETE"))'),
    ['DELETE api.acme.com/a'],
  ],
  [py('import requests\nd = requests.delete\nd("https://api.acme.com/a")'), ['DELETE api.acme.com/a']],
  [
    js('client.request(`mutation { volumeDelete(volumeId: "v1") }`)'),
    ['mutation volumeDelete {"volumeId":"v1"}'],
  ],
  [js('db.query("DROP TABLE users")'), ['drop-table users']],
  [js('await sql`DELETE FROM users`'), ['delete-all users']],
  [js('prisma.$executeRawUnsafe("TRUNCATE users")'), ['truncate users']],
  [js('prisma.user.deleteMany({})'), ['code']],
  [js('new Queue("emails").obliterate({force:true})'), ['code']],
  [js('new Map().delete("x"); new Set([1]).clear(); console.log("DROP TABLE users")'), []],
  [js('/rm -rf "/.exec("x"); "a".replace(/"/g, "b")'), []],
  [js('eval(Buffer.from("x", "base64").toString())'), ['code']],
  [js('const m = "mutation { volumeDelete }"; console.log(m)'), []],
  ['node -p "1 + 1"', []],
  ['node --version', []],
  ['node server.js --port 3', ['detail'], { files: { 'server.js': 'missing' } }],
  ['node node_modules/.bin/jest', ['call jest']],
  ['bun run build', []],
  ["bun -e 'await Bun.$`rm -rf /data`'", ['sh rm -rf /data']],
  ['deno eval \'Deno.removeSync("/data", {recursive: true})\'', ['call rm -rf /data']],
  ['deno run -A x.ts', ['asks /w/x.ts']],
  // Ruby, Perl, PHP
  ['ruby -e \'system "rm -rf /data"\'', ['sh rm -rf /data']],
  ['ruby -e \'system("rm", "-rf", "/data")\'', ['call rm -rf /data']],
  ["ruby -e 'puts `ls`'", ['sh ls']],
  ["ruby -e '%x(ls -l)'", ['sh ls -l']],
  ['ruby -rfileutils -e \'FileUtils.rm_rf("/data")\'', ['call rm -rf /data']],
  ['ruby -e \'File.delete "a.txt"\'', ['call rm a.txt']],
  ['ruby -e \'puts "system(1)"\'', []],
  ['rails runner "User.delete_all"', ['code']],
  ['rails runner "puts User.count"', []],
  ['rails runner script/x.rb', ['asks /w/script/x.rb']],
  ['rails runner "User.destroy_all()"', ['code']],
  ['perl -e \'system("rm -rf /data")\'', ['sh rm -rf /data']],
  ['perl -e \'unlink "a.txt"\'', ['call rm a.txt']],
  ['perl -pi -e "s/a/b/g" x.txt', []],
  ['perl -pi -e \'s/unlink "x"/y/g; tr/a-z/A-Z/\' f', []],
  ['perl -pe \'s{a}{unlink "x"}\' f', []],
  ['perl -pe \'s/a/system("ls")/e\' f', ['sh ls']],
  ["perl -e 'print qx{ls}'", ['sh ls']],
  ['php -r \'exec("rm -rf /data");\'', ['sh rm -rf /data']],
  ['php -r \'unlink("a.txt");\'', ['call rm a.txt']],
  ["php -r 'echo 1;'", []],
  ["php artisan tinker --execute='User::truncate();'", ['code', 'asks /w/artisan']],
];

describe('readPayloads: programs', () => {
  for (const [line, expected, setup] of rows) {
    it(`${line}${setup ? ` ${JSON.stringify(setup)}` : ''}`, () =>
      assert.deepEqual(short(read(line, setup)), expected));
  }
});
