import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Runs git in a folder, as a person with a name. */
export type Git = (folder: string, ...args: string[]) => void;

const scripts = {
  dev: 'vite --port 5173',
  build: 'tsc -b && vite build',
  test: 'vitest run',
  'test:e2e': 'playwright test',
  lint: 'eslint . --max-warnings 0',
  typecheck: 'tsc --noEmit',
  'db:migrate': 'prisma migrate dev',
  'db:seed': 'tsx prisma/seed.ts',
  'db:reset': 'prisma migrate reset --force',
  'db:stop': 'docker compose stop db',
  clean: 'rm -rf dist coverage .turbo',
  release: 'changeset publish',
  prepare: 'husky',
};

const committed: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'shop', version: '1.4.2', workspaces: ['packages/*'], scripts }),
  'package-lock.json': '{"lockfileVersion":3,"name":"shop","packages":{}}\n',
  '.gitignore':
    'node_modules/\ndist/\ncoverage/\n.env\n.env.local\n*.log\n.turbo/\n.vite/\ntest-results/\nplaywright-report/\n.cache/\n__pycache__/\n.venv/\ntmp/\n*.tsbuildinfo\n',
  'docker-compose.yml':
    'services:\n  db:\n    image: postgres:16\n    volumes: [dbdata:/var/lib/postgresql/data]\nvolumes:\n  dbdata:\n',
  Dockerfile: 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci\n',
  Makefile:
    'build:\n\tnpm run build\ntest:\n\tnpm test\nclean:\n\trm -rf dist coverage\nup:\n\tdocker compose up -d\n',
  'scripts/start.sh': '#!/usr/bin/env bash\nnpm run build\nnode dist/index.js\n',
  'scripts/check.sh': '#!/usr/bin/env bash\nset -e\nnpm run lint\nnpm test\n',
  'scripts/version.py': 'import json\nprint(json.load(open("package.json"))["version"])\n',
  'scripts/list.cjs': 'console.log(require("fs").readdirSync("src"));\n',
  'migrations/001_init.sql': 'CREATE TABLE users (id serial primary key, email text);\n',
  'migrations/002_name.sql': 'ALTER TABLE users ADD COLUMN name text;\n',
  'prisma/schema.prisma': 'datasource db { provider = "postgresql" url = env("DATABASE_URL") }\n',
  'prisma/seed.ts': "console.log('seed')\n",
  'infra/main.tf': 'resource "aws_s3_bucket" "b" { bucket = "shop-dev" }\n',
  '.github/workflows/ci.yml':
    'on: push\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n',
  '.env.example': 'PORT=3000\n',
  'tsconfig.json': '{"compilerOptions":{"strict":true}}\n',
  'requirements.txt': 'fastapi==0.111\n',
  'README.md': '# Shop\n',
  'docs/api.md': '# API\n',
  'public/favicon.ico': '',
  'tests/unit/auth.test.ts': "test('auth', () => {});\n",
  'tests/unit/cart.test.ts': "test('cart', () => {});\n",
  'tests/e2e/checkout.spec.ts': "test('checkout', () => {});\n",
  'src/components/Button.tsx': 'export const Button = 1;\n',
  'packages/ui/package.json': '{"name":"@shop/ui","scripts":{"build":"tsc","test":"vitest run"}}\n',
  'packages/ui/src/index.ts': 'export const ui = 1;\n',
  'packages/api/package.json': '{"name":"@shop/api","scripts":{"build":"tsc","test":"vitest run"}}\n',
  'packages/api/src/index.ts': 'export const api = 1;\n',
  ...Object.fromEntries(
    'app db auth cart index lib/utils lib/format lib/currency routes/users routes/orders'
      .split(' ')
      .map((name) => [`src/${name}.ts`, `export const name = '${name}';\n`]),
  ),
};

/** What git ignores, what was never added, and what was changed since. */
const unkept: Readonly<Record<string, string>> = {
  'dist/index.js': '// built\n',
  'node_modules/express/package.json': '{}\n',
  'node_modules/.cache/a': 'a\n',
  'packages/ui/dist/i.js': '// built\n',
  'packages/ui/node_modules/a/package.json': '{}\n',
  'coverage/lcov.info': 'a\n',
  '.turbo/log': 'a\n',
  'test-results/r.json': '{}\n',
  'playwright-report/index.html': 'a\n',
  'tmp/out.json': '{}\n',
  'src/__pycache__/a.pyc': 'a\n',
  '.venv/pyvenv.cfg': 'a\n',
  '.env': 'DATABASE_URL=postgres://postgres:postgres@localhost:5432/shop\nPORT=3000\n',
  'dev.log': 'a\n',
  'server.log': 'a\n',
  'dev.db': 'a\n',
  'notes.txt': 'notes\n',
  'test.js': 'console.log(1)\n',
  'debug.py': 'print(1)\n',
  'src/wip.ts': 'export const wip = 1;\n',
  'src/db.ts': "export const name = 'changed';\n",
};

/**
 * A repository as it looks in the middle of a day's work, with its remote and a folder beside it: committed, changed,
 * never added, stashed, ignored and built files, and branches. Gives the repository's folder.
 */
export async function dayAtWork(base: string, git: Git): Promise<string> {
  const work = join(base, 'shop');
  await write(work, committed);
  git(work, 'init', '-q');
  git(work, 'add', '-A');
  git(work, 'commit', '-q', '-m', 'Start');
  await write(work, { 'src/app.ts': "export const name = 'more';\n" });
  git(work, 'commit', '-q', '-a', '-m', 'Say more');
  git(work, 'branch', 'old-branch');
  git(work, 'checkout', '-q', '-b', 'feat/login');
  await write(work, { 'src/login.ts': 'export const login = 1;\n' });
  git(work, 'add', '-A');
  git(work, 'commit', '-q', '-m', 'Add login');
  git(work, 'checkout', '-q', 'main');
  git(work, 'clone', '-q', '--bare', '.', join(base, 'shop.git'));
  git(work, 'remote', 'add', 'origin', join(base, 'shop.git'));
  git(work, 'fetch', '-q');
  git(work, 'branch', '-q', '--set-upstream-to=origin/main', 'main');
  await write(work, { 'src/auth.ts': "export const name = 'stashed';\n" });
  git(work, 'stash', '-q');
  await write(work, unkept);
  await write(base, {
    'beside/a.txt': 'a\n',
    'home/projects/a.txt': 'a\n',
    'home/.ssh/authorized_keys': 'a\n',
    'home/.gitconfig': '[user]\n',
  });
  return work;
}

async function write(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
