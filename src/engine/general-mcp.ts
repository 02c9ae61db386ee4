import type { Action, Hint } from '../model/action.ts';
import type { Json } from '../model/request.ts';
import type { Source } from './general-action.ts';
import { generalAction } from './general-action.ts';
import { readName, saysDestroy } from './general-words.ts';
import { objectOf } from './json.ts';

const NAMES_PLACE =
  /^(env|environment|stage|host|url|cluster|database|project|account|workspace|tenant)(_?(name|id))?$/i;
const REHEARSES = /^(dry_?run|preview|simulate|what_?if|validate_?only|plan_?only)$/i;
const CONFIRMS = /^(confirm(ed)?|force|yes|approved?|auto_?approve|skip_?confirm(ation)?|acknowledge)$/i;

/** A tool of an MCP server that no platform claims, whose name or operation says that it destroys. */
export function generalMcp(server: string, tool: string, input: Json, source: Source): readonly Action[] {
  const name = tool.split(/__|\./).at(-1) ?? tool;
  const fields = Object.entries(objectOf(input));
  const operation = fields.find(([key]) => /^(action|operation|op|method|command)$/i.test(key))?.[1];
  const said = [
    name,
    ...(typeof operation === 'string' && /^[\w.:-]{3,60}$/.test(operation) ? [operation] : []),
  ];
  if (fields.some(([key, value]) => REHEARSES.test(key) && value === true)) return [];
  const strong = said.find(saysDestroy);
  const mild = said.find((one) => readName(one) === 'soft');
  if (strong === undefined && mild === undefined) return [];
  const hints = fields.flatMap(([key, value]): Hint[] =>
    NAMES_PLACE.test(key) && typeof value === 'string' && value.length <= 300
      ? [{ text: value, source: key, explicit: /^(env|environment|stage|host|url)/i.test(key) }]
      : [],
  );
  const confirm = fields.find(([key, value]) => CONFIRMS.test(key) && value === true)?.[0];
  return [
    generalAction(source, {
      rule: 'mcp-delete',
      what: 'resource',
      undo: strong === undefined ? 'repeat' : 'none',
      targets: [{ name: server === '' ? tool : `${server}: ${tool}`, certain: true }],
      hints,
      selfConfirmed: confirm === undefined ? undefined : `${confirm}: true`,
      why: `The tool “${tool}” says that it destroys something.`,
    }),
  ];
}
