// railway status | whoami | volume list [--json] | volume delete --volume NAME-OR-ID [--yes]
// Talks to RAILWAY_URL with RAILWAY_API_TOKEN, or with what ~/.railway/config.json says.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const file = join(homedir(), '.railway/config.json');
const config = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const url = process.env.RAILWAY_URL ?? config.url;
const token = process.env.RAILWAY_API_TOKEN ?? config.user?.token;
const linked = config.projects?.[process.cwd()];

const [first = 'help', second = ''] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const has = (...names) => process.argv.some((word) => names.includes(word));
const value = (...names) => process.argv[process.argv.findIndex((word) => names.includes(word)) + 1];

async function ask(query, variables = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

async function volumes() {
  const { projects } = await ask(`{ projects { edges { node { id name volumes { edges { node { id name
    volumeInstances { edges { node { currentSizeMB environment { name } } } } } } } } } } }`);
  return projects.edges.flatMap(({ node }) =>
    node.volumes.edges.map(({ node: volume }) => ({
      id: volume.id,
      name: volume.name,
      environments: volume.volumeInstances.edges.map(({ node: instance }) => instance.environment.name),
    })),
  );
}

const commands = {
  status: () => `Project: rentals\nEnvironment: ${linked?.environmentName ?? 'none linked'}`,
  whoami: async () => `Logged in as ${(await ask('{ me { email } }')).me.email}`,
  'volume list': async () => {
    const all = await volumes();
    if (has('--json')) return JSON.stringify(all, null, 2);
    return (
      all.map((each) => `${each.name}  ${each.id}  ${each.environments.join(', ')}`).join('\n') ||
      'No volumes'
    );
  },
  'volume delete': async () => {
    const wanted = has('--volume', '-v') ? value('--volume', '-v') : '';
    const found = (await volumes()).find((each) => each.id === wanted || each.name === wanted);
    if (!found) throw new Error(`Volume ${wanted} not found`);
    if (!has('--yes', '-y')) throw new Error('Cannot ask for confirmation here; use --yes');
    await ask('mutation ($volumeId: String!) { volumeDelete(volumeId: $volumeId) }', { volumeId: found.id });
    return `Volume ${found.name} deleted`;
  },
};
for (const other of ['rm', 'remove']) commands[`volume ${other}`] = commands['volume delete'];

try {
  const command = commands[`${first} ${second}`.trim()] ?? commands[first];
  if (!command || has('--help', '-h')) console.log(`railway ${Object.keys(commands).join(' | ')}`);
  else console.log(await command());
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
}
