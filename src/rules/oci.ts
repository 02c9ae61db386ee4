import type { CallView, Platform } from '../model/platform.ts';

// https://docs.oracle.com/iaas/Content/Object/Tasks/managingobjects_topic-To_delete_objects_from_a_bucket.htm
// https://docs.oracle.com/en-us/iaas/Content/Identity/compartments/To_recover_a_compartment.htm
const NO_UNDO =
  'Only a backup taken before brings it back; a deleted object where its bucket keeps versions, and an empty compartment, can be recovered (Oracle Cloud documentation, 2026-11)';
const anyDepth = (verbs: string) =>
  [1, 2, 3, 4].map((groups) => [...Array(groups).fill('*'), verbs] as readonly string[]);
const reads = ({ args }: CallView) =>
  args.some((word) => /^(list|get|summarize-.*|setup|session)$/.test(word));
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
const KEPT = /^(schedule-deletion|schedule-.*-deletion)$/;

export const oci: Platform = {
  id: 'oci',
  title: 'Oracle Cloud',
  docs: 'https://docs.oracle.com/iaas/tools/oci-cli/latest/oci_cli_docs/',
  programs: ['oci'],
  optionsWithValue:
    '--profile --region --config-file --auth --query --output --endpoint -ns --namespace --namespace-name -bn --bucket-name -c --compartment-id --name --object-name --instance-id --volume-id --db-system-id --autonomous-database-id --database-id --cluster-id --key-id --secret-id --vault-id --action --prefix --wait-for-state --from-json --display-name --description --freeform-tags --defined-tags --lifecycle-state --hostname-label --shape --image-id --subnet-id --availability-domain --operation --statement --management-endpoint --stack-id --versioning --public-access-type --timestamp --src-dir --execution-plan-strategy'.split(
      ' ',
    ),
  hosts: ['*.oraclecloud.com', '*.oci.customer-oci.com'],
  mcpServers: ['oci', 'oracle-cloud'],
  environment: {
    options: ['--profile', '--compartment-id', '-c'],
    variables: ['OCI_CLI_PROFILE', 'OCI_CLI_REGION'],
  },
  selfConfirm: ['--force', '--empty'],
  rules: [
    {
      id: 'delete',
      command: ['*', 'delete|terminate|bulk-delete'],
      commands: anyDepth(
        'delete|terminate|bulk-delete|bulk-delete-*|cascading-delete*|cascade-delete|drop|drop-*|delete-*|purge|purge-*|remove|remove-*|abort|create-destroy-job|bulk-delete-resources',
      ).slice(1),
      when: (call) => !reads(call),
      http: ['DELETE /**'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: {
        options:
          '--name --bucket-name -bn --object-name --instance-id --volume-id --db-system-id --autonomous-database-id --database-id --cluster-id --stack-id --compartment-id'.split(
            ' ',
          ),
        fields: ['id'],
      },
      why: 'Deletes something in the tenancy with the data in it.',
      instead: 'oci iam compartment list',
      stops: [
        'oci db autonomous-database delete --autonomous-database-id ocid1.x --force',
        'oci compute instance terminate --instance-id ocid1.x --preserve-boot-volume false --force',
        'oci os object bulk-delete -bn uploads --force',
        'oci iam tag-namespace cascade-delete --tag-namespace-id ocid1.x',
        'oci database-management tablespace drop --managed-database-id ocid1.x --name USERS',
        'oci os bucket delete --bucket-name uploads --empty --force',
        'oci --profile PROD bv volume delete --volume-id ocid1.x',
        'oci resource-manager job create-destroy-job --stack-id ocid1.x --execution-plan-strategy AUTO_APPROVED',
        'curl -X DELETE https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/instances/ocid1.x',
      ],
      passes: [
        'oci os object list -bn uploads',
        'oci compute instance get --instance-id ocid1.x',
        'oci os object put -bn b --file a',
      ],
    },
    {
      id: 'key-deletion',
      command: ['*', '*', 'schedule-deletion|schedule-*-deletion|disable'],
      commands: [
        ['*', '*', '*', 'schedule-deletion|schedule-*-deletion|disable'],
        ['vault', 'secret', 'schedule-*'],
      ],
      when: (call) => has(call, KEPT) || has(call, /^disable$/) || has(call, /^schedule-secret/),
      does: {
        verb: 'delete',
        what: 'key, vault or secret',
        undo: 'vendor',
        // https://docs.oracle.com/en-us/iaas/Content/KeyManagement/Tasks/managingvaults_topic-To_delete_a_vault.htm
        // https://docs.oracle.com/en-us/iaas/Content/secret-management/Tasks/delete-secret.htm
        undoNote:
          'Oracle deletes keys and vaults after 7 to 30 days and secrets after 1 to 30, by default after 30; until then the deletion can be cancelled (Oracle Cloud documentation, 2026-11)',
      },
      target: { options: ['--key-id', '--vault-id', '--secret-id'] },
      why: 'What the key encrypts cannot be read any more; what uses the secret stops.',
      instead: 'oci iam compartment list',
      stops: [
        'oci kms management key schedule-deletion --key-id ocid1.x',
        'oci vault secret schedule-secret-deletion --secret-id ocid1.x',
      ],
      passes: ['oci kms management key cancel-deletion --key-id ocid1.x', 'oci kms management vault list'],
    },
    {
      id: 'stop',
      command: [
        '*',
        '*',
        'stop|action|softreset|reset|switchover|failover|detach|detach-*|reboot|switchover-*|failover-*|fail-over|deactivate|revoke|shrink|reboot-*|deregister-*|disassociate|disable-*',
      ],
      commands: [
        [
          '*',
          '*',
          '*',
          'stop|action|switchover|failover|detach|detach-*|switchover-*|failover-*|fail-over|deactivate|revoke|shrink|reboot-*|deregister-*|disassociate|disable-*',
        ],
      ],
      when: (call) =>
        !call.args.includes('action') ||
        /^(stop|softstop|reset|softreset|rebootmigrate)$/i.test(call.value('--action') ?? 'stop'),
      does: {
        verb: 'stop',
        what: 'machine or database',
        undo: 'repeat',
        undoNote: 'It can be started again',
      },
      target: { options: ['--instance-id', '--autonomous-database-id', '--db-node-id'] },
      why: 'Stops it: what depends on it stops too.',
      instead: 'oci iam compartment list',
      stops: [
        'oci compute instance action --action STOP --instance-id ocid1.x',
        'oci db autonomous-database stop --autonomous-database-id ocid1.x',
        'oci db autonomous-container-database-dataguard-association failover-autonomous-container-database-dataguard --id ocid1.x',
        'oci certs-mgmt certificate-authority revoke --certificate-authority-id ocid1.x',
        'oci db database disable-database-management --database-id ocid1.x',
      ],
      passes: [
        'oci compute instance action --action START --instance-id ocid1.x',
        'oci db autonomous-database start --autonomous-database-id ocid1.x',
      ],
    },
    {
      id: 'restore-over',
      command: ['db', '*', 'restore|recover'],
      commands: [
        ['*', '*', 'restore'],
        ['nosql', 'query', 'execute'],
        ['os', 'object', 'sync'],
      ],
      when: (call) =>
        (!call.args.includes('sync') || call.has('--delete')) &&
        (!call.args.includes('nosql') ||
          /^\s*(drop|delete|truncate)\b/i.test(call.value('--statement') ?? '')) &&
        // `os object restore` fetches an object from the archive.
        !call.args.join(' ').includes('os object restore'),
      does: {
        verb: 'overwrite',
        what: 'data',
        undo: 'none',
        undoNote: 'Only a backup taken before has the old data',
      },
      target: { options: ['--autonomous-database-id', '--database-id', '--bucket-name', '-bn'] },
      why: 'Puts other data over the present data, or loses rows.',
      instead: 'oci db backup list',
      stops: [
        'oci db autonomous-database restore --autonomous-database-id ocid1.x --timestamp 2026-01-01T00:00:00Z',
        'oci os object sync -bn site --src-dir ./dist --delete',
      ],
      passes: [
        'oci os object sync -bn site --src-dir ./dist',
        'oci db backup create --database-id ocid1.x --display-name pre',
        'oci os object restore -bn uploads --name a --hours 24',
      ],
    },
    {
      id: 'apply-stack',
      command: ['resource-manager', 'job', 'create-apply-job|create'],
      commands: [
        ['os', 'bucket', 'update'],
        // https://docs.oracle.com/en-us/iaas/tools/oci-cli/latest/oci_cli_docs/cmdref/cloud-guard/configuration/update.html
        ['cloud-guard', 'configuration', 'update'],
        ['os', 'retention-rule|object-lifecycle-policy', 'put|update'],
      ],
      when: (call) =>
        call.args.includes('create-apply-job') ||
        /^(destroy|apply)$/i.test(call.value('--operation') ?? '') ||
        has(call, /^object-lifecycle-policy$/) ||
        /^disabled$/i.test(call.value('--status') ?? '') ||
        /Suspended|Disabled/i.test(call.value('--versioning') ?? '') ||
        /ObjectRead/.test(call.value('--public-access-type') ?? ''),
      does: {
        verb: 'change',
        what: 'infrastructure, protection or access',
        undo: 'vendor',
        undoNote: 'It can be set again; what was lost meanwhile stays lost',
      },
      target: { options: ['--stack-id', '--bucket-name', '-bn'] },
      why: 'Applies a stack, lets objects expire, stops keeping versions, or opens a bucket to everybody.',
      instead: 'oci resource-manager job list',
      stops: [
        'oci resource-manager job create-apply-job --stack-id ocid1.x --execution-plan-strategy AUTO_APPROVED',
        'oci os bucket update -bn b --versioning Suspended',
        'oci cloud-guard configuration update --status DISABLED --reporting-region eu-frankfurt-1',
      ],
      passes: [
        'oci cloud-guard configuration update --status ENABLED --reporting-region eu-frankfurt-1',
        'oci resource-manager job list',
        'oci os bucket update -bn b --versioning Enabled',
      ],
    },
  ],
};
