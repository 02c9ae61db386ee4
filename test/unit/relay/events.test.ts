import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEventReader, type StreamEvent } from '../../../src/relay/events.ts';

function read(chunks: readonly string[]): readonly StreamEvent[] {
  const events: StreamEvent[] = [];
  const feed = createEventReader((event) => events.push(event));
  for (const chunk of chunks) feed(chunk);
  return events;
}

describe('server-sent events', () => {
  it('reads fields, several lines of data, and comments', () => {
    assert.deepEqual(read([': hello\n\nevent: endpoint\ndata: /a\n\ndata:1\r\ndata: 2\r\n\r\nid: 3\n\n']), [
      { event: 'endpoint', data: '/a' },
      { event: 'message', data: '1\n2' },
    ]);
  });

  it('reads the same wherever the stream is cut', () => {
    const text = 'data: {"a":1}\r\n\r\nevent: x\ndata: b\ndata: c\n\n';
    const whole = read([text]);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        assert.deepEqual(read(places.slice(1).map((end, index) => text.slice(places[index], end))), whole);
      }),
    );
  });
});
