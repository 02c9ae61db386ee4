import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

interface Layer {
  /** Other parts of src/ that it may import; itself always. */
  readonly sees: readonly string[];
  /** Modules from outside that it may import. */
  readonly uses?: RegExp;
}

const NOTHING = /^$/;
const EVERYTHING_BUT_UI = [
  'model',
  'engine',
  'rules',
  'secrets',
  'gateways',
  'guard.ts',
  'host',
  'observe',
  'effects',
  'broker',
  'journal',
  'assemble.ts',
];

/** Every part of src/ and what it may import. A part that is not listed may not exist. */
const layers: Readonly<Record<string, Layer>> = {
  model: { sees: [] },
  engine: { sees: ['model'], uses: /^(unbash|graphql\/language|ignore|jsonc-parser)$/ },
  rules: { sees: ['model'] },
  secrets: { sees: ['model'], uses: /^(dotenv|jsonc-parser)$/ },
  gateways: { sees: ['model'], uses: /^jsonc-parser$/ },
  'guard.ts': { sees: ['model', 'engine'] },
  host: { sees: ['model'], uses: /^node:/ },
  observe: { sees: ['model', 'host'], uses: /^(node:|jsonc-parser$|valibot$|ignore$|picomatch$|dotenv$)/ },
  effects: { sees: ['model', 'host'], uses: /^node:/ },
  broker: { sees: ['model', 'host'], uses: /^node:/ },
  journal: { sees: ['model', 'host'], uses: /^node:/ },
  ui: { sees: ['model'], uses: /^vscode$/ },
  'assemble.ts': { sees: ['model', 'engine', 'rules', 'secrets', 'gateways'] },
  relay: { sees: ['model', 'host'], uses: /^node:/ },
  'cold.ts': { sees: [...EVERYTHING_BUT_UI, 'editor'], uses: /^node:/ },
  'mcp.ts': { sees: ['model', 'gateways', 'relay', 'cold.ts'], uses: /^node:/ },
  'hook.ts': { sees: ['model', 'broker', 'cold.ts', 'whole.ts'], uses: /^node:/ },
  'whole.ts': { sees: ['model', 'host', 'broker'], uses: /^node:/ },
  'cli.ts': { sees: EVERYTHING_BUT_UI, uses: /^node:/ },
  /** What the extension's entry wires, by theme. */
  editor: { sees: EVERYTHING_BUT_UI, uses: /^node:/ },
  'extension.ts': { sees: [...EVERYTHING_BUT_UI, 'editor', 'ui'], uses: /^(vscode$|node:)/ },
};

const root = pathToFileURL('src/');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
const partOf = (file: string) => file.split('/')[0] ?? '';

const sourceOf = (file: string) => readFileSync(new URL(file, root), 'utf8');
const STATEMENT = /^(?:import|export)\b(?<type> type\b)?(?:[^;'"]*?\bfrom)?\s*['"](?<from>[^'"]+)['"]/gm;

/** What a file imports; `values` leaves out imports of types, which vanish. */
function importsOf(file: string, wanted: 'all' | 'values'): string[] {
  return [...sourceOf(file).matchAll(STATEMENT)].flatMap(({ groups }) =>
    groups?.from === undefined || (wanted === 'values' && groups.type !== undefined) ? [] : [groups.from],
  );
}

function allowed(file: string, specifier: string): boolean {
  const owner = partOf(file);
  const { sees, uses = NOTHING } = layers[owner] ?? { sees: [] };
  if (!specifier.startsWith('.')) return uses.test(specifier);
  const target = new URL(specifier, new URL(file, root)).href.slice(root.href.length);
  return (
    target.startsWith('..') ||
    !/\.ts$/.test(target) ||
    partOf(target) === owner ||
    sees.includes(partOf(target))
  );
}

describe('layers', () => {
  it('every file belongs to a known part', () => {
    assert.deepEqual(
      files.filter((file) => !(partOf(file) in layers)),
      [],
    );
  });

  it('imports go the way that the table says', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file, 'all')
        .filter((specifier) => !allowed(file, specifier))
        .map((specifier) => `${file} → ${specifier}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('nothing imports itself in a circle', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file, 'values')
          .filter((specifier) => specifier.startsWith('.') && specifier.endsWith('.ts'))
          .map((specifier) => new URL(specifier, new URL(file, root)).href.slice(root.href.length)),
      ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    assert.deepEqual(circles, []);
  });

  it('pure parts touch neither clock nor process', () => {
    const pure = files.filter(
      (file) => /^(model|engine|rules|secrets)\/(?!kinds\/)/.test(file) || /\/dialect\.ts$/.test(file),
    );
    const impure = /\b(Date\.now|new Date|process\.(env|cwd|argv|platform)|Math\.random|console\.\w+)\b/;
    const code = (file: string) => sourceOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    assert.deepEqual(
      pure.filter((file) => impure.test(code(file))),
      [],
    );
  });
});
