import { getNodeValue, type Node, parseTree } from 'jsonc-parser';
import { propertyOf } from '../json-edit.ts';

/** The name under which Chaperone's own server is set up. */
const NAME = 'chaperone';

/**
 * Whether a client's settings (JSON with comments, or TOML) name another server by Chaperone's name. What cannot be
 * read counts as one where it names it at all.
 *
 * @param launcher `~/.chaperone/bin/mcp`
 */
export function isForeignIn(text: string, launcher: string): boolean {
  if (!/chaperone/i.test(text)) return false;
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root?.type !== 'object') return tomlServers(text).some((part) => !part.includes(launcher));
  return named(root).some((server) => !isOurs(server, launcher));
}

/** Everything of that name that is set up like a server. */
function named(node: Node): readonly Node[] {
  const [key, value] = node.type === 'property' ? (node.children ?? []) : [];
  const found = value && String(key?.value).toLowerCase() === NAME && isServer(value) ? [value] : [];
  return [...found, ...(node.children ?? []).flatMap(named)];
}

const isServer = (node: Node): boolean =>
  ['command', 'args', 'url', 'serverUrl', 'httpUrl', 'type'].some((key) => propertyOf(node, key));

/** `command` with `args`, or both in one list. */
function isOurs(node: Node, launcher: string): boolean {
  const [command, args] = ['command', 'args'].map((key) => propertyOf(node, key));
  const words = [command, args].flatMap((part) => (part ? [getNodeValue(part)] : [])).flat();
  return words.length === 2 && words[0] === launcher && words[1] === 'serve';
}

/** Tables of that name, each up to the next table, and inline tables: https://toml.io/en/v1.0.0#table */
function tomlServers(text: string): readonly string[] {
  const key = /^[ \t]*(?:\[[^\]\n]*\bchaperone["']?[ \t]*\]|[\w.\-"' \t]*\bchaperone["']?[ \t]*[.=])/gim;
  return [...text.matchAll(key)].map(({ index, 0: start }) => {
    const rest = text.slice(index + start.length);
    const end = start.endsWith(']') ? rest.search(/^[ \t]*\[/m) : rest.indexOf('\n');
    return end < 0 ? rest : rest.slice(0, end);
  });
}
