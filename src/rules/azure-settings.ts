import type { CallView, Platform } from '../model/platform.ts';
import { NO_UNDO } from './azure.ts';

/** Groups nest one to five words deep: `group delete`, `network dns record-set a delete`. */
const anyDepth = (verbs: string) =>
  [1, 2, 3, 4, 5].map((groups) => [...Array(groups).fill('*'), verbs] as readonly string[]);
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
/** What stands on this machine only: logins, settings, extensions. */
const isLocal = ({ args }: CallView) =>
  /^(account|extension|config|cloud|bicep|cache|configure|alias)$/.test(
    args.find((word) => /^[a-z]/.test(word)) ?? '',
  );

export const azureSettings: Platform = {
  id: 'azure-settings',
  title: 'Azure',
  docs: 'https://learn.microsoft.com/cli/azure/reference-index',
  programs: ['az'],
  optionsWithValue:
    '-n --name -g --resource-group -s --server --server-name --subscription --vault-name --account-name --container-name -c --ids --query -o --output -l --location --database-name -d --zone-name -z --record-set-name --repository --image -r --registry --cluster-name --mode --template-file -f --parameters -p --sku --method --uri --url --pattern --source --destination -u --username --target --share-name --queue-name --table-name --assignee --role --scope --nodepool-name --slot --hub-name --namespace-name --workspace-name --default-action --action-on-unmanage --aou --new-capacity --node-count --delete-destination --public-access --allow-blob-public-access --enable-delete-retention --delete-backup-data --retention-days --retention-time --weekly-retention --backup-retention --retention --ttl --default-ttl --status --enabled --admin-password --administrator-login-password --instance-ids -a -v'.split(
      ' ',
    ),
  hosts: ['management.azure.com', '*.management.azure.com'],
  environment: {
    options: ['-g', '--resource-group', '--subscription'],
    variables: ['AZURE_ENV_NAME', 'AZURE_SUBSCRIPTION_ID', 'ARM_SUBSCRIPTION_ID', 'AZURE_DEFAULTS_GROUP'],
    fields: ['resourceGroup', 'resource-group', 'subscription'],
  },
  selfConfirm: ['-y', '--yes', '--force', '--no-wait'],
  dryRun: ['--what-if', '--dryrun'],
  rules: [
    {
      id: 'complete-deployment',
      command: ['deployment', '*', 'create'],
      commands: [
        ['deployment', 'create'],
        ['stack', '*', 'create|delete'],
        ['storage', '*', 'sync'],
        ['storage', 'blob', 'sync'],
        ['vm|vmss', 'reimage|scale'],
        ['aks|functionapp|appservice', '*', 'scale'],
        ['netappfiles', 'volume', 'revert'],
        ['webapp', 'config', 'backup', 'restore'],
        ['acr', 'import'],
      ],
      http: ['PUT /**/deployments/*'],
      httpWhen: ({ body = '' }) => /"mode"\s*:\s*"complete"/i.test(body),
      when: (call) =>
        /^complete$/i.test(call.value('--mode') ?? '') ||
        /^delete/i.test(call.value('--action-on-unmanage', '--aou') ?? '') ||
        call.has('--delete-all', '--delete-resources', '--delete-resource-groups') ||
        (call.has('--delete-destination') && call.value('--delete-destination') !== 'false') ||
        call.args.includes('reimage') ||
        call.args.includes('revert') ||
        call.has('--overwrite') ||
        (call.args.includes('import') && call.has('--force')) ||
        call.value('--new-capacity', '--node-count', '-c') === '0',
      does: {
        verb: 'delete',
        what: 'whatever the template or the source does not name',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: { options: ['-g', '--resource-group', '-n', '--name', '-c'] },
      why: 'Makes the group, the disk or the container equal to its source: everything else in it is deleted.',
      instead: 'az group list',
      stops: [
        'az deployment group create -g rg-prod --template-file main.bicep --mode Complete',
        'az stack group create -n app -g rg --template-file main.bicep --action-on-unmanage deleteAll',
        'az storage blob sync -c site --account-name a -s ./dist --delete-destination true',
        'az vmss scale -n web -g rg --new-capacity 0',
        'az vm reimage -n web -g rg',
        'az netappfiles volume revert -g rg -a acc -p pool -n v --snapshot-id s',
        `curl -X PUT -H "Authorization: Bearer $T" "https://management.azure.com/subscriptions/s/resourcegroups/rg/providers/Microsoft.Resources/deployments/d?api-version=2021-04-01" -d '{"properties":{"mode":"Complete","template":{}}}'`,
      ],
      passes: [
        'az deployment group create -g rg --template-file main.bicep',
        'az deployment group what-if -g rg --template-file main.bicep --mode Complete',
        'az vmss scale -n web -g rg --new-capacity 3',
      ],
    },
    {
      id: 'credentials-renew',
      commands: anyDepth(
        'renew|reset|regenerate|regenerate-keys|reset-credentials|renew-key|regenerate-key*|renew-keys|reset-*|rotate-certs|update',
      ),
      when: (call) =>
        !isLocal(call) &&
        (has(call, /^rotate-certs$/) || !has(call, /^(vm|aks|list|show|defaults)$/)) &&
        (!has(call, /^update$/) || call.has('--admin-password', '--administrator-login-password')),
      does: {
        verb: 'stop',
        what: 'keys or passwords',
        undo: 'none',
        undoNote: 'The old key does not come back',
      },
      target: { options: ['-n', '--name', '--account-name', '--id'] },
      why: 'Makes keys worthless: everything that uses them stops working.',
      instead: 'az {group} list',
      stops: [
        'az storage account keys renew -n acme -g rg --key key1',
        'az ad sp credential reset --id 1',
        'az redis regenerate-keys -n r -g rg --key-type Primary',
        'az sql server update -g rg -n s --admin-password example-only',
      ],
      passes: ['az storage account keys list -n acme -g rg', 'az ad sp list'],
    },
    {
      id: 'protection-remove',
      commands: anyDepth('update|set|set-*|create|disable|import|restore|remove'),
      when: (call) => {
        if (isLocal(call)) return false;
        const line = call.args.join(' ');
        const isShort = (...names: readonly string[]) => /^[01](\.|$)|^P0/.test(call.value(...names) ?? '');
        return (
          isShort(
            '--retention-days',
            '--retention-time',
            '--weekly-retention',
            '--backup-retention',
            '--retention',
          ) ||
          (/\bflexible-server update\b/.test(line) && call.value('--backup-retention') === '7') ||
          (/^cosmosdb \w+ (container|collection|table) update\b/.test(line) &&
            Number(call.value('--ttl', '--default-ttl') ?? '0') > 0) ||
          /\b(soft-delete update|retention update)\b.*--status[= ]disabled/i.test(line) ||
          /^storage account management-policy (create|update)\b|^network (private-)?dns zone import\b|\bnetwork-rule remove\b/.test(
            line,
          ) ||
          (/\b(tde|threat-policy|audit-policy|atp|diagnostic)/.test(line) &&
            /--(state|status)[= ]disabled/i.test(line)) ||
          /^(appconfig kv|apim) restore\b/.test(line) ||
          /^keyvault .*--enabled[= ]false/.test(line) ||
          // https://learn.microsoft.com/cli/azure/ad/user#az-ad-user-update: nobody signs in by it any more.
          /^ad (user|sp) update\b.*--account-enabled[= ]false/.test(line) ||
          /\bdelete-policy update\b.*--enable[= ]false/.test(line) ||
          /^containerapp update\b.*--max-replicas[= ]0/.test(line) ||
          (/\bnsg rule (create|update)\b/.test(line) &&
            /--access[= ]Allow/i.test(line) &&
            /--source-address-prefix(es)?[= ](\*|0\.0\.0\.0\/0|Internet)( |$)/.test(line) &&
            /--destination-port-ranges?[= ](\*|22|3389|1433|3306|5432|6379)( |$)/.test(line)) ||
          /--(enable-soft-delete|enable-purge-protection|enable-(container-)?delete-retention|enable-versioning|enable-restore-policy|soft-delete-feature-state)[= ](false|disable)/i.test(
            line,
          ) ||
          /^(backup protection disable|sql mi? ?import|sql db import|redis import)/.test(line) ||
          (/delete-backup-data/.test(line) && /true/.test(line)) ||
          /0\.0\.0\.0 .*255\.255\.255\.255|--allow-blob-public-access[= ]true|--public-access[= ](blob|container)\b|--default-action[= ]Allow/.test(
            line,
          ) ||
          (call.value('--role') === 'Owner' && has(call, /^assignment$/))
        );
      },
      does: {
        verb: 'change',
        what: 'protection, backups or access',
        undo: 'vendor',
        undoNote: 'It can be set again; what was not kept meanwhile stays lost',
      },
      target: { options: ['-n', '--name', '--account-name', '-g', '--resource-group'] },
      why: 'Turns off what would bring data back, writes over a database, or opens it to everybody.',
      instead: 'az {group} list',
      stops: [
        'az storage account blob-service-properties update -n acme --enable-delete-retention false',
        'az backup protection disable -g rg -v vault -c c -i vm --delete-backup-data true --yes',
        'az storage account update -n acme -g rg --allow-blob-public-access true',
        'az sql db import -n app -s prod-sql -g rg -u u -p p --storage-key k --storage-uri https://x',
        'az sql db str-policy set -g rg -s s -n d --retention-days 1',
        'az acr config soft-delete update -r acme --status disabled',
        'az storage blob service-properties delete-policy update --enable false --account-name acme',
        'az ad user update --id bob@acme.com --account-enabled false',
        "az network nsg rule create -g rg --nsg-name n -n open --priority 100 --access Allow --source-address-prefixes '*' --destination-port-ranges 22",
      ],
      passes: [
        'az storage account update -n acme -g rg --tags a=b',
        'az storage blob service-properties delete-policy update --enable true --days-retained 7 --account-name acme',
        'az storage account create -n acme -g rg',
        'az backup protection enable-for-vm -g rg -v vault --vm vm -p p',
      ],
    },
  ],
};
