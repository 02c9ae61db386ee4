import type { CallView, Platform } from '../model/platform.ts';

// https://developer.hashicorp.com/vault/docs/commands/kv/delete, …/kv/destroy, …/kv/metadata
const NO_UNDO = 'Only a snapshot of the storage brings it back (Vault documentation, 2026-11)';
const is = (call: CallView, ...programs: readonly string[]) => programs.includes(call.program);

export const vault: Platform = {
  id: 'vault',
  title: 'Vault and other secret stores',
  docs: 'https://developer.hashicorp.com/vault/docs/commands',
  programs: ['vault', 'bao', 'op', 'bw', 'doppler', 'infisical', 'pass', 'gopass', 'chamber', 'berglas'],
  optionsWithValue:
    '-address --address -namespace --namespace -ns -mount --mount -path --path -format --format -field -versions --versions -ca-cert -client-cert -client-key -tls-server-name -mfa -token -token-file -http-addr -datacenter -id -name -policy-id -p --project -c --config --env -e --vault --account --session --projectId --type'.split(
      ' ',
    ),
  hosts: [
    'vault.*',
    '*.vault.*',
    '*.hashicorp.cloud',
    'api.doppler.com',
    'app.infisical.com',
    '*.infisical.com',
  ],
  mcpServers: ['vault', 'doppler', 'infisical', '1password'],
  environment: {
    options: ['-address', '--address', '-namespace', '-c', '--config', '--env', '-http-addr'],
    variables: ['VAULT_ADDR', 'VAULT_NAMESPACE', 'DOPPLER_CONFIG'],
    fields: ['environment', 'config'],
  },
  selfConfirm: ['-force', '-f', '-y', '--yes', '--force'],
  dryRun: ['-dry-run', '-output-curl-string', '-output-policy'],
  unruled: {
    harmless: [
      ['login|logout|signin|signout|run|inject|lock|unlock|sync|configure|setup|reset|agent|server|proxy'],
    ],
  },
  twins: ['vault', 'bao'],
  steps: { op: 'op item list', infisical: 'infisical --help', pass: 'pass ls' },
  rules: [
    {
      id: 'secret-destroy',
      command: ['kv', 'destroy|delete'],
      commands: [
        ['kv', 'metadata', 'delete|put|patch'],
        ['delete'],
        ['kv', 'put|patch'],
        ['transit', 'delete'],
      ],
      when: (call) =>
        is(call, 'vault', 'bao') &&
        (!call.args.some((word) => word === 'put' || word === 'patch') ||
          call.has('-delete-version-after', '-max-versions')),
      http: [
        'DELETE /v1/*/metadata/**',
        'DELETE /v1/*/data/**',
        '* /v1/*/destroy/**',
        'POST|PUT /v1/*/delete/**',
        'DELETE /v1/secret/**',
      ],
      does: {
        verb: 'delete',
        what: 'secret',
        undo: 'none',
        undoNote:
          'A version deleted with kv delete can be undeleted; destroy and metadata delete cannot be undone (Vault documentation, 2026-11)',
      },
      target: { positionals: true, options: ['-mount', '-path'] },
      why: 'Deletes a secret; whatever reads it fails.',
      instead: 'vault kv metadata get {target}',
      stops: [
        'vault kv metadata delete secret/app/db',
        'vault kv destroy -versions=1,2 secret/app',
        'vault kv delete -mount=secret app',
        'vault delete database/roles/app',
      ],
      passes: [
        'vault kv get -field=host secret/app/db',
        'vault kv undelete -versions=3 secret/app',
        'vault kv put secret/app a=1',
        'vault list secret/',
      ],
    },
    {
      id: 'engine-disable',
      command: ['secrets|auth|audit', 'disable|move|tune'],
      commands: [
        ['policy|namespace|role|acl', 'delete'],
        ['acl', 'token|policy|role', 'delete'],
        ['plugin', 'deregister'],
        ['snapshot', 'restore'],
      ],
      when: (call) => is(call, 'vault', 'bao') && !call.args.includes('tune'),
      http: [
        'DELETE /v1/sys/**',
        'DELETE /v1/auth/**',
        'PUT|POST /v1/sys/seal',
        'PUT|POST /v1/sys/leases/revoke-prefix/**',
        'PUT|POST /v1/sys/leases/revoke-force/**',
        'POST|PUT /v1/sys/storage/raft/snapshot-force',
        'POST|PUT /v1/sys/storage/raft/snapshot',
      ],
      does: { verb: 'delete', what: 'secrets engine', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Disables an engine and deletes every secret in it, or takes a policy, login method or audit log away.',
      instead: 'vault secrets list',
      stops: [
        'vault secrets disable secret/',
        'vault auth disable kubernetes',
        'vault policy delete app',
        'vault namespace delete team-a',
        'curl -X DELETE -H "X-Vault-Token: $T" https://vault.example.com/v1/sys/mounts/secret',
      ],
      passes: [
        'vault secrets list',
        'vault auth list',
        'vault policy read app',
        'vault secrets enable kv-v2',
      ],
    },
    {
      id: 'revoke',
      command: ['token|lease', 'revoke'],
      commands: [
        ['operator', 'seal|step-down|rekey|generate-root|migrate|init|rotate-keys'],
        ['operator', 'raft', 'remove-peer'],
        ['operator', 'raft', 'snapshot', 'restore'],
        ['seal|leave|force-leave'],
        ['write', 'sys/seal|sys/step-down|**/revoke**|**/rotate-root**|**/tidy|**/trim'],
      ],
      when: (call) => is(call, 'vault', 'bao') && !call.has('-status', '-self'),
      does: {
        verb: 'stop',
        what: 'access',
        undo: 'none',
        undoNote:
          'Revoked credentials do not come back; a sealed Vault needs its key holders (Vault documentation, 2026-11)',
      },
      target: { positionals: true, options: ['-prefix'] },
      why: 'Revokes credentials in use, seals the Vault, or changes its keys or storage.',
      instead: 'vault status',
      stops: [
        'vault lease revoke -prefix database/creds',
        'vault token revoke -accessor abc',
        'vault operator seal',
        'vault write -f sys/seal',
        'vault operator raft snapshot restore -force backup.snap',
      ],
      passes: [
        'vault status',
        'vault token lookup',
        'vault operator raft snapshot save backup.snap',
        'vault lease renew abc',
      ],
    },
    {
      id: 'store-delete',
      command: ['*', 'delete|rm|remove|archive|destroy'],
      commands: [
        ['*', '*', 'delete|remove|revoke|rm'],
        ['delete|rm|remove'],
        ['user|group', 'suspend'],
        ['*', 'revoke'],
      ],
      when: (call) =>
        is(call, 'op', 'bw', 'doppler', 'infisical', 'pass', 'gopass', 'chamber', 'berglas') &&
        call.args.some((word) => /^(delete|rm|remove|archive|destroy|revoke|suspend)$/.test(word)),
      http: ['DELETE /v3/**', 'DELETE /api/**'],
      does: {
        verb: 'delete',
        what: 'secret',
        undo: 'none',
        undoNote: 'Some stores keep an archive or trash for a while; not all do',
      },
      target: {
        positionals: true,
        fields: ['id'],
      },
      why: 'Deletes a secret, a vault, a project or somebody’s access.',
      instead: 'doppler secrets --only-names',
      stops: [
        'op item delete "Database" --vault Shared',
        'doppler secrets delete DATABASE_URL -p shop -c prd -y',
        'doppler projects delete shop -y',
        'infisical secrets delete API_KEY --env=prod',
        'bw delete item 123',
        'pass rm -rf app',
      ],
      passes: [
        'op item list',
        'doppler secrets',
        'infisical run -- npm start',
        'pass show app',
        'bw list items',
      ],
    },
  ],
};
