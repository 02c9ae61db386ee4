import type { Platform } from '../model/platform.ts';
import { api, NO_UNDO, railway } from './railway.ts';

/** What takes Railway's services, protections and settings away, rather than data itself. */
export const railwaySettings: Platform = {
  ...railway,
  id: 'railway-settings',
  resources: [],
  rules: [
    {
      id: 'backup-schedule-empty',
      graphql: ['volumeInstanceBackupScheduleUpdate'],
      graphqlWhen: ({ kinds }, unknown) =>
        unknown.includes('kinds') || (Array.isArray(kinds) && kinds.length === 0),
      does: {
        verb: 'stop',
        what: 'backups',
        undo: 'vendor',
        undoNote: 'The schedule can be set again; days without a backup cannot',
      },
      target: { fields: ['volumeInstanceId'] },
      why: 'Turns off the volume’s scheduled backups.',
      instead: 'railway volume list',
      stops: [api('mutation { volumeInstanceBackupScheduleUpdate(volumeInstanceId: "i", kinds: []) }')],
      passes: [
        api('mutation { volumeInstanceBackupScheduleUpdate(volumeInstanceId: "i", kinds: [DAILY, WEEKLY]) }'),
      ],
    },
    {
      id: 'postgres-protection',
      command: ['postgres', 'pitr', 'disable'],
      commands: [['postgres', 'ha', 'revert|disable']],
      graphql: ['disablePitrForHaCluster'],
      does: { verb: 'stop', what: 'point-in-time recovery', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-s', '--service'], fields: ['serviceId', 'clusterId'] },
      why: 'Ends point-in-time recovery or high availability; what could be restored until now cannot be any more.',
      instead: 'railway postgres pitr status --service postgres',
      stops: ['railway postgres pitr disable --service postgres --yes', 'railway postgres ha revert --yes'],
      passes: ['railway postgres pitr status --service postgres', 'railway postgres ha status'],
    },
    {
      id: 'transfer',
      graphql: ['projectTransfer', 'projectTransferConfirm', 'projectTransferToTeam'],
      does: {
        verb: 'change',
        what: 'owner of the project',
        undo: 'none',
        undoNote: 'Only the new owner can give it back',
      },
      target: { fields: ['projectId', 'workspaceId'] },
      why: 'Gives the project away to another workspace.',
      instead: 'railway status',
      stops: [api('mutation { projectTransfer(projectId: "p", input: { workspaceId: "w2" }) }')],
      passes: [api('query { projectTokens(projectId: "p") { edges { node { name } } } }')],
    },
    {
      id: 'deploy-unseen',
      mcp: ['accept-deploy'],
      does: {
        verb: 'change',
        what: 'environment',
        undo: 'none',
        undoNote:
          'What was deleted with the staged changes is gone, save volumes and buckets within 48 hours (Railway docs, 2026-11)',
      },
      target: { fields: ['environmentId'] },
      why: 'Commits staged changes that cannot be seen from here; they may delete services and volumes.',
      instead: 'railway status',
      stops: [{ server: 'railway-remote', tool: 'accept-deploy', input: { environmentId: 'e' } }],
      passes: [{ server: 'railway-remote', tool: 'list-services', input: {} }],
    },
    {
      id: 'outage',
      command: ['down'],
      commands: [
        ['tcp-proxy|domain', 'delete|rm|remove'],
        ['deployment|deployments', 'remove|delete|rm|stop|cancel|rollback'],
        ['scale'],
      ],
      when: (call) =>
        call.args[0] !== 'scale' ||
        call.args.some(
          (word, at) => /^--[\w-]+=0$/.test(word) || (word === '0' && /^--/.test(call.args[at - 1] ?? '')),
        ),
      graphql: [
        'deploymentRemove',
        'deploymentStop',
        'tcpProxyDelete',
        'customDomainDelete',
        'serviceDomainDelete',
      ],
      mcp: ['delete_domain', 'remove_tcp_proxy'],
      does: {
        verb: 'stop',
        what: 'service’s public side',
        undo: 'repeat',
        undoNote: 'It can be deployed or added again',
      },
      target: {
        options: ['-s', '--service'],
        fields: ['id', 'deploymentId', 'domain', 'serviceId', 'service_id'],
        positionals: true,
      },
      why: 'Takes a deployment, a domain or a proxy away: what uses it stops working.',
      instead: 'railway status',
      stops: [
        'railway down --service api --yes',
        'railway tcp-proxy delete tcp-1 --yes',
        { server: 'railway', tool: 'delete_domain', input: { domain: 'app.example.com', confirm: true } },
      ],
      passes: ['railway logs --service api', 'railway tcp-proxy list --service postgres', 'railway domain'],
    },
    {
      id: 'service-weaken',
      graphql: [
        'serviceInstanceUpdate',
        'serviceInstanceLimitsUpdate',
        'projectUpdate',
        'deploymentRollback',
        'projectLeave',
        'workspaceLeave',
      ],
      graphqlWhen: (args, _unknown, field) =>
        /^(deploymentRollback|projectLeave|workspaceLeave)$/.test(field) ||
        /"(numReplicas|memoryGB|vCPUs)":0\b|"isPublic":true/.test(JSON.stringify(args)),
      does: {
        verb: 'stop',
        what: 'service or access',
        undo: 'vendor',
        undoNote: 'It can be set back, or invited again by somebody else',
      },
      target: { fields: ['id', 'serviceId', 'projectId'] },
      why: 'Leaves nothing of the service running, puts an older version live, opens the project to everybody, or gives up access to it.',
      instead: 'railway status',
      stops: [
        api('mutation { serviceInstanceUpdate(serviceId: "s", input: { numReplicas: 0 }) }'),
        api('mutation { deploymentRollback(id: "d") }'),
        api('mutation { projectUpdate(id: "p", input: { isPublic: true }) { id } }'),
      ],
      passes: [
        api('mutation { serviceInstanceUpdate(serviceId: "s", input: { numReplicas: 2 }) }'),
        api('mutation { projectUpdate(id: "p", input: { name: "shop" }) { id } }'),
      ],
    },
    {
      id: 'variable-delete',
      command: ['variable|variables|vars|var', 'delete|rm|remove'],
      commands: [['variable|variables|vars|var']],
      when: (call) =>
        call.args.some((word) => /^(delete|rm|remove)$/.test(word)) ||
        call.has('--unset', '--delete', '--remove'),
      mcp: ['delete_variable', 'variable_delete', 'remove_variable'],
      graphql: ['variableDelete'],
      does: {
        verb: 'delete',
        what: 'variable',
        undo: 'none',
        undoNote: 'The old value is gone unless it is kept elsewhere',
      },
      target: { fields: ['input', 'name'], positionals: true },
      why: 'Deletes a variable of the service; its value is gone.',
      instead: 'railway status',
      stops: ['railway variable delete DATABASE_URL --environment production'],
      passes: [
        'railway variable list --environment production --json',
        'railway variable set LOG_LEVEL=debug',
      ],
    },
    {
      id: 'variables-replace',
      graphql: ['variableCollectionUpsert'],
      graphqlWhen: ({ input }, unknown) =>
        unknown.includes('input') ||
        (input !== null && typeof input === 'object' && 'replace' in input && input.replace === true),
      does: {
        verb: 'overwrite',
        what: 'variables',
        undo: 'none',
        undoNote: 'The old value is gone unless it is kept elsewhere',
      },
      target: { fields: ['environmentId', 'serviceId'] },
      why: 'Replaces all variables: those that it does not name are gone.',
      instead: 'railway status',
      stops: [
        api('mutation V($i: VariableCollectionUpsertInput!) { variableCollectionUpsert(input: $i) }', {
          i: { projectId: 'p', environmentId: 'e', replace: true, variables: { A: '1' } },
        }),
      ],
      passes: [
        api('mutation V($i: VariableCollectionUpsertInput!) { variableCollectionUpsert(input: $i) }', {
          i: { projectId: 'p', environmentId: 'e', variables: { A: '1' } },
        }),
      ],
    },
    {
      id: 'credentials-reset',
      command: ['bucket', 'credentials'],
      when: (call) => call.has('--reset'),
      graphql: [
        'bucketCredentialsReset',
        'pluginResetCredentials',
        'apiTokenDelete',
        'projectTokenDelete',
        'twoFactorInfoDelete',
      ],
      does: { verb: 'stop', what: 'credentials', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-b', '--bucket'], fields: ['bucketId', 'id', 'serviceId'] },
      why: 'Makes credentials worthless: everything that uses them stops working.',
      instead: 'railway status',
      stops: ['railway bucket credentials -b uploads --reset --yes'],
      passes: ['railway bucket credentials -b uploads'],
    },
  ],
};
