// How the bundle of the cold guard (src/cold.ts) is put together. A short-lived process answers one question and ends:
// whatever that question does not need must cost nothing. So in this bundle
// - a module is a function of its own, called when one of the module's functions first is; what is never called is
//   never compiled, and stands in no code cache,
// - platforms and dialects are made when they are first taken from their list, and what they answer to is told by
//   tables that are collected here,
// - a pattern that fits a list of words is that list,
// - the lines that prove a rule, which are for tests and pages, are left out.
// The sources know nothing of it. test/unit/cold.test.ts holds the bundle's verdicts against theirs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { exportOf, isFunction, lazyRegistries } from './cold-registries.js';
import { WORDS, withWordPatterns } from './word-patterns.js';

const ENTRY = 'src/cold.ts';
const require = createRequire(import.meta.url);

/** What the modules of the guard export, found by running them: by a module's absolute path, its namespace. */
async function modulesOf(options) {
  const quiet = { ...options, write: false, metafile: true, minify: false, logLevel: 'silent' };
  const { metafile } = await build({ ...quiet, entryPoints: [ENTRY] });
  const files = Object.keys(metafile.inputs).filter((file) => /^src\/.*\.ts$/.test(file) && file !== ENTRY);
  const contents = files.map((file) => `exports[${JSON.stringify(file)}] = require('./${file}');`).join('\n');
  const { outputFiles } = await build({ ...quiet, stdin: { contents, resolveDir: '.' } });
  const found = {};
  new Function('exports', 'require', 'module', outputFiles[0].text)(found, require, { exports: found });
  return new Map(Object.entries(found).map(([file, namespace]) => [resolve(file), namespace]));
}

const text = (value) => JSON.stringify(value);

// As esbuild prints them. Without templates, no string takes more than its line.
const IMPORT = /^import (?:(?<whole>\w+)|\* as (?<all>\w+)|\{(?<names>[^}]*)\}) from "(?<from>[^"]+)";$/gm;
const DECLARED = /^export (?<kind>(?:async )?function\*?|const|class) (?<name>[\w$]+)/gm;
const LISTED = /^export \{(?<names>[^}]*)\};$/gm;
const LEFT = /^(?:import|export)\b.*/m;
// A list ends where its line began.
const EXAMPLES = /^( *)(?:stops|passes|hits|misses): \[(?:.*\],?|\n(?:\1 .*\n)*\1\],?)$/gm;
const PROVED = /src\/(?:rules|secrets\/kinds)\/[\w-]+\.ts$/;
const EXAMPLES_LEFT = /^ *(?:stops|passes|hits|misses):/m;

/** `a, b as c` as pairs of the name there and the name here. */
const pairs = (names) =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => name.split(/ as /))
    .map(([there, here = there]) => [there, here]);

/** The names in `variable.name`. */
const membersOf = (variable, code) => [
  ...new Set([...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].map(([, name]) => name)),
];

/** Statements by which a module gives what it has. */
const exporting = (names) => Object.entries(names).map(([name, value]) => `exports.${name} = ${value};`);

/** How each module goes into the bundle. `options`: those of the build that it is for. */
async function closures(options) {
  const modules = await modulesOf(options);
  const registries = lazyRegistries(modules);

  /** Names that are functions, where their module can wait until one of them is called. */
  const functionsOf = (path) => (path.startsWith('node:') ? require(path) : (modules.get(path) ?? {}));

  function imported({ whole, all, names, from }, code, path) {
    const alias = options.alias[from];
    const source = alias ? resolve(alias) : from.startsWith('.') ? resolve(dirname(path), from) : from;
    const isOurs = modules.has(source);
    if (isOurs || from.startsWith('node:')) {
      if (all) return `const ${all} = require(${text(source)});`;
      const known = functionsOf(source);
      return pairs(names)
        .map(([there, here]) => {
          const real = exportOf(source, there);
          return isFunction(known[there]) && /^[a-z]/.test(there)
            ? `let ${here} = (...args) => (${here} = ${real}, ${here}(...args));`
            : `const ${here} = ${real};`;
        })
        .join('\n');
    }
    // A file that is read as text.
    if (from.startsWith('.')) return `const ${whole} = require(${text(source)});`;
    if (whole) return `const ${whole} = require("package:${from} default").default;`;
    if (all) return `const ${all} = require("package:${from} ${membersOf(all, code)}");`;
    const wanted = pairs(names);
    const here = wanted.map(([there, name]) => (there === name ? name : `${there}: ${name}`));
    return `const { ${here} } = require("package:${from} ${wanted.map(([there]) => there)}");`;
  }

  /** A module as a function of its own: what it imports is required when it is first called. */
  async function closureOf(path) {
    const forms = { loader: 'ts', target: 'node20', supported: { 'template-literal': false } };
    const printed = (await transform(readFileSync(path, 'utf8'), forms)).code;
    const code = PROVED.test(path.replaceAll('\\', '/')) ? printed.replace(EXAMPLES, '') : printed;
    if (code !== printed && EXAMPLES_LEFT.test(code)) throw new Error(`Examples are left in ${path}.`);
    const early = {};
    const late = {};
    const body = code
      .replace(LISTED, (...found) => {
        for (const [here, there] of pairs(found.at(-1).names)) late[there] = here;
        return '';
      })
      .replace(DECLARED, (...found) => {
        const { kind, name } = found.at(-1);
        (kind.includes('function') ? early : late)[name] = name;
        return `${kind} ${name}`;
      })
      .replace(IMPORT, (...found) => imported(found.at(-1), code, path));
    const patterned = withWordPatterns(body, 'require("made:words").wordPattern');
    const left = LEFT.exec(body);
    if (left) throw new Error(`${path}: “${left[0]}” cannot be put into the bundle.`);
    // Functions can be called before the rest of their module is set up, by modules that it imports.
    return ['"use strict";', ...exporting(early), patterned, ...exporting(late)].join('\n');
  }

  const contentsOf = async (path) =>
    registries.has(path) ? exporting(registries.get(path)).join('\n') : await closureOf(path);
  return { paths: [...modules.keys()], contentsOf };
}

/** Has a bundle answer everyday lines, which must pass. `seen` gets what `__run` is called with. */
async function tryOut(bundle, seen) {
  const found = { exports: {} };
  new Function('exports', 'require', 'module', '__run', bundle)(found.exports, require, found, seen);
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-build-'));
  try {
    const replies = await found.exports.practise(folder, found.exports.EVERYDAY);
    const stopped = replies.find(({ exitCode }) => exitCode !== 0);
    // Where modules import each other in a circle, one finds the other's tables empty.
    if (stopped) throw new Error(`The bundle of the cold guard stops what must pass: ${stopped.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The modules that everyday lines need: what is set up when these are answered. */
async function everydayModules(options, contentsOf) {
  const noting = async (path) => `__run(${text(path)});\n${await contentsOf(path)}`;
  const run = new Set();
  const bundle = await bundled(options, ENTRY, noting, () => undefined);
  await tryOut(bundle, (path) => run.add(path));
  return run;
}

/** The text of a bundle. `elsewhere`: an expression for a module that stands in another bundle. */
async function bundled(options, entry, contentsOf, elsewhere, virtual = {}) {
  const setup = ({ onLoad, onResolve }) => {
    onResolve({ filter: /[\\/]?src[\\/].*\.ts$/ }, ({ path }) => ({
      path: resolve(path),
      namespace: 'closure',
    }));
    onLoad({ filter: /.*/, namespace: 'closure' }, async ({ path }) => {
      const there = elsewhere(path);
      const contents = there === undefined ? await contentsOf(path) : `module.exports = ${there};`;
      return { contents, loader: 'js', resolveDir: dirname(path) };
    });
    const made = { ...virtual, 'made:words': WORDS };
    onResolve({ filter: /^made:/ }, ({ path }) => ({ path, namespace: 'made' }));
    onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({ contents: made[path], loader: 'js' }));
    // As a module of its own, so that of a package only what is imported comes along.
    onResolve({ filter: /^package:/ }, ({ path }) => ({ path, namespace: 'package' }));
    onLoad({ filter: /.*/, namespace: 'package' }, ({ path }) => {
      const [from, names] = path.slice('package:'.length).split(' ');
      return { contents: `export { ${names} } from ${text(from)};`, loader: 'js', resolveDir: '.' };
    });
  };
  const plugins = [{ name: 'closures', setup }];
  const { outputFiles } = await build({
    ...options,
    alias: {},
    entryPoints: [entry],
    external: ['cold-rest'],
    write: false,
    plugins,
  });
  return ascii(outputFiles[0].text);
}

/** Regular expressions are where the bundler leaves other characters than ASCII, and there an escape means the same. */
const ascii = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const requiring = (paths) => `[${paths.map((path) => `() => require(${text(path)})`)}]`;

/**
 * The text of the bundle: what everyday lines need, and the rest behind it as a function that is called when something
 * of it is first wanted. Who starts the bundle may read no further than the first part, whose length stands at its
 * head, and give what the rest exports when `cold-rest` is required.
 */
export async function coldBundle(options) {
  const { paths, contentsOf } = await closures(options);
  const everyday = await everydayModules(options, contentsOf);
  const near = paths.filter((path) => everyday.has(path));
  const far = paths.filter((path) => !everyday.has(path));
  const rest = `let found;
    const load = () => {
      if (typeof coldRest === 'undefined') return require('cold-rest');
      const made = { exports: {} };
      coldRest(made.exports, require, made);
      return made.exports;
    };
    exports.at = (number) => (found ??= load()(${requiring(near)}))[number]();`;
  const first = await bundled(
    options,
    ENTRY,
    contentsOf,
    (path) => (far.includes(path) ? `require('made:rest').at(${far.indexOf(path)})` : undefined),
    { 'made:rest': rest },
  );
  const second = await bundled(
    options,
    'made:entry',
    contentsOf,
    (path) => (near.includes(path) ? `require('made:near').at(${near.indexOf(path)})` : undefined),
    {
      'made:entry': `module.exports = (given) => { require('made:near').set(given); return ${requiring(far)}; };`,
      'made:near':
        'let near; exports.set = (given) => { near = given; }; exports.at = (number) => near[number]();',
    },
  );
  // As a whole the file is a module: the function of the first part is called behind it.
  const part = (length) =>
    `/* ${String(length).padStart(10, '0')} */(function (exports, require, module) {${first}})`;
  const all = part(part(0).length);
  const bundle = `${all}(exports, require, module);\nfunction coldRest(exports, require, module) {${second}}\n`;
  await tryOut(bundle);
  return bundle;
}
