import { getNodeValue, type Node } from 'jsonc-parser';
import { apply, parseSettings, propertyOf, type Splice } from '../json-edit.ts';

/** A server in a client's settings. `relayed`: Chaperone's relay stands in front of it. */
export interface ConfiguredServer {
  readonly name: string;
  readonly state: 'open' | 'relayed' | 'unknown';
}

/** Where clients keep their servers: VS Code, most others, Zed, Amp. */
const CONTAINERS = ['servers', 'mcpServers', 'context_servers', 'amp.mcpServers'];
const ADDRESSES = ['url', 'serverUrl', 'httpUrl'];
const HEADER = 'CHAPERONE_HEADER_';
/** The variable with the server's address: arguments can be read by everybody on the machine, and some hold a token. */
export const ADDRESS = 'CHAPERONE_ADDRESS';

/** The servers of a settings file. Throws `Error` with a plain sentence where it is not JSON. */
export function serversIn(text: string, launcher: string): readonly ConfiguredServer[] {
  return entriesOf(parseSettings(text)).map(({ name, node }) => ({ name, state: stateOf(node, launcher) }));
}

/** Puts the relay in front of one server. Throws `Error` with a plain sentence where that cannot be done. */
export function wrapServer(text: string, name: string, launcher: string): string {
  const node = serverOf(text, name);
  if (stateOf(node, launcher) === 'relayed') return text;
  const command = propertyOf(node, 'command');
  if (command?.type === 'string') return apply(text, wrapProgram(text, name, node, command, launcher));
  const address = ADDRESSES.find((key) => propertyOf(node, key)?.type === 'string');
  if (address !== undefined) return apply(text, wrapAddress(text, name, node, address, launcher));
  throw new Error(`“${name}” is set up in a way that Chaperone’s relay does not know.`);
}

/** Takes the relay away again and leaves what stood there before. */
export function unwrapServer(text: string, name: string, launcher: string): string {
  const node = serverOf(text, name);
  if (stateOf(node, launcher) !== 'relayed') return text;
  const args = propertyOf(node, 'args');
  const [verb, , third, fourth, fifth] = args?.children ?? [];
  const command = propertyOf(node, 'command');
  if (!args || !verb || !third || !command || (!fourth && verb.value !== 'remote')) return text;
  const raw = (of: Node) => text.slice(of.offset, of.offset + of.length);
  if (fourth && verb.value === 'relay-bare')
    return apply(text, [whole(command, raw(fourth)), without(command, args)]);
  if (fourth && verb.value === 'relay') {
    const to = fifth ? followedBy(text, fourth, fifth) : fourth.offset + fourth.length;
    const from = args.offset + 1;
    return apply(text, [whole(command, raw(fourth)), { offset: from, length: to - from, text: '' }]);
  }
  const start = keyOf(command).offset;
  const type = propertyOf(node, 'type');
  // Earlier releases had the address among the arguments.
  const env = propertyOf(node, 'env');
  const address = verb.value === 'bridge' ? fourth : propertyOf(env, ADDRESS);
  const kind = verb.value === 'bridge' ? fifth : fourth;
  if (!address) return text;
  const next = keyOf(address).parent?.parent?.children?.[1];
  const own = env !== undefined && next === undefined;
  const last = own && verb.value !== 'bridge' ? env : args;
  return apply(text, [
    {
      offset: start,
      length: last.offset + last.length - start,
      text: `${JSON.stringify(third.value)}${between(text, command)}${raw(address)}`,
    },
    ...(type && kind ? [whole(type, raw(kind))] : []),
    ...(verb.value !== 'bridge' && next
      ? [
          {
            offset: keyOf(address).offset,
            length: followedBy(text, address, next) - keyOf(address).offset,
            text: '',
          },
        ]
      : []),
    ...headersOf(node, 'env').flatMap(({ key, isFirst, container }) => [
      ...(isFirst ? [whole(container, '"headers"')] : []),
      whole(key, JSON.stringify(headerName(String(key.value)))),
    ]),
  ]);
}

/** The name of the header that the environment variable carries. */
export const headerName = (variable: string): string => variable.slice(HEADER.length).replaceAll('_', '-');
export const isHeader = (variable: string): boolean => variable.startsWith(HEADER);

function wrapProgram(
  text: string,
  name: string,
  node: Node,
  command: Node,
  launcher: string,
): readonly Splice[] {
  const args = propertyOf(node, 'args');
  const raw = text.slice(command.offset, command.offset + command.length);
  const words = (verb: string) => `"${verb}", ${JSON.stringify(name)}, "--", ${raw}`;
  if (args && args.type !== 'array') throw new Error(`The “args” of “${name}” are not a list.`);
  const put = args?.children
    ? {
        offset: args.offset + 1,
        length: 0,
        text: `${words('relay')}${args.children.length > 0 ? ', ' : ''}`,
      }
    : { offset: command.offset + command.length, length: 0, text: `, "args": [${words('relay-bare')}]` };
  return [whole(command, JSON.stringify(launcher)), put];
}

function wrapAddress(
  text: string,
  name: string,
  node: Node,
  key: string,
  launcher: string,
): readonly Splice[] {
  const address = propertyOf(node, key);
  if (!address) return [];
  const type = propertyOf(node, 'type');
  const raw = (of: Node) => text.slice(of.offset, of.offset + of.length);
  const words = ['"remote"', JSON.stringify(name), JSON.stringify(key)];
  const carried = `${JSON.stringify(ADDRESS)}: ${raw(address)}`;
  const headers = headersOf(node, 'headers');
  if (propertyOf(node, 'env'))
    throw new Error(`“${name}” is set up in a way that Chaperone’s relay does not know.`);
  if (headers.some(({ key: header }) => String(header.value).includes('_')))
    throw new Error(
      `A header of “${name}” has an underscore in its name, which Chaperone’s relay cannot carry.`,
    );
  return [
    whole(keyOf(address), '"command"'),
    whole(
      address,
      `${JSON.stringify(launcher)}, "args": [${[...words, ...(type ? [raw(type)] : [])].join(', ')}]${headers.length > 0 ? '' : `, "env": {${carried}}`}`,
    ),
    ...(type ? [whole(type, '"stdio"')] : []),
    ...headers.flatMap(({ key: header, isFirst, container }) => [
      ...(isFirst ? [whole(container, '"env"')] : []),
      whole(
        header,
        `${isFirst ? `${carried}, ` : ''}${JSON.stringify(HEADER + String(header.value).replaceAll('-', '_'))}`,
      ),
    ]),
  ];
}

function stateOf(node: Node, launcher: string): ConfiguredServer['state'] {
  const command = propertyOf(node, 'command');
  const verb = propertyOf(node, 'args')?.children?.[0]?.value;
  if (command?.value === launcher && /^(relay|relay-bare|remote|bridge)$/.test(String(verb)))
    return 'relayed';
  const known =
    command?.type === 'string' || ADDRESSES.some((key) => propertyOf(node, key)?.type === 'string');
  return known ? 'open' : 'unknown';
}

function entriesOf(root: Node | undefined): readonly { readonly name: string; readonly node: Node }[] {
  return CONTAINERS.flatMap((container) => propertyOf(root, container)?.children ?? []).flatMap(
    (property) => {
      const [key, node] = property.children ?? [];
      return key && node?.type === 'object' ? [{ name: String(key.value), node }] : [];
    },
  );
}

function serverOf(text: string, name: string): Node {
  const found = entriesOf(parseSettings(text)).findLast((entry) => entry.name === name);
  if (!found) throw new Error(`There is no server “${name}” in this file any more.`);
  return found.node;
}

/** The keys of an object of headers, the first one with the key of the object itself. */
function headersOf(
  node: Node,
  name: string,
): readonly { readonly key: Node; readonly isFirst: boolean; readonly container: Node }[] {
  const value = propertyOf(node, name);
  const own = (value?.children ?? []).flatMap((property) => property.children?.[0] ?? []);
  const wanted = name === 'env' ? own.filter((key) => isHeader(String(getNodeValue(key)))) : own;
  return value ? wanted.map((key, index) => ({ key, isFirst: index === 0, container: keyOf(value) })) : [];
}

/** The key in front of a property's value. */
const keyOf = (value: Node): Node => value.parent?.children?.[0] ?? value;

const whole = (node: Node, text: string): Splice => ({ offset: node.offset, length: node.length, text });

/** A property that was put right behind another one goes with its comma. */
function without(previous: Node, value: Node): Splice {
  const from = previous.offset + previous.length;
  return { offset: from, length: value.offset + value.length - from, text: '' };
}

/** What stands between a key and its value. */
function between(text: string, value: Node): string {
  const key = keyOf(value);
  return text.slice(key.offset + key.length, value.offset);
}

/** Where the list went on before: right behind our comma, or at its next item where somebody laid it out anew. */
function followedBy(text: string, ours: Node, next: Node): number {
  const end = ours.offset + ours.length;
  return text.startsWith(', ', end) ? end + 2 : next.offset;
}
