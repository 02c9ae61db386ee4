import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dialects } from '../../../src/gateways/index.ts';
import { answerPayload } from '../../../src/gateways/serve.ts';
import type { Json } from '../../../src/model/request.ts';
import { samples } from './all-samples.ts';

/** What a destructive payload names, and what must not get lost on the way. */
const DESTROYS = /rm -rf|Remove-Item|volume.delete|delete-bucket/;

/** The parts of a question in which an agent says what it is about to do; the rest is only about the question. */
const CARRIERS = /^(tool_input|toolInput|toolArgs|toolCall|tool_call|tool_info|preToolUse|command)$/;

/** Chaperone's own relay and terminal guard ask in a form of their own, which nobody else writes. */
const agents = dialects.filter(({ id }) => id !== 'mcp' && id !== 'terminal');

const names = (value: unknown): boolean => DESTROYS.test(JSON.stringify(value));

const payloads = agents.flatMap((dialect) =>
  (samples[dialect.id] ?? [])
    .filter(({ payload, reads }) => reads.act.kind !== 'unreadable' && names(payload))
    .map(({ name, payload }) => ({ dialect, name, payload: payload as Json })),
);

describe('a question that names a destruction, changed at will', () => {
  it('is there for every agent', () => {
    for (const { id } of agents)
      assert.ok(
        payloads.some(({ dialect }) => dialect.id === id),
        id,
      );
  });

  it('is read as what it names, or not at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...payloads).chain((one) => fc.tuple(fc.constant(one), mutations(one.payload))),
        ([{ dialect, name }, mutated]) => {
          const { act } = dialect.read(mutated, 'id');
          const kept = !names(carried(mutated)) || act.kind === 'unreadable' || names(act);
          assert.ok(kept, `${dialect.id} ${name}: ${JSON.stringify(mutated)} → ${JSON.stringify(act)}`);
        },
      ),
      { numRuns: 6000 },
    );
  });

  it('is always answered, and a no stays a no', async () => {
    const refused = async (dialect: (typeof dialects)[number], bytes: Uint8Array) => {
      const decide = async () => ({ allowed: false, tell: 'Stopped by a person.' });
      const reply = await answerPayload({ dialects, decide, newId: () => 'id' }, dialect.id, bytes);
      const yes = dialect.answer({ allowed: true, tell: '' }, dialect.read({}, 'id'));
      assert.notDeepEqual(reply, yes);
      assert.ok((reply.stdout + reply.stderr).length > 0);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...payloads).chain((one) => fc.tuple(fc.constant(one), spoilt(one.payload))),
        async ([{ dialect }, bytes]) => refused(dialect, bytes),
      ),
      { numRuns: 600 },
    );
    for (const { dialect, payload } of payloads.slice(0, 3)) {
      const large = { ...(payload as { [name: string]: Json }), more: 'x'.repeat(10_000_000) };
      await refused(dialect, Buffer.from(JSON.stringify(large)));
    }
  });
});

/** What of a payload an agent would act on. */
function carried(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  // Cline says everything twice, and acts on the first.
  const twice = 'tool_call' in value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => CARRIERS.test(name) && !(twice && name === 'preToolUse')),
  );
}

/** One to three changes: a field gone, of another type, under another name, as a text, inside a list. */
function mutations(payload: Json): fc.Arbitrary<Json> {
  return fc
    .array(fc.tuple(fc.nat(), fc.constantFrom(...CHANGES), fc.jsonValue()), { minLength: 1, maxLength: 3 })
    .map((steps) =>
      steps.reduce<Json>((now, [where, change, other]) => {
        const places = placesOf(now);
        const place = places[where % Math.max(1, places.length)];
        return place ? change(now, place, other as Json) : now;
      }, payload),
    );
}

type Place = readonly string[];
type Change = (value: Json, place: Place, other: Json) => Json;

const CHANGES: readonly Change[] = [
  (value, place) => at(value, place, () => undefined),
  (value, place, other) => at(value, place, () => other),
  (value, place) => at(value, place, () => null),
  (value, place) => at(value, place, (found) => JSON.stringify(found)),
  (value, place) => at(value, place, (found) => [found]),
  (value, place) => at(value, place, (found) => ({ value: found })),
  (value, place) => at(value, place, (found) => (typeof found === 'string' ? '' : 0)),
  (value, place) => renamed(value, place),
];

/** Every place of a value, as the path of keys that leads there. */
function placesOf(value: Json, path: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key],
    ...placesOf(inner as Json, [...path, key]),
  ]);
}

function at(value: Json, [key, ...rest]: Place, change: (found: Json) => Json | undefined): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as { readonly [name: string]: Json }).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner] as const];
    const next = rest.length > 0 ? at(inner, rest, change) : change(inner);
    return next === undefined ? [] : [[name, next] as const];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function renamed(value: Json, place: Place): Json {
  const key = place.at(-1) ?? '';
  let kept: Json = null;
  const without = at(value, place, (found) => {
    kept = found;
    return undefined;
  });
  if (place.length === 1) return { ...(without as { [name: string]: Json }), [`${key}X`]: kept };
  return at(without, place.slice(0, -1), (found) =>
    typeof found === 'object' && found !== null && !Array.isArray(found)
      ? { ...found, [`${key}X`]: kept }
      : found,
  );
}

/** The bytes of a payload: cut off, with a byte order mark, in UTF-16, broken, or nothing at all. */
function spoilt(payload: Json): fc.Arbitrary<Uint8Array> {
  const text = JSON.stringify(payload);
  return fc.oneof(
    fc.nat({ max: text.length - 1 }).map((end) => Buffer.from(text.slice(0, end))),
    fc.constant(Buffer.from(`\uFEFF${text}`)),
    fc.constant(Buffer.from(text, 'utf16le')),
    fc.tuple(fc.nat({ max: text.length - 1 }), fc.integer({ min: 128, max: 255 })).map(([where, byte]) => {
      const bytes = Buffer.from(text);
      bytes[where] = byte;
      return bytes;
    }),
    fc.uint8Array(),
  );
}
