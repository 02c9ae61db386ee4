import type { Platform } from '../model/platform.ts';
import { NO_UNDO } from './azure.ts';

export const azureTools: Platform = {
  id: 'azure-tools',
  title: 'Azure',
  docs: 'https://learn.microsoft.com/azure/developer/azure-developer-cli/reference',
  programs:
    'azd Remove-AzResourceGroup Remove-AzResource Remove-AzSqlDatabase Remove-AzSqlServer Remove-AzStorageAccount Remove-AzStorageContainer Remove-AzStorageBlob Remove-AzVM Remove-AzDisk Remove-AzSnapshot Remove-AzKeyVault Remove-AzKeyVaultSecret Remove-AzCosmosDBAccount Remove-AzAksCluster Remove-AzWebApp Remove-AzFunctionApp Remove-AzRedisCache Remove-AzContainerRegistry Remove-AzRecoveryServicesVault Remove-AzResourceLock Remove-AzADApplication Remove-AzRoleAssignment Stop-AzVM New-AzResourceGroupDeployment New-AzDeployment'.split(
      ' ',
    ),
  optionsWithValue:
    '-e --environment --cwd -C -Mode -TemplateFile -TemplateUri -TemplateParameterFile -Name -ResourceGroupName -ServerName -DatabaseName -VaultName -Id -Scope'.split(
      ' ',
    ),
  directory: ['-C', '--cwd'],
  environment: {
    options: ['-e', '--environment', '-Name', '-ResourceGroupName', '-ServerName'],
    variables: ['AZURE_ENV_NAME', 'AZURE_SUBSCRIPTION_ID'],
  },
  selfConfirm: ['--force', '--purge', '-Force', '-Confirm:$false'],
  dryRun: ['-WhatIf', '--preview'],
  rules: [
    {
      id: 'azd-down',
      command: ['down'],
      commands: [['env', 'delete|remove']],
      when: ({ program }) => program === 'azd',
      does: { verb: 'delete', what: 'every resource of the environment', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-e', '--environment'] },
      why: 'Deletes every resource of the environment; with --purge vaults go for good too.',
      instead: 'azd env list',
      stops: ['azd down --force --purge', 'azd -e prod down'],
      passes: ['azd env list', 'azd up -e dev', 'azd deploy'],
    },
    {
      id: 'powershell-remove',
      command: [],
      when: ({ program }) => /^(remove|stop)-az/i.test(program),
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-Name', '-ResourceGroupName', '-ServerName', '-DatabaseName'], positionals: true },
      why: 'Deletes something in the Azure subscription with the data in it.',
      instead: 'az account show',
      stops: ['pwsh -Command "Remove-AzResourceGroup -Name rg-prod -Force"'],
      passes: [
        'pwsh -Command "Get-AzResourceGroup -Name rg-prod"',
        'pwsh -Command "Remove-AzResourceGroup -Name rg-prod -WhatIf"',
      ],
    },
    {
      id: 'powershell-complete',
      command: [],
      // https://learn.microsoft.com/azure/azure-resource-manager/templates/deployment-modes
      when: (call) =>
        /^new-az(resourcegroup)?deployment$/i.test(call.program) &&
        /^complete$/i.test(call.value('-Mode') ?? ''),
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-ResourceGroupName'] },
      why: 'Deletes everything in the resource group that the template does not name.',
      instead: 'az deployment group what-if -g rg -f main.bicep',
      stops: [
        'pwsh -Command "New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile t.json -Mode Complete -Force"',
      ],
      passes: ['pwsh -Command "New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile t.json"'],
    },
  ],
};
