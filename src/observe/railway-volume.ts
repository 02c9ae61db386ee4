/** A credential for Railway; a project's token goes in a header of its own. */
export interface RailwayLogin {
  readonly token: string;
  readonly project: boolean;
}

export interface VolumeSeen {
  readonly name: string;
  readonly environments: readonly string[];
}

const VOLUMES =
  'volumes { edges { node { id name volumeInstances { edges { node { environment { name } service { name } currentSizeMB } } } } } }';
const ACCOUNT_QUERY = `query { projects { edges { node { name ${VOLUMES} } } } }`;
const PROJECT_QUERY = `query { projectToken { project { name ${VOLUMES} } } }`;
const ANSWER_CAP = 4_000_000;

/**
 * Asks Railway in which environments a volume lives. Only reads; the credential is the one that the act itself uses.
 * Undefined where the answer does not know the volume. https://docs.railway.com/integrations/api
 */
export async function askRailwayForVolume(
  url: string,
  login: RailwayLogin,
  volume: string,
  signal: AbortSignal,
): Promise<VolumeSeen | undefined> {
  const headers = login.project
    ? { 'Project-Access-Token': login.token }
    : { Authorization: `Bearer ${login.token}` };
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: login.project ? PROJECT_QUERY : ACCOUNT_QUERY }),
    // A redirect could carry the credential elsewhere.
    redirect: 'error',
    signal,
  });
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > ANSWER_CAP) return undefined;
  return readVolume(await response.json(), volume);
}

/** Finds a volume by id or name in an answer to either query. Total. */
function readVolume(answer: unknown, volume: string): VolumeSeen | undefined {
  const data = field(answer, 'data');
  const projects = [...nodes(field(data, 'projects')), field(field(data, 'projectToken'), 'project')];
  const volumes = projects.flatMap((project) => nodes(field(project, 'volumes')));
  const hits = volumes.filter((one) => field(one, 'id') === volume);
  // A name may stand in several projects; all of them count.
  const found = hits.length > 0 ? hits : volumes.filter((one) => field(one, 'name') === volume);
  if (found.length === 0) return undefined;
  const environments = found
    .flatMap((one) => nodes(field(one, 'volumeInstances')))
    .map((instance) => field(field(instance, 'environment'), 'name'))
    .filter((name) => typeof name === 'string' && name !== '');
  const name = field(found[0], 'name');
  return { name: typeof name === 'string' ? name : '', environments: [...new Set(environments as string[])] };
}

function nodes(connection: unknown): readonly unknown[] {
  const edges = field(connection, 'edges');
  return Array.isArray(edges) ? edges.map((edge) => field(edge, 'node')) : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as { readonly [key: string]: unknown })[name]
    : undefined;
}
