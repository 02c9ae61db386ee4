// The registries of the cold guard's bundle: the lists of platforms, dialects and kinds of credentials with nothing made
// that is not taken from them. What has to be known of all of them at once is collected here, as plain data.
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const RULES = resolve('src/rules/index.ts');
const NAMES = resolve('src/engine/matching/platform-names.ts');
const GATEWAYS = resolve('src/gateways/index.ts');
const KINDS = resolve('src/secrets/kinds/index.ts');

const text = (value) => JSON.stringify(value);

/** The export of a module, as an expression. */
export const exportOf = (path, name) => `require(${text(path)}).${name}`;

/** A class is set up with its module: a stand-in could not be extended or compared with. */
export const isFunction = (value) =>
  typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));

/** Data as an expression. */
function plain(data, what) {
  if (!isDeepStrictEqual(JSON.parse(text(data)), data)) throw new Error(`${what} is no plain data.`);
  return text(data);
}

/** The expression that sets up the module of each element of a list and gives the element. */
function makersOf(list, modules) {
  const makers = new Map();
  for (const [path, namespace] of modules)
    for (const [name, value] of Object.entries(namespace))
      if (typeof value === 'object') makers.set(value, exportOf(path, name));
  return list.map((element) => makers.get(element));
}

/** An array whose elements are made when they are first taken. */
const LAZY_LIST = `(makers) => {
  const list = [];
  for (let at = 0; at < makers.length; at += 1) {
    const get = () => {
      const value = makers[at]();
      Object.defineProperty(list, at, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(list, at, { get, enumerable: true, configurable: true });
  }
  return list;
}`;

/** The registry of the platforms, none of which is made before it is taken. */
function lazyPlatforms(modules) {
  const { platforms } = modules.get(RULES);
  const { namesOf } = modules.get(NAMES);
  const makers = makersOf(platforms, modules).map((maker) => `() => ${maker}`);
  return {
    platforms: `(${LAZY_LIST})([${makers}])`,
    names: plain(namesOf(platforms), 'What the platforms answer to'),
  };
}

/** An object with the same fields, whose functions and patterns are made by `maker` when they are first wanted. */
function standInFor(object, maker) {
  const fields = Object.entries(object).map(([name, value]) => {
    if (isFunction(value)) return `${name}: (...args) => ${maker}.${name}(...args)`;
    return value instanceof RegExp
      ? `get ${name}() { return ${maker}.${name}; }`
      : `${name}: ${plain(value, `${name} of ${object.id}`)}`;
  });
  return `{ ${fields} }`;
}

/** The registry of the kinds of credentials: most texts hold no keyword of any. */
function lazyKinds(modules) {
  const { kinds } = modules.get(KINDS);
  const makers = makersOf(kinds, modules);
  const standIns = kinds.map(({ hits, misses, ...kind }, at) => standInFor(kind, makers[at]));
  return { kinds: `[${standIns}]` };
}

/** The registry of the gateways: only the dialect of the agent that asks is set up. */
function lazyGateways(modules) {
  const { dialects, guarded } = modules.get(GATEWAYS);
  const makers = makersOf(dialects, modules);
  const standIns = dialects.map((dialect, at) => standInFor(dialect, makers[at]));
  return { dialects: `[${standIns}]`, guarded: plain(guarded, 'The list of guarded files') };
}

/**
 * By the path of a registry's module, its exports as expressions. `modules`: what each module exports, by absolute path.
 */
export const lazyRegistries = (modules) =>
  new Map([
    [RULES, lazyPlatforms(modules)],
    [GATEWAYS, lazyGateways(modules)],
    [KINDS, lazyKinds(modules)],
  ]);
