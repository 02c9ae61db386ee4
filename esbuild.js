// node esbuild.js               builds the extension into dist/
// node esbuild.js --tests [dir] builds the tests (all, or those below test/<dir>) into out/
// node esbuild.js --generate    writes the registries and generated docs, builds nothing
import { readdirSync, readFileSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

/** Writes a registry from the files of a folder: the folder is the list. */
function registry(folder, { type, list, name, skip = [] }) {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && !skip.includes(file))
    .map((file) => file.slice(0, -3))
    .sort();
  const text = [
    '// Written by esbuild.js from the files in this folder; do not edit.',
    `import type { ${type} } from '${name}';`,
    ...files.map((file) => `import { ${camel(file)} } from './${file}.ts';`),
    '',
    `export const ${list}: readonly ${type}[] = [`,
    ...files.map((file) => `  ${camel(file)},`),
    '];',
    '',
  ].join('\n');
  writeIfChanged(`${folder}/index.ts`, text);
}

function writeIfChanged(path, text) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

registry('src/rules', { type: 'Platform', list: 'platforms', name: '../model/platform.ts' });
registry('src/secrets/kinds', { type: 'CredentialKind', list: 'kinds', name: '../../model/credential.ts' });

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
/** The bundles are CommonJS while the sources are modules: their own package.json says so. */
function markCommonJs(folder) {
  mkdirSync(folder, { recursive: true });
  writeIfChanged(`${folder}/package.json`, '{ "type": "commonjs" }\n');
}

const product = [
  { ...common, entryPoints: ['src/extension.ts'], external: ['vscode'], outdir: 'dist', minify: true },
  // No `external: ['vscode']` here: a hook that reaches for the editor does not build.
  { ...common, entryPoints: ['src/hook.ts', 'src/cli.ts'], outdir: 'dist', minify: true },
];

if (!process.argv.includes('--generate')) {
  if (process.argv.includes('--tests')) {
    const below = process.argv[process.argv.indexOf('--tests') + 1] ?? '';
    const entryPoints = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(test|entry)\.ts$/.test(file) && file.startsWith(below))
      .map((file) => `test/${file}`);
    await build({
      ...common,
      entryPoints,
      outbase: '.',
      outdir: 'out',
      outExtension: { '.js': '.cjs' },
      sourcemap: 'inline',
      external: ['vscode', 'mocha', 'playwright-core', 'esbuild', '@vscode/test-electron'],
    });
  }
  if (!process.argv.includes('--tests') || process.argv.at(-1) === '--tests') {
    markCommonJs('dist');
    for (const options of product) await build(options);
  }
}
