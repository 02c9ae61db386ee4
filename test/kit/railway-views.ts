import { type Instance, type RailwayState, type RailwayToken, rentals } from './railway-state.ts';

/** What a resolver gets: the world, and who asks. */
export interface Caller {
  readonly state: RailwayState;
  readonly token: RailwayToken | undefined;
}

export const born = '2026-01-05T09:00:00.000Z';
export const refused = () => new Error('Not Authorized');
export const missing = (what: string) => new Error(`${what} not found`);

export function connection(nodes: readonly unknown[]) {
  return {
    edges: nodes.map((node, index) => ({ cursor: String(index), node })),
    pageInfo: { hasNextPage: false, hasPreviousPage: false },
  };
}

/** An account token sees everything, a project token its own environment. */
export function sees(caller: Caller, environment: string | undefined): boolean {
  if (caller.token === undefined) return false;
  return caller.token.kind === 'account' || caller.token.environmentId === environment;
}

export function need(condition: boolean): void {
  if (!condition) throw refused();
}

export function account(caller: Caller): void {
  need(caller.token?.kind === 'account');
}

export function find<T extends { readonly id: string }>(list: readonly T[], id: unknown, what: string): T {
  const found = list.find((each) => each.id === id);
  if (found === undefined) throw missing(what);
  return found;
}

/** Railway's objects as a caller may see them; nested ones are made when they are asked for. */
export const views = {
  project: (caller: Caller) => {
    const { project, environments, services, volumes } = caller.state;
    if (project === undefined) throw missing('Project');
    return {
      ...project,
      createdAt: born,
      workspaceId: rentals.workspace,
      environments: () =>
        connection(
          environments.filter((e) => sees(caller, e.id)).map((e) => views.environment(caller, e.id)),
        ),
      services: () => connection(services.map((each) => views.service(caller, each.id))),
      volumes: () => connection(volumes.map((each) => views.volume(caller, each.id))),
    };
  },
  environment: (caller: Caller, id: string) => ({
    ...find(caller.state.environments, id, 'Environment'),
    projectId: rentals.project,
    createdAt: born,
    isEphemeral: false,
    config: () => ({
      volumes: Object.fromEntries(
        caller.state.instances
          .filter((each) => each.environment === id)
          .map((each) => [each.volume, { mountPath: each.mountPath }]),
      ),
    }),
    volumeInstances: () =>
      connection(
        caller.state.instances.filter((i) => i.environment === id).map((i) => views.instance(caller, i)),
      ),
  }),
  service: (caller: Caller, id: string) => ({
    ...find(caller.state.services, id, 'Service'),
    projectId: rentals.project,
    createdAt: born,
  }),
  volume: (caller: Caller, id: string): object => ({
    ...find(caller.state.volumes, id, 'Volume'),
    projectId: rentals.project,
    createdAt: born,
    project: () => views.project(caller),
    volumeInstances: () =>
      connection(
        caller.state.instances
          .filter((i) => i.volume === id && sees(caller, i.environment))
          .map((i) => views.instance(caller, i)),
      ),
  }),
  instance: (caller: Caller, each: Instance): object => ({
    id: each.id,
    volumeId: each.volume,
    environmentId: each.environment,
    serviceId: each.service,
    mountPath: each.mountPath,
    state: each.state,
    sizeMB: 50_000,
    currentSizeMB: each.sizeMB,
    isPendingDeletion: false,
    createdAt: born,
    volume: () => views.volume(caller, each.volume),
    environment: () => views.environment(caller, each.environment),
    service: () => views.service(caller, each.service),
  }),
};
