import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { policySchema } from '../../../src/observe/policy-schema.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const under = (node: unknown, key: string): unknown => (isNode(node) ? node[key] : undefined);

/** Every key, and every word of a choice, that a policy file may hold, by its path. Read from the code. */
function* inCode(schema: unknown, path = ''): Generator<string> {
  const wrapped = under(schema, 'wrapped');
  if (wrapped !== undefined) return yield* inCode(wrapped, path);
  for (const option of choices(under(schema, 'options'))) yield `${path}=${option}`;
  for (const [key, value] of Object.entries(under(schema, 'entries') ?? {})) {
    yield `${path}/${key}`;
    yield* inCode(value, `${path}/${key}`);
  }
  for (const key of ['item', 'value']) {
    const inner = under(schema, key);
    if (inner !== undefined) yield* inCode(inner, `${path}/*`);
  }
}

/** The same, from what editors are told. */
function* inSchema(schema: unknown, path = ''): Generator<string> {
  for (const option of choices(under(schema, 'enum'))) yield `${path}=${option}`;
  const rest = under(schema, 'additionalProperties');
  for (const [key, value] of Object.entries(under(schema, 'properties') ?? {})) {
    // An environment may have any name; those that the schema lists are only proposed.
    if (isNode(rest)) continue;
    yield `${path}/${key}`;
    yield* inSchema(value, `${path}/${key}`);
  }
  for (const inner of [under(schema, 'items'), rest]) if (isNode(inner)) yield* inSchema(inner, `${path}/*`);
}

const choices = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What an example may hold is told in one place here and decided by a function there. */
const plain = (path: string) => !/^\/rules\/\*\/(stops|passes)\/\*/.test(path);

describe('the schema for editors', () => {
  it('knows what the code knows', () => {
    const schema: unknown = JSON.parse(readFileSync('media/chaperone.schema.json', 'utf8'));
    assert.deepEqual(
      [...inSchema(schema)].filter(plain).sort(),
      [...inCode(policySchema)].filter(plain).sort(),
    );
  });

  it('explains every key', () => {
    const schema: unknown = JSON.parse(readFileSync('media/chaperone.schema.json', 'utf8'));
    const silent: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (!isNode(node)) return;
      for (const [key, value] of Object.entries(under(node, 'properties') ?? {}))
        if (typeof under(value, 'description') !== 'string') silent.push(`${path}/${key}`);
      for (const [key, value] of Object.entries(node))
        if (!['examples', 'default', 'defaultSnippets'].includes(key)) visit(value, `${path}/${key}`);
    };
    visit(schema, '');
    assert.deepEqual(silent, []);
  });
});
