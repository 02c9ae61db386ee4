import type { CallView, Platform, RequestView } from '../model/platform.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_undelete.htm
const SALESFORCE =
  'Deleted records lie in the Recycle Bin for 15 days; a hard delete, an emptied bin and a deleted org do not come back (Salesforce documentation, 2026-11)';
const SANDBOX = 'An org does not come back; what was changed in it and not retrieved is lost';
// https://shopify.dev/docs/api/shopify-cli/theme/theme-push
const SHOPIFY =
  'The theme that is there is overwritten: only a copy that was pulled or duplicated before brings it back (Shopify documentation, 2026-11)';

const words = (call: CallView) => call.positionals.join(' ').replaceAll(':', ' ');
const salesforce = (call: CallView) => /^(sf|sfdx)$/.test(call.program);
const shop = ({ host }: RequestView) => /\.myshopify\.com$/.test(host);

/** Salesforce and Shopify: the customers, orders and pages of a company. */
export const businessPlatforms: Platform = {
  id: 'business-platforms',
  title: 'Salesforce and Shopify',
  docs: 'https://developer.salesforce.com/docs/atlas.en-us.sfdx_cli_reference.meta/sfdx_cli_reference/',
  programs: ['sf', 'sfdx', 'shopify'],
  optionsWithValue:
    '-o --target-org -u --targetusername -s --sobject -f --file -i --record-id -w --wait --where -m --metadata -x --manifest -p --source-dir -d --definition-file -a --alias -v --target-dev-hub -l --test-level -t --tests --theme --store --password --path --environment -e --only --ignore --api-version'.split(
      ' ',
    ),
  programOptions: {
    shopify:
      '-t --theme -s --store --password --path -e --environment -o --only -x --ignore --config -c --client-id'.split(
        ' ',
      ),
  },
  hosts: ['*.my.salesforce.com', '*.salesforce.com', '*.myshopify.com'],
  mcpServers: ['salesforce', 'shopify'],
  environment: { options: ['-o', '--target-org', '-u', '-e', '--environment'], variables: ['SF_TARGET_ORG'] },
  selfConfirm: ['-p', '--no-prompt', '-r', '--force', '-f', '--allow-live', '-a'],
  unruled: {
    harmless: [
      ['config|alias|plugins|auth|logout|login|autocomplete', '*'],
      ['app', 'env', '*'],
    ],
  },
  rules: [
    {
      id: 'records-delete',
      command: [],
      when: (call) =>
        salesforce(call) &&
        /^(force )?data (delete|bulk delete|tree delete|record delete)( |$)/.test(words(call)),
      http: ['DELETE /services/data/**'],
      httpWhen: ({ host }) => /salesforce\.com$/.test(host) && !/\.sandbox\./.test(host),
      does: { verb: 'delete', what: 'records', undo: 'vendor', undoNote: SALESFORCE },
      target: { options: ['-s', '--sobject', '-i', '--record-id', '-f', '--file'] },
      why: 'Deletes records and the records below them.',
      instead: 'sf data query -q "SELECT Id FROM Account LIMIT 5" -o prod',
      stops: [
        'sf data delete bulk --sobject Account --file ids.csv --target-org prod',
        'sf data delete record -s Account -i 001D -o prod',
        'sfdx force:data:record:delete -s Account -i 001D -u prod',
        'curl -X DELETE https://acme.my.salesforce.com/services/data/v61.0/sobjects/Account/001D -H "Authorization: Bearer $T"',
      ],
      passes: [
        'sf data query -q "SELECT Id FROM Account" -o prod',
        'curl https://acme.my.salesforce.com/services/data/v61.0/limits -H "Authorization: Bearer $T"',
      ],
    },
    {
      id: 'org-delete',
      command: [],
      when: (call) =>
        salesforce(call) &&
        (/^(force )?org delete( (sandbox|scratch|shape|snapshot))?( |$)|^env delete/.test(words(call)) ||
          /^(force )?(project delete source|source delete)( |$)/.test(words(call)) ||
          (/^(force )?(project deploy start|source deploy|mdapi deploy)/.test(words(call)) &&
            call.has('--post-destructive-changes', '--pre-destructive-changes', '--postdestructivechanges'))),
      does: { verb: 'delete', what: 'org or its metadata', undo: 'none', undoNote: SANDBOX },
      target: { options: ['-o', '--target-org', '-m', '--metadata'] },
      why: 'Deletes an org with its data, or classes, fields and objects with theirs.',
      instead: 'sf project deploy start --dry-run -o prod',
      stops: [
        'sf org delete sandbox --target-org uat --no-prompt',
        'sf project delete source --metadata ApexClass:Billing --target-org prod --no-prompt',
        'sf project deploy start -x package.xml --post-destructive-changes destructiveChanges.xml -o prod',
      ],
      passes: [
        'sf org list',
        'sf org create scratch -f config/project-scratch-def.json -a scratch',
        'sf project deploy start --dry-run -o prod',
      ],
    },
    {
      id: 'apex-run',
      command: [],
      when: (call) =>
        salesforce(call) &&
        /^(force )?apex (run|execute)( |$)/.test(words(call)) &&
        !/^(force )?apex run test/.test(words(call)) &&
        /prod|live/i.test(call.value('-o', '--target-org', '-u') ?? '') &&
        // What it is fed and only looks.
        (call.input === undefined ||
          /\b(delete|insert|update|upsert|merge|undelete)\b|\bDatabase\.|\bHttp|\benqueue|\bexecuteBatch/i.test(
            call.input,
          )),
      does: { verb: 'run', what: 'Apex code', undo: 'none', undoNote: SALESFORCE },
      target: { options: ['-f', '--file'] },
      why: 'Runs code in the production org that is not read here.',
      instead: 'sf apex run test -o dev',
      stops: ['sf apex run --file wipe.apex -o prod'],
      passes: ['sf apex run test -o prod', 'sf apex run --file seed.apex -o scratch'],
    },
    {
      id: 'theme-overwrite',
      command: ['theme', 'push'],
      commands: [['theme', 'delete|publish|unpublish']],
      when: (call) =>
        call.program === 'shopify' &&
        !call.has('--development', '-d') &&
        (!call.args.includes('push') || call.has('--allow-live', '-a', '--live', '-l')),
      http: ['DELETE /admin/**'],
      httpWhen: shop,
      does: { verb: 'overwrite', what: 'theme of the shop', undo: 'none', undoNote: SHOPIFY },
      target: { options: ['--theme', '-t'] },
      why: 'Overwrites, replaces or deletes what customers of the shop see.',
      instead: 'shopify theme pull --live',
      stops: [
        'shopify theme push --live --allow-live',
        'shopify theme publish --theme 123 --force',
        'shopify theme delete --theme 123 --force',
        'curl -X DELETE https://acme.myshopify.com/admin/api/2025-10/products/632.json -H "X-Shopify-Access-Token: $T"',
      ],
      passes: ['shopify theme push --unpublished', 'shopify theme dev', 'shopify theme pull --live'],
    },
  ],
};
