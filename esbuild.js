// node esbuild.js               builds the extension into dist/
// node esbuild.js --tests [dir] builds the tests (all, or those below test/<dir>) into out/
// node esbuild.js --check       builds nothing and fails where a registry is not what its folder says
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { coldBundle } from './src/build/cold-bundle.js';

const checking = process.argv.includes('--check');

const NOTE = '// Written by esbuild.js from the files in this folder; do not edit.';
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** A registry of a folder with one file a thing: the folder is the list. */
function flatRegistry(folder, { type, list, from, types = type }) {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -3))
    .sort();
  return [
    NOTE,
    `import type { ${types} } from '${from}';`,
    ...files.map((file) => `import { ${camel(file)} } from './${file}.ts';`),
    '',
    `export const ${list}: readonly ${type}[] = [`,
    ...files.map((file) => `  ${camel(file)},`),
    '];',
  ];
}

const camelPart = (agent, part) => `${camel(agent)}${part[0].toUpperCase()}${part.slice(1)}`;

/** The gateways: a folder an agent, each with some of `dialect`, `guarded`, `card` and `install`. */
function gateways(folder) {
  const agents = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const having = (part) => agents.filter((agent) => existsSync(`${folder}/${agent}/${part}.ts`));
  const imports = (...parts) =>
    agents.flatMap((agent) =>
      parts
        .filter((part) => having(part).includes(agent))
        .map((part) => `import { ${part} as ${camelPart(agent, part)} } from './${agent}/${part}.ts';`),
    );
  const list = (name, type, part, lead = '') => [
    '',
    `export const ${name}: readonly ${type}[] = [`,
    ...having(part).map((agent) => `  ${lead}${camelPart(agent, part)},`),
    '];',
  ];
  return { having, imports, list };
}

/** What every hook needs: how agents ask, and the files that switch their hooks off. */
function gatewayRegistry(folder) {
  const { imports, list } = gateways(folder);
  return [
    NOTE,
    "import type { Dialect } from '../model/dialect.ts';",
    "import type { GuardedFiles } from '../model/guarded.ts';",
    ...imports('dialect', 'guarded'),
    ...list('dialects', 'Dialect', 'dialect'),
    ...list('guarded', 'GuardedFiles', 'guarded', '...'),
  ];
}

/** What only the editor needs: what is known about each agent, and how the hook gets into its settings. */
function agentRegistry(folder) {
  const { having, imports, list } = gateways(folder);
  return [
    NOTE,
    "import type { AgentCard } from '../model/agent.ts';",
    "import type { Install } from '../model/dialect.ts';",
    ...imports('card', 'install'),
    ...list('cards', 'AgentCard', 'card'),
    '',
    '/** By agent; an agent without a line has no file of its own. */',
    'export const installs: Readonly<Record<string, readonly Install[]>> = {',
    ...having('install').map((agent) => `  ${agent}: ${camelPart(agent, 'install')},`),
    '};',
  ];
}

/** The recorded questions of every agent, for the tests. */
function sampleRegistry(folder) {
  const agents = readdirSync(folder).filter((agent) => existsSync(`${folder}/${agent}/samples.ts`));
  return [
    '// Written by esbuild.js from src/gateways/; do not edit.',
    "import type { Sample } from '../../../src/model/dialect.ts';",
    ...agents.map(
      (agent) => `import { samples as ${camel(agent)} } from '../../../${folder}/${agent}/samples.ts';`,
    ),
    '',
    'export const samples: Readonly<Record<string, readonly Sample[]>> = {',
    ...agents.map((agent) => `  ${camel(agent)},`),
    '};',
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

write('src/rules/index.ts', [
  ...flatRegistry('src/rules', {
    type: 'Platform',
    list: 'platforms',
    from: '../model/platform.ts',
    types: 'Platform, PlatformNames',
  }),
  '',
  '/** What they answer to is collected where it is first asked for; the bundle of the cold guard brings it along. */',
  'export const names: PlatformNames | undefined = undefined;',
]);
write(
  'src/secrets/kinds/index.ts',
  flatRegistry('src/secrets/kinds', {
    type: 'CredentialKind',
    list: 'kinds',
    from: '../../model/credential.ts',
  }),
);
write('src/gateways/index.ts', gatewayRegistry('src/gateways'));
write('src/gateways/agents.ts', agentRegistry('src/gateways'));
write('test/unit/gateways/all-samples.ts', sampleRegistry('src/gateways'));

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // jsonc-parser's UMD entry does not bundle; its module entry does.
  mainFields: ['module', 'main'],
  loader: Object.fromEntries(
    ['sh', 'bash', 'zsh', 'fish', 'ps1', 'cmd', 'css', 'svg'].map((ending) => [`.${ending}`, 'text']),
  ),
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
  await build({ ...options, entryPoints: ['src/hook.ts', 'src/mcp.ts'] });
  // The hook starts this one by `vm`, which knows no `import()`. Whatever it does not hold, no start has to load.
  const cold = {
    ...options,
    supported: { 'dynamic-import': false },
    alias: { 'node:fs/promises': './src/host/promised-files.ts' },
  };
  writeFileSync('dist/cold.js', await coldBundle(cold));
  await build({ ...options, entryPoints: ['src/cli.ts'], banner: { js: '#!/usr/bin/env node' } });
}

const tests = process.argv.indexOf('--tests');
const below = tests < 0 ? '' : (process.argv[tests + 1] ?? '');
if (!checking) {
  if (tests >= 0) await buildTests(below);
  if (below === '') await buildProduct();
}
