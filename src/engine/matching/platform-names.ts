import type { Platform, PlatformNames, Positions } from '../../model/platform.ts';

/** Collects what the platforms of a list answer to, so that nothing is tried against those that it cannot fit. */
export function namesOf(platforms: readonly Platform[]): PlatformNames {
  const isServed = ({ hosts = [], rules }: Platform) => hosts.length > 0 && rules.some(({ http }) => http);
  const hostsOf = (one: Platform) => (isServed(one) ? (one.hosts ?? []) : []);
  return {
    ids: grouped(platforms, ({ id }) => [id]),
    programs: grouped(platforms, ({ programs }) => programs.map((name) => name.toLowerCase())),
    redirecting: those(platforms, ({ rules }) => rules.some(({ redirect }) => redirect !== undefined)),
    mutations: grouped(platforms, ({ rules }) => rules.flatMap(({ graphql = [] }) => graphql)),
    hosts: grouped(platforms, (one) =>
      hostsOf(one)
        .filter((host) => !isWide(host))
        .map((host) => host.toLowerCase()),
    ),
    widelyServed: those(platforms, (one) => hostsOf(one).some(isWide)),
    servers: grouped(platforms, ({ mcpServers = [] }) => mcpServers),
    tools: grouped(platforms, ({ rules }) => rules.flatMap(({ mcp = [] }) => mcp.map(toolName))),
  };
}

const isWide = (host: string) => /[*?]/.test(host);

function grouped(
  platforms: readonly Platform[],
  namesIn: (platform: Platform) => readonly string[],
): Positions {
  const found = new Map<string, number[]>();
  for (const [position, platform] of platforms.entries()) {
    for (const name of new Set(namesIn(platform))) {
      const known = found.get(name);
      if (known) known.push(position);
      else found.set(name, [position]);
    }
  }
  const lines = [...found].map(([name, positions]) => `\n${name}\t${positions.join(',')}`);
  return `${lines.join('')}\n`;
}

const those = (platforms: readonly Platform[], fits: (platform: Platform) => boolean) =>
  platforms.flatMap((platform, position) => (fits(platform) ? [position] : []));

/** An MCP tool's name as it is compared: in lower case with `_`, whether it was written so, with `-` or in camel case. */
export const toolName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');

/** Whether a tool is the one of a rule; it may carry its server's name. Both as `toolName` gives them. */
export const namesTool = (given: string, wanted: string): boolean =>
  given === wanted || given.endsWith(`__${wanted}`) || given.endsWith(`.${wanted}`);
