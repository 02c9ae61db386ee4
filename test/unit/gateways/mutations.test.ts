import assert from 'node:assert/strict';
import { dialects } from '../../../src/gateways/index.ts';
import { answerPayload } from '../../../src/gateways/serve.ts';
import { samples } from './all-samples.ts';

const WRONG: readonly unknown[] = [undefined, null, 0, '', 'x', [], {}, ['x'], { x: 1 }, true];

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/** The payload with one field, at any depth, missing or of another kind; and objects as JSON texts. */
function* mutations(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const put = (other: unknown): unknown =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    for (const wrong of WRONG.filter((one) => kindOf(one) !== kindOf(item))) yield put(wrong);
    if (typeof item === 'object') yield put(JSON.stringify(item));
    for (const inner of mutations(item)) yield put(inner);
  }
}

const bytes = (value: unknown, mark = '') => new TextEncoder().encode(mark + JSON.stringify(value));

describe('recorded payloads, damaged', () => {
  for (const dialect of dialects) {
    const acts = (samples[dialect.id] ?? []).filter(
      ({ reads }) => !['other', 'configure', 'unreadable'].includes(reads.act.kind),
    );

    it(`${dialect.id}: never become harmless`, () => {
      const seen: string[] = [];
      for (const { name, payload } of acts) {
        for (const mutated of mutations(payload)) {
          const { act } = dialect.read(mutated, 'id');
          if (act.kind === 'other') seen.push(`${name}: ${JSON.stringify(mutated).slice(0, 400)}`);
        }
      }
      assert.deepEqual(seen, []);
    });

    it(`${dialect.id}: are answered, with a byte order mark, cut short, or followed by rubbish`, async () => {
      const ports = {
        dialects,
        decide: async () => ({ allowed: false, tell: 'no' }),
        newId: () => 'id',
      };
      for (const { payload } of acts.slice(0, 3)) {
        const whole = bytes(payload);
        const blocked = await answerPayload(ports, dialect.id, bytes(payload, '\uFEFF'));
        assert.match(blocked.stdout + blocked.stderr, /no/);
        for (const body of [whole.slice(0, -1), whole.slice(0, 40), bytes(`${JSON.stringify(payload)}x`)]) {
          const { stdout, stderr, exitCode } = await answerPayload(ports, dialect.id, body);
          assert.ok(exitCode !== 0 || /no|Chaperone/.test(stdout), stdout);
          assert.ok((stdout + stderr).length > 0);
        }
      }
    });
  }
});
