import type { Dialect, Outcome } from '../../model/dialect.ts';
import type { Act, Json, Request } from '../../model/request.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { refusal, SILENCE } from '../payload.ts';
import { unreadable } from '../shapes.ts';

const TITLE = 'An MCP client';
/** Characters of a client's own name that people are shown. */
const LONGEST_NAME = 60;

/**
 * The questions of Chaperone's own relay in front of an MCP server (`src/relay/relay.ts`):
 * `{server, client, cwd, tool, input, annotations}` before a tool's call and `{server, client, cwd, resource}` before
 * a resource is read. Exit 0 lets it through, exit 2 does not and says why.
 */
export const dialect: Dialect = {
  id: 'mcp',
  title: TITLE,
  read(payload, id): Request {
    const fields = fieldsOf(payload);
    return {
      id,
      agent: 'mcp',
      agentTitle: clientOf(fields),
      session: fields?.text('session'),
      cwd: fields?.text('cwd') || undefined,
      roots: [],
      act: fields ? actOf(fields) : unreadable('', 'The question of the MCP relay could not be read.'),
    };
  },
  answer(outcome: Outcome) {
    return outcome.allowed ? SILENCE : refusal(outcome.tell);
  },
  refuse: refusal,
};

function actOf(fields: Fields): Act {
  const server = fields.text('server') ?? '';
  const resource = fields.text('resource');
  if (resource !== undefined) return resourceOf(server, resource);
  const tool = fields.text('tool');
  if (tool === undefined || tool === '') return unreadable('', 'The call names no tool.');
  const input = Object.hasOwn(fields.raw, 'input') ? (fields.raw.input as Json) : {};
  const destructive = fields.fields('annotations')?.raw.destructiveHint === true;
  return { kind: 'mcp', server, tool, input, ...(destructive ? { saysDestructive: true } : {}) };
}

/** A file counts as read; what lies elsewhere is the server's own. */
function resourceOf(server: string, uri: string): Act {
  // As servers' parsers read it: https://url.spec.whatwg.org/#concept-basic-url-parser
  const address = uri.trim().replace(/[\t\n\r]/g, '');
  if (!/^file:/i.test(address)) return { kind: 'other', tool: `${server} resource` };
  const path = address.replace(/^file:(\/\/[^/]*)?/i, '').replace(/[?#].*$/, '');
  try {
    return { kind: 'read', paths: [decodeURIComponent(path)] };
  } catch {
    return unreadable('', 'The address of the resource is not valid.');
  }
}

function clientOf(fields: Fields | undefined): string {
  const name = fields
    ?.text('client')
    ?.replace(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME);
  return name ? name : TITLE;
}
