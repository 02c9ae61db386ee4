// node esbuild.js               builds the extension into dist/
// node esbuild.js --tests [dir] builds the tests (all, or those below test/<dir>) into out/
// node esbuild.js --check       builds nothing and fails where a registry is not what its folder says
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const checking = process.argv.includes('--check');

const NOTE = '// Written by esbuild.js from the files in this folder; do not edit.';
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** A registry of a folder with one file a thing: the folder is the list. */
function flatRegistry(folder, { type, list, from }) {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -3))
    .sort();
  return [
    NOTE,
    `import type { ${type} } from '${from}';`,
    ...files.map((file) => `import { ${camel(file)} } from './${file}.ts';`),
    '',
    `export const ${list}: readonly ${type}[] = [`,
    ...files.map((file) => `  ${camel(file)},`),
    '];',
  ];
}

/** The gateways: a folder an agent, each with some of `dialect`, `install` and `guarded`. */
function gatewayRegistry(folder) {
  const agents = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const having = (part) => agents.filter((agent) => existsSync(`${folder}/${agent}/${part}.ts`));
  const named = (agent, part) => `${camel(agent)}${part[0].toUpperCase()}${part.slice(1)}`;
  return [
    NOTE,
    "import type { Dialect, Install } from '../model/dialect.ts';",
    "import type { GuardedFiles } from '../model/guarded.ts';",
    ...agents.flatMap((agent) =>
      ['dialect', 'guarded', 'install']
        .filter((part) => having(part).includes(agent))
        .map((part) => `import { ${part} as ${named(agent, part)} } from './${agent}/${part}.ts';`),
    ),
    '',
    'export const dialects: readonly Dialect[] = [',
    ...having('dialect').map((agent) => `  ${named(agent, 'dialect')},`),
    '];',
    '',
    'export const installs: Readonly<Record<string, Install>> = {',
    ...having('install').map((agent) => `  ${agent}: ${named(agent, 'install')},`),
    '};',
    '',
    'export const guarded: readonly GuardedFiles[] = [',
    ...having('guarded').map((agent) => `  ...${named(agent, 'guarded')},`),
    '];',
  ];
}

function write(path, lines) {
  const text = `${lines.join('\n')}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (checking) {
    console.error(`${path} is not what its folder says: run “npm run build” and commit it.`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(path, text);
}

write(
  'src/rules/index.ts',
  flatRegistry('src/rules', { type: 'Platform', list: 'platforms', from: '../model/platform.ts' }),
);
write(
  'src/secrets/kinds/index.ts',
  flatRegistry('src/secrets/kinds', {
    type: 'CredentialKind',
    list: 'kinds',
    from: '../../model/credential.ts',
  }),
);
write('src/gateways/index.ts', gatewayRegistry('src/gateways'));

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // jsonc-parser's UMD entry does not bundle; its module entry does.
  mainFields: ['module', 'main'],
  loader: { '.sh': 'text', '.css': 'text', '.svg': 'text' },
  logLevel: 'warning',
};

async function buildTests(below) {
  await build({
    ...common,
    entryPoints: readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(test|entry)\.ts$/.test(file) && file.startsWith(below))
      .map((file) => `test/${file}`),
    outbase: '.',
    outdir: 'out',
    outExtension: { '.js': '.cjs' },
    sourcemap: 'inline',
    external: ['vscode', 'mocha', 'playwright-core', 'esbuild', '@vscode/test-electron'],
  });
}

async function buildProduct() {
  mkdirSync('dist', { recursive: true });
  // The bundles are CommonJS while the sources are modules: their own package.json says so.
  writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
  const options = { ...common, outdir: 'dist', minify: true };
  await build({ ...options, entryPoints: ['src/extension.ts'], external: ['vscode'] });
  // No `external: ['vscode']` here: a hook that reaches for the editor does not build.
  await build({ ...options, entryPoints: ['src/hook.ts'] });
  await build({ ...options, entryPoints: ['src/cli.ts'], banner: { js: '#!/usr/bin/env node' } });
}

const tests = process.argv.indexOf('--tests');
const below = tests < 0 ? '' : (process.argv[tests + 1] ?? '');
if (!checking) {
  if (tests >= 0) await buildTests(below);
  if (below === '') await buildProduct();
}
