/** Ids of the loopback Railway. All are made up and look it. */
export const rentals = {
  workspace: 'ffff0000-0000-4000-8000-00000000c0de',
  project: 'ffff0001-0000-4000-8000-00000000c0de',
  staging: 'ffff0002-0000-4000-8000-00000000c0de',
  production: 'ffff0003-0000-4000-8000-00000000c0de',
  postgres: 'ffff0004-0000-4000-8000-00000000c0de',
  web: 'ffff0005-0000-4000-8000-00000000c0de',
  /** The volume `pg-data`: one id, attached in staging and in production. */
  volume: 'ffff0006-0000-4000-8000-00000000c0de',
  instances: {
    staging: 'ffff0007-0000-4000-8000-00000000c0de',
    production: 'ffff0008-0000-4000-8000-00000000c0de',
  },
} as const;

/** What a token may touch. `project`: one environment of one project. */
export type RailwayToken =
  | { readonly value: string; readonly kind: 'account' }
  | { readonly value: string; readonly kind: 'project'; readonly environmentId: string };

/** Made-up tokens in Railway's shape. */
export const accountToken = 'facade00-fa4e-4000-8000-00000000fa4e';
/** The one that Railway's CLI is signed in with; the one above is for domains. */
export const loginToken = 'facade03-fa4e-4000-8000-00000000fa4e';
export const stagingToken = 'facade01-fa4e-4000-8000-00000000fa4e';
const productionToken = 'facade02-fa4e-4000-8000-00000000fa4e';

export const defaultTokens: readonly RailwayToken[] = [
  { value: accountToken, kind: 'account' },
  { value: loginToken, kind: 'account' },
  { value: stagingToken, kind: 'project', environmentId: rentals.staging },
  { value: productionToken, kind: 'project', environmentId: rentals.production },
];

interface Backup {
  readonly id: string;
  readonly instance: string;
  readonly name: string;
}

export interface Instance {
  readonly id: string;
  readonly volume: string;
  environment: string;
  service: string;
  mountPath: string;
  state: string;
  readonly sizeMB: number;
}

/** Everything that the loopback Railway keeps. Mutated in place by mutations. */
export interface RailwayState {
  project: { readonly id: string; readonly name: string } | undefined;
  environments: { readonly id: string; readonly name: string }[];
  services: { readonly id: string; readonly name: string }[];
  volumes: { readonly id: string; readonly name: string }[];
  instances: Instance[];
  backups: Backup[];
  domains: {
    readonly id: string;
    readonly domain: string;
    readonly environment: string;
    readonly service: string;
  }[];
  variables: Map<string, Map<string, string>>;
  staged: Map<string, unknown>;
}

/** The world before anybody touched it: one volume, two environments, three backups each. */
export function freshState(): RailwayState {
  const instance = (id: string, environment: string, sizeMB: number): Instance => ({
    id,
    volume: rentals.volume,
    environment,
    service: rentals.postgres,
    mountPath: '/var/lib/postgresql/data',
    state: 'READY',
    sizeMB,
  });
  const { staging, production } = rentals.instances;
  return {
    project: { id: rentals.project, name: 'rentals' },
    environments: [
      { id: rentals.staging, name: 'staging' },
      { id: rentals.production, name: 'production' },
    ],
    services: [
      { id: rentals.postgres, name: 'postgres' },
      { id: rentals.web, name: 'web' },
    ],
    volumes: [{ id: rentals.volume, name: 'pg-data' }],
    instances: [instance(staging, rentals.staging, 212), instance(production, rentals.production, 18_340)],
    backups: [staging, production].flatMap((owner, n) =>
      ['daily', 'weekly', 'monthly'].map((name, m) => ({
        id: `ffff01${n}${m}-0000-4000-8000-00000000c0de`,
        instance: owner,
        name,
      })),
    ),
    domains: [],
    variables: new Map([
      [rentals.staging, new Map([['PGUSER', 'rentals']])],
      [rentals.production, new Map([['PGUSER', 'rentals']])],
    ]),
    staged: new Map(),
  };
}

/** Removes a volume with its instances and their backups, as Railway does. */
export function dropVolume(state: RailwayState, id: string): void {
  const gone = new Set(state.instances.filter((each) => each.volume === id).map((each) => each.id));
  dropInstances(state, gone);
  state.volumes = state.volumes.filter((each) => each.id !== id);
}

export function dropInstances(state: RailwayState, ids: ReadonlySet<string>): void {
  state.instances = state.instances.filter((each) => !ids.has(each.id));
  state.backups = state.backups.filter((each) => !ids.has(each.instance));
  state.volumes = state.volumes.filter((volume) => state.instances.some((each) => each.volume === volume.id));
}

export function dropEnvironment(state: RailwayState, id: string): void {
  dropInstances(
    state,
    new Set(state.instances.filter((each) => each.environment === id).map((each) => each.id)),
  );
  state.environments = state.environments.filter((each) => each.id !== id);
  state.variables.delete(id);
}

export function dropService(state: RailwayState, id: string, environment: string | undefined): void {
  const hit = (each: Instance) =>
    each.service === id && (environment === undefined || each.environment === environment);
  dropInstances(state, new Set(state.instances.filter(hit).map((each) => each.id)));
  if (environment === undefined) state.services = state.services.filter((each) => each.id !== id);
}

export function dropProject(state: RailwayState): void {
  for (const each of [...state.environments]) dropEnvironment(state, each.id);
  state.services = [];
  state.project = undefined;
}

/** Applies an environment's configuration patch: only what it says of volumes and services is kept here. */
export function applyPatch(state: RailwayState, environment: string, patch: unknown): void {
  const part = (key: string): [string, unknown][] => {
    const value = isRecord(patch) ? patch[key] : undefined;
    return isRecord(value) ? Object.entries(value) : [];
  };
  const removed = (value: unknown) => value === null || (isRecord(value) && value.isDeleted === true);
  for (const [id, value] of part('volumes')) {
    if (removed(value)) {
      dropInstances(
        state,
        new Set(
          state.instances.filter((i) => i.volume === id && i.environment === environment).map((i) => i.id),
        ),
      );
    }
  }
  for (const [id, value] of part('services')) if (removed(value)) dropService(state, id, environment);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
