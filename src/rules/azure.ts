import type { CallView, Platform } from '../model/platform.ts';

// https://learn.microsoft.com/azure/ai-services/manage-resources
export const NO_UNDO =
  'Only a backup taken before, or soft delete where it is on, brings it back; a resource group cannot be recovered (Azure documentation, 2026-11)';
// https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
const WINDOW =
  'Azure keeps deleted vaults, keys and secrets 7 to 90 days, 90 by default, unless they are purged (Azure Key Vault documentation, 2026-11)';
const AGAIN = 'It can be created or started again where its configuration is still at hand';

/** Groups nest one to five words deep: `group delete`, `network dns record-set a delete`. */
const anyDepth = (verbs: string) =>
  [1, 2, 3, 4, 5].map((groups) => [...Array(groups).fill('*'), verbs] as readonly string[]);
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
const VERB =
  /^(delete|purge|remove|stop|restart|clear|detach|force|deallocate|disable|revoke|swap|cancel|drop|flush|set-primary|unregister|break|unbind|promote|fail-over|manual-failover|failback|unlink|rotate|auto-disable)(-|$)/;
/** A group that is named like a verb: `blob service-properties delete-policy update`. */
const isVerb = (word: string) => VERB.test(word) && word !== 'delete-policy';
const verbAt = (args: readonly string[]) =>
  Math.max(
    0,
    args.findIndex((word) => isVerb(word)),
  );
/** The words before the verb: the groups that it stands in. */
const groups = ({ args }: CallView) => args.slice(0, verbAt(args));
/** What stands on this machine only: logins, settings, extensions, the storage emulator. */
const isLocal = (call: CallView) =>
  call.args.some((word) =>
    /UseDevelopmentStorage=true|\/\/(127\.0\.0\.1|localhost):1000[0-2]\//.test(word),
  ) ||
  (/^(account|extension|config|cloud|bicep|cache|logout|login|configure|alias|interactive|find|demo)$/.test(
    groups(call).find((word) => /^[a-z]/.test(word)) ?? '',
  ) &&
    !groups(call).some((word) => /^(management-group|subscription|lock)$/.test(word)));
const reads = ({ args }: CallView) =>
  /^(list|show|create|list-.*|show-.*|recover|undelete|wait|export)$/.test(
    args.find((word) => isVerb(word) || /^(list|show|create|recover|undelete|wait|export)/.test(word)) ?? '',
  ) || args.at(-1) === 'help';
const REBUILT =
  /^(webapp|functionapp|appservice|containerapp|logicapp|staticwebapp|container|network|apim|cdn|afd|front-door|monitor|policy|automation|signalr|vmss|image|deployment|grafana|spring|batch|bot|maps|connectedmachine|availability-set|ppg|devops|pipelines)$/;
/** Told apart by what Azure keeps of them. */
const isDescribed = ({ args }: CallView) =>
  /^(sql db|postgres flexible-server|storage account) delete( |$)/.test(
    args
      .slice(
        Math.max(
          0,
          args.findIndex((word) => /^(sql|postgres|storage)$/.test(word)),
        ),
      )
      .join(' '),
  );
/** Deeds of the REST API: `…/virtualMachines/vm/deallocate`. */
const STOPPING =
  /\/(delete|purge|powerOff|deallocate|stop|restart|redeploy|reimage|failover|forceReboot|flush|regenerate\w*Keys?)$/i;
const isKept = (call: CallView) =>
  has(call, /^keyvault$/) && !has(call, /^(purge|restore|private-endpoint-connection|region)$/);
/** Work that is called off: `deployment cancel`, `packet-capture stop`. */
const isUnderway = (call: CallView) =>
  /^(cancel|stop|terminate)$/.test(call.args[verbAt(call.args)] ?? '') &&
  /^(op|operation|deployment|task|session|statement|pipeline-run|trigger-run|run|execution|move|copy|terms|job|packet-capture|connection-monitor|hns-migration|log-replay)$/.test(
    groups(call).at(-1) ?? '',
  );
/** What a cache holds of certain addresses is fetched again; `/*` is all of it. */
const renewsCache = (call: CallView) =>
  has(call, /^(cdn|afd)$/) &&
  has(call, /^purge$/) &&
  !call.args.some((word) => /^\/?\*$/.test(word)) &&
  call.has('--content-paths');
const isRebuilt = (call: CallView) =>
  (REBUILT.test(groups(call).find((word) => /^[a-z]/.test(word)) ?? '') ||
    groups(call).includes('nodepool')) &&
  !groups(call).some((word) => /^(dns|private-dns|snapshot|disk|lock)$/.test(word));

export const azure: Platform = {
  id: 'azure',
  title: 'Azure',
  docs: 'https://learn.microsoft.com/cli/azure/reference-index',
  programs: ['az'],
  optionsWithValue:
    '-n --name -g --resource-group -s --server --server-name --subscription --vault-name --account-name --container-name -c --ids --query -o --output -l --location --database-name -d --zone-name -z --record-set-name --repository --image -r --registry --cluster-name --mode --template-file -f --parameters -p --sku --method --uri --url --pattern --source --destination -u --username --target --share-name --queue-name --table-name --assignee --role --scope --nodepool-name --slot --hub-name --namespace-name --workspace-name --default-action --action-on-unmanage --aou --new-capacity --node-count --delete-destination --public-access --allow-blob-public-access --enable-delete-retention --delete-backup-data --instance-ids -a -v'.split(
      ' ',
    ),
  hosts:
    'management.azure.com *.management.azure.com *.blob.core.windows.net *.vault.azure.net *.documents.azure.com *.table.core.windows.net *.file.core.windows.net *.queue.core.windows.net graph.microsoft.com *.search.windows.net'.split(
      ' ',
    ),
  mcpServers: ['azure', 'azmcp'],
  environment: {
    options: ['-g', '--resource-group', '--subscription'],
    variables: ['AZURE_ENV_NAME', 'AZURE_SUBSCRIPTION_ID', 'ARM_SUBSCRIPTION_ID', 'AZURE_DEFAULTS_GROUP'],
    fields: ['resourceGroup', 'resource-group', 'subscription'],
  },
  selfConfirm: ['-y', '--yes', '--force', '--no-wait', '--purge'],
  dryRun: ['--what-if', '--dryrun'],
  reaches: ['--subscription'],
  rules: [
    {
      id: 'delete',
      commands: anyDepth(
        'delete|purge|remove|delete-*|remove-*|cancel|disable-backup|delete-batch|drop|flush|clear',
      ),
      when: (call) =>
        !isLocal(call) &&
        !reads(call) &&
        !isRebuilt(call) &&
        !isKept(call) &&
        !isDescribed(call) &&
        !isUnderway(call) &&
        !/storage message delete|service-properties delete-policy/.test(call.args.join(' ')) &&
        !has(call, /^(remove-tag|tag|job|operation)$/),
      http: ['DELETE /**'],
      mcp: ['delete_resource', 'delete_resource_group', 'azmcp_delete'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: {
        options: [
          '-n',
          '--name',
          '--ids',
          '--account-name',
          '--container-name',
          '--repository',
          '--image',
          '-g',
          '--resource-group',
        ],
        fields: ['name', 'resourceGroup', 'id'],
        positionals: true,
      },
      why: 'Deletes something in the Azure subscription with the data in it.',
      instead: 'az {group} list',
      stops: [
        'az group delete --name rg-prod --yes --no-wait',
        'az storage blob delete-batch -s uploads --account-name acme',
        'az sql server delete -n prod-sql -g rg-prod --yes',
        'az postgres flexible-server db delete -s prod-pg -d app -g rg-prod --yes',
        'az cosmosdb sql container delete -a acme -d app -n bookings -g rg',
        'az disk delete -n pgdata -g rg-prod --yes',
        'az aks delete -n prod -g rg-prod --yes',
        'az acr repository delete -n acme --repository api --yes',
        'az keyvault purge -n kv-prod',
        'az network dns zone delete -n example.com -g rg',
        'az account lock delete -n keep',
        'curl -X DELETE "https://management.azure.com/subscriptions/s/resourceGroups/rg-prod?api-version=2021-04-01"',
      ],
      passes: [
        'az group show --name rg-prod',
        'az sql db export -n app -s prod-sql -g rg-prod -u u -p p',
        'az snapshot create -n pre -g rg-prod --source pgdata',
        'az extension remove -n aks-preview',
        'az deployment group cancel -n d -g rg',
        'az keyvault recover -n kv-prod',
        'az group list | grep delete',
      ],
    },
    {
      id: 'delete-rebuilt',
      commands: anyDepth('delete|remove|delete-*|remove-*|clear|purge'),
      when: (call) =>
        !isLocal(call) && !reads(call) && !isKept(call) && isRebuilt(call) && !renewsCache(call),
      does: { verb: 'stop', what: 'service, route or application', undo: 'repeat', undoNote: AGAIN },
      target: { options: ['-n', '--name', '--ids'], positionals: true },
      why: 'Takes away something that serves: what depends on it stops.',
      instead: 'az {group} list',
      stops: [
        'az webapp delete -n api -g rg-prod',
        'az network lb delete -n lb -g rg',
        'az vmss delete-instances -n web -g rg --instance-ids 1',
        'az containerapp delete -n api -g rg --yes',
        `az cdn endpoint purge -g rg -n e --profile-name p --content-paths '/*'`,
      ],
      passes: [
        `az cdn endpoint purge -g rg -n e --profile-name p --content-paths '/app.css'`,
        'az webapp list',
        'az network lb show -n lb -g rg',
        'az webapp deployment list-publishing-profiles -n a',
      ],
    },
    {
      id: 'stop',
      commands: anyDepth(
        'unregister|set-primary|stop|deallocate|power-off|failover|disable|redeploy|restart|detach|force-reboot|revoke-*|break|unbind|stop-replication|promote|failover-priority-change|swap|deactivate|revoke|fail-over|manual-failover|failback|break-pair|detach-*|unlink|rotate-*|auto-disable-*|disable-addons',
      ),
      when: (call) =>
        !isLocal(call) &&
        !reads(call) &&
        !isUnderway(call) &&
        !/^backup protection (?!auto)\b/.test(call.args.join(' ')) &&
        !(has(call, /^restart$/) && isRebuilt(call)),
      http: ['POST /**'],
      httpWhen: ({ host, path }) => /management\.azure\.com$/.test(host) && STOPPING.test(path),
      does: { verb: 'stop', what: 'machine or service', undo: 'repeat', undoNote: AGAIN },
      target: { options: ['-n', '--name', '--ids'], positionals: true },
      why: 'Stops it: what depends on it stops too.',
      instead: 'az {group} list',
      stops: [
        'az vm deallocate -n web -g rg',
        'az functionapp stop -n hooks -g rg',
        'az servicebus georecovery-alias break-pair --alias a --namespace-name n -g rg',
        'az iot hub manual-failover -n hub -g rg',
        'az postgres flexible-server stop -n pg -g rg',
        'az webapp deployment slot swap -n api -g rg --slot staging',
      ],
      passes: [
        'az vm start -n web -g rg',
        'az webapp restart -n api -g rg',
        'az network watcher packet-capture stop -l westus -n c',
        'az synapse pipeline-run cancel --workspace-name w --run-id r',
        'az functionapp show -n hooks -g rg',
      ],
    },
    {
      id: 'keyvault-delete',
      command: ['keyvault', 'delete'],
      commands: [
        ['keyvault', 'secret|key|certificate|storage', 'delete|remove'],
        ['keyvault', 'role', 'assignment', 'delete'],
        ['keyvault', 'delete-policy'],
      ],
      does: { verb: 'delete', what: 'vault, key or secret', undo: 'vendor', undoNote: WINDOW },
      target: { options: ['-n', '--name', '--vault-name'] },
      why: 'Deletes keys or secrets: what uses them stops, what they encrypt cannot be read.',
      instead: 'az keyvault list',
      stops: ['az keyvault delete -n kv-prod', 'az keyvault secret delete --vault-name kv -n db'],
      passes: ['az keyvault show -n kv-prod', 'az keyvault secret list --vault-name kv'],
    },
    {
      id: 'rest-delete',
      command: ['rest'],
      commands: [
        ['acr', 'run'],
        ['acr', 'task', 'create'],
      ],
      when: (call) =>
        /^delete$/i.test(call.value('--method', '-m') ?? '') ||
        STOPPING.test((call.value('--uri', '--url', '-u') ?? '').split('?')[0] ?? '') ||
        (/\bacr purge\b/.test(call.args.join(' ')) && !/ --dry-run\b/.test(call.args.join(' '))),
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--uri', '--url', '-u'] },
      why: 'Deletes or stops something in the Azure subscription through its API.',
      instead: 'az {group} list',
      stops: [
        'az rest --method delete --uri https://management.azure.com/subscriptions/s/resourceGroups/rg-prod?api-version=2021-04-01',
        'az rest -m post -u "https://management.azure.com/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm/deallocate?api-version=2023-03-01"',
      ],
      passes: [
        'az rest --method get --uri https://management.azure.com/subscriptions',
        `az acr run --cmd "acr purge --filter 'app:.*' --ago 30d --dry-run" --registry reg /dev/null`,
      ],
    },
  ],
};
