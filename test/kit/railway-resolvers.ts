import {
  applyPatch,
  dropEnvironment,
  dropInstances,
  dropProject,
  dropService,
  dropVolume,
  rentals,
} from './railway-state.ts';
import {
  account,
  born,
  type Caller,
  connection,
  find,
  missing,
  need,
  refused,
  sees,
  views,
} from './railway-views.ts';

type Args = Readonly<Record<string, unknown>>;
type Resolver = (caller: Caller, args: Args) => unknown;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const inputOf = (args: Args): Args =>
  typeof args.input === 'object' && args.input !== null ? { ...args.input } : {};

/** Read-only fields. */
export const queries: Readonly<Record<string, Resolver>> = {
  me: (caller) => {
    account(caller);
    return {
      id: 'user-1',
      email: 'robin@rentals.example',
      name: 'Robin',
      workspaces: [{ id: rentals.workspace, name: 'Rentals' }],
      projects: () => connection(caller.state.project === undefined ? [] : [views.project(caller)]),
    };
  },
  apiToken: (caller) => {
    account(caller);
    return { workspaces: [{ id: rentals.workspace, name: 'Rentals' }] };
  },
  projectToken: (caller) => {
    if (caller.token?.kind !== 'project') throw refused();
    const { environmentId } = caller.token;
    return {
      id: 'token-1',
      name: 'deploy',
      displayToken: 'facade**',
      createdAt: born,
      projectId: rentals.project,
      environmentId,
      project: () => views.project(caller),
      environment: () => views.environment(caller, environmentId),
    };
  },
  project: (caller, { id }) => {
    need(caller.token !== undefined);
    if (id !== caller.state.project?.id) throw missing('Project');
    return views.project(caller);
  },
  projects: (caller) => {
    account(caller);
    return connection(caller.state.project === undefined ? [] : [views.project(caller)]);
  },
  environment: (caller, { id }) => {
    need(sees(caller, text(id)));
    return views.environment(caller, text(id));
  },
  environments: (caller) => {
    need(caller.token !== undefined);
    return connection(
      caller.state.environments.filter((e) => sees(caller, e.id)).map((e) => views.environment(caller, e.id)),
    );
  },
  environmentStagedChanges: (caller, { environmentId }) => {
    need(sees(caller, text(environmentId)));
    return staged(caller, text(environmentId));
  },
  service: (caller, { id }) => {
    need(caller.token !== undefined);
    return views.service(caller, text(id));
  },
  variables: (caller, { environmentId }) => {
    need(sees(caller, text(environmentId)));
    return Object.fromEntries(caller.state.variables.get(text(environmentId)) ?? []);
  },
  volumeInstance: (caller, { id }) => {
    const found = find(caller.state.instances, id, 'Volume instance');
    need(sees(caller, found.environment));
    return views.instance(caller, found);
  },
  volumeInstanceBackupList: (caller, { volumeInstanceId }) => {
    need(sees(caller, caller.state.instances.find((each) => each.id === volumeInstanceId)?.environment));
    return caller.state.backups
      .filter((each) => each.instance === volumeInstanceId)
      .map((each) => ({ id: each.id, name: each.name, externalId: each.id, createdAt: born, usedMB: 180 }));
  },
};

function staged(caller: Caller, environment: string) {
  const patch = caller.state.staged.get(environment) ?? {};
  return {
    id: `patch-${environment}`,
    environmentId: environment,
    status: 'STAGED',
    createdAt: born,
    patch: () => patch,
  };
}

/** Fields that change the world. */
export const mutations: Readonly<Record<string, Resolver>> = {
  volumeDelete: (caller, { volumeId }) => {
    account(caller);
    find(caller.state.volumes, volumeId, 'Volume');
    dropVolume(caller.state, text(volumeId));
    return true;
  },
  volumeInstanceUpdate: (caller, args) => {
    const everywhere = args.environmentId === undefined || args.environmentId === null;
    if (everywhere) account(caller);
    else need(sees(caller, text(args.environmentId)));
    const input = inputOf(args);
    const hit = caller.state.instances.filter(
      (each) => each.volume === args.volumeId && (everywhere || each.environment === args.environmentId),
    );
    if (hit.length === 0) throw missing('Volume instance');
    for (const each of hit) {
      if (typeof input.mountPath === 'string') each.mountPath = input.mountPath;
      if (typeof input.state === 'string') each.state = input.state;
    }
    if (input.state === 'DELETED' || input.state === 'DELETING') {
      dropInstances(caller.state, new Set(hit.map((each) => each.id)));
    }
    return true;
  },
  volumeInstanceBackupCreate: (caller, args) => {
    const owner = find(caller.state.instances, args.volumeInstanceId, 'Volume instance');
    need(sees(caller, owner.environment));
    const id = `backup-${caller.state.backups.length}`;
    caller.state.backups.push({ id, instance: owner.id, name: text(args.name) || 'manual' });
    return { workflowId: id };
  },
  volumeInstanceBackupDelete: (caller, args) => {
    const owner = find(caller.state.instances, args.volumeInstanceId, 'Volume instance');
    need(sees(caller, owner.environment));
    const backup = find(caller.state.backups, args.volumeInstanceBackupId, 'Backup');
    caller.state.backups = caller.state.backups.filter((each) => each !== backup);
    return { workflowId: backup.id };
  },
  environmentStageChanges: (caller, args) => {
    need(sees(caller, text(args.environmentId)));
    caller.state.staged.set(text(args.environmentId), args.input);
    return staged(caller, text(args.environmentId));
  },
  environmentPatchCommit: (caller, args) => {
    need(sees(caller, text(args.environmentId)));
    applyPatch(caller.state, text(args.environmentId), args.patch);
    return 'workflow-commit';
  },
  environmentPatchCommitStaged: (caller, args) => {
    need(sees(caller, text(args.environmentId)));
    applyPatch(caller.state, text(args.environmentId), caller.state.staged.get(text(args.environmentId)));
    caller.state.staged.delete(text(args.environmentId));
    return 'workflow-staged';
  },
  environmentDelete: (caller, { id }) => {
    account(caller);
    find(caller.state.environments, id, 'Environment');
    dropEnvironment(caller.state, text(id));
    return true;
  },
  serviceDelete: (caller, args) => {
    if (typeof args.environmentId === 'string') need(sees(caller, args.environmentId));
    else account(caller);
    find(caller.state.services, args.id, 'Service');
    dropService(
      caller.state,
      text(args.id),
      typeof args.environmentId === 'string' ? args.environmentId : undefined,
    );
    return true;
  },
  projectDelete: removeProject,
  projectScheduleDelete: removeProject,
  projectScheduleDeleteForce: removeProject,
  customDomainCreate: (caller, args) => {
    const input = inputOf(args);
    need(sees(caller, text(input.environmentId)));
    const made = {
      id: `domain-${caller.state.domains.length + 1}`,
      domain: text(input.domain),
      environment: text(input.environmentId),
      service: text(input.serviceId),
    };
    caller.state.domains.push(made);
    return { ...made, environmentId: made.environment, serviceId: made.service, projectId: rentals.project };
  },
  customDomainDelete: (caller, { id }) => {
    const found = find(caller.state.domains, id, 'Custom domain');
    need(sees(caller, found.environment));
    caller.state.domains = caller.state.domains.filter((each) => each !== found);
    return true;
  },
  variableUpsert: (caller, args) => {
    const input = inputOf(args);
    need(sees(caller, text(input.environmentId)));
    const variables = caller.state.variables.get(text(input.environmentId));
    if (variables === undefined) throw missing('Environment');
    variables.set(text(input.name), text(input.value));
    return true;
  },
  variableDelete: (caller, args) => {
    const input = inputOf(args);
    need(sees(caller, text(input.environmentId)));
    caller.state.variables.get(text(input.environmentId))?.delete(text(input.name));
    return true;
  },
};

function removeProject(caller: Caller, { id }: Args): boolean {
  account(caller);
  if (id !== caller.state.project?.id) throw missing('Project');
  dropProject(caller.state);
  return true;
}
