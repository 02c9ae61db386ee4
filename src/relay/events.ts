/** One event of a `text/event-stream`. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Splits a stream of server-sent events. Feed it the text as it comes; it calls back with each whole event.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventReader(onEvent: (event: StreamEvent) => void): (chunk: string) => void {
  let rest = '';
  let held: string[] = [];
  let event = '';
  let data: string[] = [];
  return (chunk) => {
    held.push(chunk);
    // A long line comes in many parts, and is looked through once.
    if (!/[\r\n]/.test(chunk) && !rest.endsWith('\r')) return;
    rest += held.join('');
    held = [];
    // A lone CR at the end may be the first half of CRLF.
    const lines = rest.split(/\r\n|\n|\r(?=[\s\S])/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n') });
        event = '';
        data = [];
        continue;
      }
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'data') data.push(value);
      if (field === 'event') event = value;
    }
  };
}
