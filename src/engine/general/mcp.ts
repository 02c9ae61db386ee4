import type { Action, Hint } from '../../model/action.ts';
import type { Act, Json } from '../../model/request.ts';
import { objectOf } from '../json.ts';
import {
  changesEverything,
  flagged,
  forcesPush,
  heavier,
  movesToGone,
  pressesDelete,
  replaces,
  sendsMoney,
  startsDestroyer,
  unguards,
} from '../mcp/changes.ts';
import { deedOf } from '../words/deeds.ts';
import { nounOfOperation } from '../words/nouns.ts';
import { quoted } from '../words/words.ts';
import type { Source } from './action.ts';
import { generalAction } from './action.ts';
import { endsByField } from './fields.ts';
import { namesIn } from './mcp-names.ts';
import { operationsOf } from './mcp-operations.ts';
import { archives, endsByName } from './paths.ts';
import { holdsData, readName, saysDestroy, withoutProduct, wordsOf } from './words.ts';

const NAMES_PLACE =
  /^(env|environment|stage|host|url|cluster|database|project|account|workspace|tenant|namespace|resource_?group|app|inventory)(_?(name|id))?$/i;
const REHEARSES = /^(dry_?run|preview|simulate|what_?if|validate_?only|plan_?only)$/i;
const CONFIRMS = /^(confirm(ed)?|force|yes|approved?|auto_?approve|skip_?confirm(ation)?|acknowledge)$/i;

/** What would be destroyed, as `terraform plan -destroy` tells it. */
const PLANS = /^((terraform|tofu|tf|pulumi|run|make|generate)[_-])?(plan|preview|diff|validate)$/i;

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
  const operations = operationsOf(name, input);
  const said = [name, ...operations, ...operations.flatMap((one) => heavier(name, one))];
  if (fields.some(([key, value]) => REHEARSES.test(key.replaceAll('-', '_')) && value === true)) return [];
  const looks = readName(name) === 'safe' || PLANS.test(name);
  const forGood = looks
    ? undefined
    : fields.find(([key, value]) => value === true && FOR_GOOD.test(key))?.[0];
  const along = looks ? flagged(name, input) : fields.find(isDeedBeside)?.[0];
  const strong = said.find((one) => saysDestroy(one) || saysDestroy(withoutProduct(one))) ?? along ?? forGood;
  const mild = said.find((one) => readName(one) === 'soft' || readName(withoutProduct(one)) === 'soft');
  const takesAlong =
    mild !== undefined &&
    fields.some(
      ([key, value]) => (value === true && ALONG.test(key)) || (key === 'mode' && value === 'hard'),
    );
  const pressed = pressesDelete(server, name, input);
  const archived =
    said.some(archives) ||
    sendsMoney(name) ||
    forcesPush(name, fields) ||
    startsDestroyer(name, fields) ||
    changesEverything(name, fields) ||
    pressed ||
    (readName(name) !== 'safe' && replaces(name, fields));
  const changes = changing(name).some((word) => CHANGES.test(word));
  const changed =
    archived ||
    said.some(endsByName) ||
    movesToGone(name, input) ||
    (changes && (endsByField(input, name) || unguards(name, input)));
  const noun = nounOfOperation(withoutProduct(strong ?? mild ?? name));
  const called = pressed ? { thing: 'button' } : noun === undefined ? {} : { thing: noun };
  const element = pressed ? objectOf(input).element : undefined;
  const targets =
    typeof element === 'string' ? [{ name: element.slice(0, 80), certain: true }] : namesIn(input, noun);
  // Where nothing says what it hits, the tool itself is what a person can know it by.
  const nameless = noun === undefined && targets.length === 0 && !pressed;
  const what = nameless ? `${quoted(tool)}${server === '' ? '' : ` of ${quoted(server)}`}` : 'resource';
  if (strong === undefined && mild === undefined && !changed) {
    const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
    const harmless = readName(name) === 'safe' || INTERACTS.test(snake);
    if (!saysDestructive || !opaque || harmless) return [];
    return [
      generalAction(source, {
        rule: 'mcp-destructive',
        verb: 'change',
        what,
        ...called,
        ...(nameless ? { deed: 'use' } : {}),
        targets,
        hints: hintsOf(server, fields),
        why: `The server says that its tool “${tool}” may destroy something.`,
      }),
    ];
  }
  const deed = pressed
    ? 'press'
    : nameless
      ? 'use'
      : (deedOf('change', [withoutProduct(strong ?? mild ?? name)], true) ??
        (strong === undefined ? 'change' : undefined));
  const confirm = fields.find(([key, value]) => CONFIRMS.test(key) && value === true)?.[0];
  return [
    generalAction(source, {
      rule: 'mcp-delete',
      what,
      ...called,
      undo: strong !== undefined || takesAlong ? 'none' : changed ? 'vendor' : 'repeat',
      targets,
      ...(deed === undefined ? {} : { deed }),
      hints: hintsOf(server, fields),
      selfConfirmed: confirm === undefined ? undefined : `${confirm}: true`,
      why:
        strong === undefined && changed
          ? `The tool “${tool}” would stop, archive or open something, or take its protection away.`
          : `The tool “${tool}” says that it destroys something.`,
    }),
  ];
}

const CHANGES = /^(update|edit|patch|set|modify|configure|change|put|save|upsert|manage)$/;

/** The words that may say what a tool does: the first, behind `notion-` and `API-`, and the last. */
function changing(name: string): readonly string[] {
  const words = wordsOf(withoutProduct(name.replace(/^api[-_]/i, '')));
  // `create_or_update_ruleset`
  return [words[0] ?? '', words.at(-1) ?? '', words[words.indexOf('or') + 1] ?? ''];
}

/** `remove_volumes: true`, `is_destroy: true`: what a tool of another name takes along. */
const isDeedBeside = ([key, value]: readonly [string, Json]): boolean =>
  value === true &&
  ((saysDestroy(key) && (holdsData(key) || EXTRA.test(key))) ||
    /^(is_?)?(destroy|wipe|purge|erase)$/i.test(key));

/** `irrevocable: true`: the tool's own word for what does not come back. */
const FOR_GOOD =
  /^(is_?)?(irrevocable|irreversible|unrecoverable|cannot_?(be_?)?undone?|no_?undo|permanent_?(delete|removal|loss))$/i;
/** What a mirror does not know: `delete_extra: true`. */
const EXTRA = /extra|extraneous|missing|existing|others|remote|target|destination/i;
/** What a mild deed takes along: `docker_compose_down { volumes: true }`. */
const ALONG =
  /^(with_?|delete_?|remove_?)?(volumes?|data|all|everything|purge|hard|permanent(ly)?|cascade|wipe)$/i;

function hintsOf(server: string, fields: readonly (readonly [string, Json])[]): readonly Hint[] {
  const placed = fields.flatMap(([key, value]): Hint[] =>
    NAMES_PLACE.test(key) && typeof value === 'string' && value.length <= 300
      ? [{ text: value, source: key, explicit: /^(env|environment|stage|host|url)/i.test(key) }]
      : [],
  );
  return server === ''
    ? placed
    : [...placed, { text: server, source: `the server “${server}”`, explicit: false }];
}
