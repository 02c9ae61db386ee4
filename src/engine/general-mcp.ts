import type { Action, Hint } from '../model/action.ts';
import type { Act, Json } from '../model/request.ts';
import type { Source } from './general-action.ts';
import { generalAction } from './general-action.ts';
import { endsByField } from './general-fields.ts';
import { operationsOf } from './general-mcp-operations.ts';
import { holdsData, readName, saysDestroy, wordsOf } from './general-words.ts';
import { objectOf } from './json.ts';

const NAMES_PLACE =
  /^(env|environment|stage|host|url|cluster|database|project|account|workspace|tenant)(_?(name|id))?$/i;
const REHEARSES = /^(dry_?run|preview|simulate|what_?if|validate_?only|plan_?only)$/i;
const CONFIRMS = /^(confirm(ed)?|force|yes|approved?|auto_?approve|skip_?confirm(ation)?|acknowledge)$/i;

/** Driving a page or a window: what it leads to is not the tool's own doing, and it would be asked at every click. */
const INTERACTS =
  /(^|_)(click|tap|press|type|hover|fill|drag|scroll|select|focus|navigate|resize|wait|key|mouse|swipe)(_|$)/i;

/**
 * A tool of an MCP server that no platform claims, whose name or operation says that it destroys, or whose server says
 * so of it. `opaque`: nothing in its input was understood otherwise, as a query or a command would be.
 */
export function generalMcp(
  { server, tool, input, saysDestructive = false }: Extract<Act, { kind: 'mcp' }>,
  source: Source,
  opaque: boolean,
): readonly Action[] {
  const name = tool.split(/__|\./).at(-1) ?? tool;
  const fields = Object.entries(objectOf(input));
  const said = [name, ...operationsOf(name, input)];
  if (fields.some(([key, value]) => REHEARSES.test(key) && value === true)) return [];
  const along = readName(name) === 'safe' ? undefined : fields.find(isDeedBeside)?.[0];
  const strong = said.find((one) => saysDestroy(one) || saysDestroy(withoutProduct(one))) ?? along;
  const mild = said.find((one) => readName(one) === 'soft');
  const archived =
    wordsOf(name)
      .slice(0, 4)
      .some((word) => /^(archive|trash|refund|payout)$/.test(word)) && readName(name) !== 'safe';
  const changed =
    archived ||
    (/^(update|edit|patch|set|modify|configure|change)$/.test(
      wordsOf(name).find((word) => word !== 'api') ?? '',
    ) &&
      endsByField(JSON.stringify(input)));
  const target = { name: server === '' ? tool : `${server}: ${tool}`, certain: true };
  if (strong === undefined && mild === undefined && !changed) {
    const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
    const harmless = readName(name) === 'safe' || INTERACTS.test(snake);
    if (!saysDestructive || !opaque || harmless) return [];
    return [
      generalAction(source, {
        rule: 'mcp-destructive',
        verb: 'change',
        what: 'resource',
        targets: [target],
        hints: hintsOf(fields),
        why: `The server says that its tool “${tool}” may destroy something.`,
      }),
    ];
  }
  const confirm = fields.find(([key, value]) => CONFIRMS.test(key) && value === true)?.[0];
  return [
    generalAction(source, {
      rule: 'mcp-delete',
      what: 'resource',
      undo: strong !== undefined ? 'none' : changed ? 'vendor' : 'repeat',
      targets: [target],
      hints: hintsOf(fields),
      selfConfirmed: confirm === undefined ? undefined : `${confirm}: true`,
      why:
        strong === undefined && changed
          ? `The tool “${tool}” would stop, archive or open something, or take its protection away.`
          : `The tool “${tool}” says that it destroys something.`,
    }),
  ];
}

/** `remove_volumes: true`: what a tool of another name takes along. */
const isDeedBeside = ([key, value]: readonly [string, Json]): boolean =>
  value === true && saysDestroy(key) && holdsData(key);

/** `jira_delete_issue`: a product’s name that is no verb may stand first. */
function withoutProduct(name: string): string {
  const [first = '', ...rest] = wordsOf(name);
  return rest.length > 1 && readName(first) === undefined ? rest.join('_') : name;
}

function hintsOf(fields: readonly (readonly [string, Json])[]): readonly Hint[] {
  return fields.flatMap(([key, value]): Hint[] =>
    NAMES_PLACE.test(key) && typeof value === 'string' && value.length <= 300
      ? [{ text: value, source: key, explicit: /^(env|environment|stage|host|url)/i.test(key) }]
      : [],
  );
}
