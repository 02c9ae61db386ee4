import type { CallView, Platform } from '../model/platform.ts';

// https://developer.hashicorp.com/nomad/commands/operator/snapshot/restore
const NO_UNDO =
  'Only a snapshot of the servers’ state that was saved before brings it back: `nomad operator snapshot restore` (Nomad documentation, 2026-11)';
const at = ({ positionals }: CallView) => positionals.join(' ');

const DELETES: Readonly<Record<string, RegExp>> = {
  nomad:
    /^(system gc|(job|volume|namespace|quota|var|acl (token|policy|role|auth-method|binding-rule)|sentinel|recommendation|scaling policy|license|node pool|node-pool) (delete|purge|deregister|dismiss|put)|operator (raft (remove-peer|transfer-leadership)|snapshot restore|root keyring remove|scheduler set-config)|volume (delete|deregister|detach))( |$)/,
  consul:
    /^(kv delete|force-leave|leave|services deregister|snapshot restore|config delete|intention delete|acl (token|policy|role|auth-method|binding-rule) delete|namespace delete|partition delete|peering delete|operator raft remove-peer|operator usage|keyring|connect ca set-config|maint|lock)( |$)/,
  boundary: /(^| )(delete|destroy|remove-\S+|cancel)( |$)/,
  waypoint: /^(destroy|(project|runner|context|release) (delete|destroy|forget))( |$)/,
};
const STOPS =
  /^((job )?(stop|revert|promote)|alloc (stop|restart|signal)|node (drain|eligibility|purge)|deployment (fail|pause))( |$)/;

export const nomadConsul: Platform = {
  id: 'nomad-consul',
  title: 'Nomad and Consul',
  docs: 'https://developer.hashicorp.com/nomad/commands',
  programs: ['nomad', 'consul', 'boundary', 'waypoint', 'packer'],
  optionsWithValue:
    '-address -namespace -region -token -token-file -http-addr -datacenter -id -name -type -kind -scope-id -target-id -partition -deadline -m -task'.split(
      ' ',
    ),
  mcpServers: ['nomad', 'consul'],
  hosts: ['nomad.*', '*.nomad.*', 'consul.*', '*.consul.*'],
  environment: {
    options: ['-address', '-namespace', '-region', '-http-addr', '-datacenter'],
    variables: ['NOMAD_ADDR', 'NOMAD_NAMESPACE', 'CONSUL_HTTP_ADDR'],
    fields: ['namespace'],
  },
  selfConfirm: ['-yes', '-y', '-force', '-auto-approve', '-purge', '-detach'],
  unruled: { harmless: [['monitor|lock|plugins|init|fmt|exec|agent']] },
  steps: { consul: 'consul members' },
  rules: [
    {
      id: 'delete',
      command: [],
      when: (call) =>
        ((DELETES[call.program]?.test(at(call)) ?? false) &&
          !/^(volume|quota|var) put|keyring -list|^acl \S+ put/.test(at(call))) ||
        (call.program === 'nomad' && /^(job )?stop( |$)/.test(at(call)) && call.has('-purge', '--purge')),
      http: [
        'DELETE /v1/job/*',
        'DELETE /v1/kv/**',
        'DELETE /v1/volume/**',
        'DELETE /v1/namespace/*',
        'PUT|POST /v1/system/gc',
        'PUT /v1/agent/leave',
        'PUT /v1/agent/force-leave/*',
        'PUT /v1/agent/service/deregister/*',
        'PUT /v1/catalog/deregister',
        'PUT|POST /v1/snapshot',
      ],
      does: { verb: 'delete', what: 'job, keys or part of the cluster', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['-id', '-name'] },
      why: 'Deletes jobs with their history, keys, volumes or rights, or takes a server out of the cluster.',
      instead: 'nomad status',
      stops: [
        'nomad job stop -purge api',
        'nomad system gc',
        'nomad volume delete pg-data',
        'nomad namespace delete prod',
        'consul kv delete -recurse config/',
        'consul services deregister -id=web',
        'consul snapshot restore backup.snap',
        'consul config delete -kind service-defaults -name web',
        'boundary targets delete -id ttcp_1',
      ],
      passes: [
        'nomad job status api',
        'nomad job plan api.nomad',
        'nomad job run api.nomad',
        'consul kv get config/db',
        'consul snapshot save backup.snap',
        'consul kv put config/a b',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) =>
        call.program === 'nomad' && STOPS.test(at(call)) && !call.has('-purge', '--purge', '-disable'),
      does: { verb: 'stop', what: 'job or node', undo: 'repeat', undoNote: 'It can be run again' },
      target: { positionals: true },
      why: 'Stops a job or moves everything off a node: what it serves stops.',
      instead: 'nomad status',
      stops: [
        'nomad job stop api',
        'nomad stop api',
        'nomad node drain -enable -self -yes',
        'nomad job revert api 3',
      ],
      passes: ['nomad job status api', 'nomad node status', 'nomad node drain -disable -self'],
    },
    {
      id: 'image-replace',
      command: ['build'],
      when: (call) => call.program === 'packer' && call.has('-force', '--force'),
      does: {
        verb: 'overwrite',
        what: 'images of the same name',
        undo: 'none',
        undoNote: 'The deleted image does not come back',
      },
      target: { positionals: true },
      why: 'Deletes images of the same name before it builds new ones.',
      instead: 'packer validate {target}',
      stops: ['packer build -force prod.pkr.hcl'],
      passes: ['packer build dev.pkr.hcl', 'packer validate prod.pkr.hcl', 'packer init .'],
    },
  ],
};
