import type { CallView, Platform } from '../model/platform.ts';

// https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-scheduling-key-deletion.html, https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
const WINDOW =
  'AWS waits 7 to 30 days, 30 by default, before it deletes keys and secrets; until then the deletion can be cancelled (AWS KMS and Secrets Manager documentation, 2026-11)';

const VERBS =
  /^(delete|disable|stop|put|modify|update|set|attach|decrease|schedule|remove|cancel|create|suspend|execute|replace|rotate|reset)-[a-z]/;
/** The operation is the first verb that is no option's value. */
const operation = ({ args }: CallView) =>
  args.find((word, at) => VERBS.test(word) && !/^--/.test(args[at - 1] ?? '')) ?? '';
const wantsHelp = (call: CallView) => call.args.at(-1) === 'help' || call.has('--generate-cli-skeleton');
const forced = (call: CallView) => call.has('--force-delete-without-recovery');
const text = (call: CallView) => call.args.join(' ');
/** A policy that shuts everybody out, its own author with them. https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
const deniesEverybody = (call: CallView) =>
  /^put-(bucket|resource|key|repository|vault-access|file-system)-?\w*-?policy$/.test(operation(call)) &&
  /"Effect"\s*:\s*"Deny"/.test(text(call)) &&
  /"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*\[?\s*"\*")/.test(text(call)) &&
  /"Action"\s*:\s*\[?\s*"(\w+:)?\*"/.test(text(call)) &&
  !/"Condition"/.test(text(call));
const ONLY_ADDS = /^(?!.*"Action"\s*:\s*"(DELETE|UPSERT)).*"Action"\s*:\s*"CREATE"/is;
const isZero = (call: CallView, ...names: readonly string[]) =>
  names.some((name) => call.value(name) === '0');

export const awsSettings: Platform = {
  id: 'aws-settings',
  title: 'AWS',
  docs: 'https://docs.aws.amazon.com/cli/latest/reference/',
  programs: ['aws', 'aws2'],
  optionsWithValue:
    '--profile --region --output --query --endpoint-url --ca-bundle --color --cli-read-timeout --cli-connect-timeout --cli-input-json --cli-input-yaml --cli-binary-format --bucket --key --prefix --name --names --id --ids --cluster --service --stack-name --table-name --function-name --db-instance-identifier --db-cluster-identifier --db-snapshot-identifier --db-cluster-snapshot-identifier --instance-id --instance-ids --volume-id --snapshot-id --log-group-name --queue-url --exclude --include --acl --cluster-name --status --backup-retention-period --automated-snapshot-retention-period --snapshot-retention-limit --automatic-backup-retention-days --retention-in-days --policy-arn --desired-count --desired-capacity --min-size --max-size --reserved-concurrent-executions --port --protocol --cidr --group-id --user-name --role-name --access-key-id --account-id --key-id --secret-id --hosted-zone-id --domain-name --auto-scaling-group-name --nodegroup-name --load-balancer-arn --rest-api-id --allocation-id --recovery-point-arn --backup-vault-name --replication-group-id --cache-cluster-id --cluster-identifier --file-system-id --repository-name --user-pool-id --image-id --environment-name --distribution-id --rule --policy --delete-request --request-items'.split(
      ' ',
    ),
  mcpServers: ['aws', 'awslabs', 'amazon'],
  environment: {
    options: ['--profile', '--endpoint-url', '--cluster'],
    variables: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ENDPOINT_URL'],
  },
  selfConfirm: ['--force', '--yes', '-y', '--no-cli-pager'],
  reaches: ['--profile', '--region'],
  rules: [
    {
      id: 'protection-remove',
      command: [
        '*',
        'modify-*|update-*|put-*|disable-*|start-experiment|stop-logging|stop-configuration-recorder|delete-*|set-*|decrease-*|suspend-processes',
      ],
      when: (call) => {
        if (wantsHelp(call)) return false;
        const line = text(call);
        return (
          (/^([1-9]|[12]\d)$/.test(call.value('--retention-in-days') ?? '') &&
            operation(call) === 'put-retention-policy') ||
          call.has(
            '--no-deletion-protection',
            '--no-deletion-protection-enabled',
            '--no-enable-termination-protection',
            '--no-termination-protected',
            '--no-disable-api-termination',
            '--no-multi-az',
          ) ||
          deniesEverybody(call) ||
          (/^update-.*(enabled|sending)/.test(operation(call)) &&
            call.has('--no-enabled', '--no-sending-enabled')) ||
          // What it breaks on purpose is broken: https://docs.aws.amazon.com/fis/latest/userguide/what-is.html
          (call.args.includes('fis') && call.args.includes('start-experiment')) ||
          isZero(
            call,
            '--backup-retention-period',
            '--automated-snapshot-retention-period',
            '--snapshot-retention-limit',
            '--automatic-backup-retention-days',
          ) ||
          (/^modify-db-/.test(operation(call)) && call.value('--backup-retention-period') === '1') ||
          /^(suspend-processes|update-recovery-point-lifecycle)$/.test(operation(call)) ||
          /Status=Suspended|PointInTimeRecoveryEnabled=false|"PointInTimeRecoveryEnabled":\s*false|"Expiration"|Days=\d+.*Expiration|deletion-protection-enabled=false|Key=deletion_protection\.enabled,Value=false/i.test(
            line,
          ) ||
          /^(stop-logging|stop-configuration-recorder|decrease-.*|disable-(?!key$|rule$|alarm-actions$|insight-rules$|metrics-).*|update-time-to-live|delete-(backup-plan|backup-selection|backup-vault-lock-configuration|detector|trail|configuration-recorder|delivery-channel|bucket-(policy|lifecycle|encryption|replication)|retention-policy)|put-bucket-lifecycle(-configuration)?|put-lifecycle-policy)$/.test(
            operation(call),
          ) ||
          (/\bs3(api|control)\b/.test(line) &&
            /BlockPublicAcls=false|BlockPublicPolicy=false|RestrictPublicBuckets=false/.test(line))
        );
      },
      does: {
        verb: 'change',
        what: 'backups or protection',
        undo: 'vendor',
        undoNote: 'It can be turned on again; what was not kept meanwhile stays lost',
      },
      target: {
        options: [
          '--db-instance-identifier',
          '--bucket',
          '--table-name',
          '--stack-name',
          '--instance-id',
          '--name',
          '--log-group-name',
        ],
      },
      why: 'Turns off what would bring data back or keep it from being deleted: backups, versions, logs or deletion protection.',
      instead: 'aws backup list-backup-plans',
      stops: [
        'aws rds modify-db-instance --db-instance-identifier prod-db --backup-retention-period 0',
        'aws rds modify-db-instance --db-instance-identifier prod-db --no-deletion-protection',
        'aws s3api put-bucket-versioning --bucket b --versioning-configuration Status=Suspended',
        'aws dynamodb update-continuous-backups --table-name T --point-in-time-recovery-specification PointInTimeRecoveryEnabled=false',
        'aws cloudtrail stop-logging --name main',
        'aws ec2 modify-instance-attribute --instance-id i-1 --no-disable-api-termination',
        `aws s3api put-bucket-lifecycle-configuration --bucket b --lifecycle-configuration '{"Rules":[{"Expiration":{"Days":1}}]}'`,
        `aws s3api put-bucket-policy --bucket b --policy '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}'`,
        'aws fis start-experiment --experiment-template-id t',
        'aws ses update-account-sending-enabled --no-enabled',
      ],
      passes: [
        `aws s3api put-bucket-policy --bucket b --policy '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'`,
        'aws ses update-account-sending-enabled --enabled',
        'aws rds modify-db-instance --db-instance-identifier prod-db --backup-retention-period 14',
        'aws s3api get-bucket-lifecycle-configuration --bucket acme-prod',
        'aws s3api put-bucket-versioning --bucket b --versioning-configuration Status=Enabled',
      ],
    },
    {
      id: 'public',
      command: [
        '*',
        'put-*|modify-*|authorize-*|create-*|update-*|delete-public-access-block|add-permission|add-layer-version-permission|attach-*',
      ],
      when: (call) =>
        !wantsHelp(call) &&
        (/^public-read/.test(call.value('--acl') ?? '') ||
          (call.has('--publicly-accessible') && /^(modify|update)-/.test(operation(call))) ||
          (/\bauthorize-security-group-ingress\b/.test(text(call)) &&
            /0\.0\.0\.0\/0|::\/0/.test(text(call)) &&
            !/\b(80|443)\b/.test(call.value('--port') ?? text(call))) ||
          (/put-bucket-policy|put-resource-policy/.test(text(call)) &&
            /"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*"\*")/.test(text(call)) &&
            /Allow/.test(text(call))) ||
          call.args.includes('delete-public-access-block') ||
          (/^modify-(db-(cluster-)?snapshot|snapshot|image|fpga-image)-attribute$/.test(operation(call)) &&
            /(^|[\s=,"'])all($|[\s,"'}])/i.test(text(call))) ||
          (/\b(add-permission|add-layer-version-permission)\b/.test(text(call)) &&
            call.value('--principal') === '*') ||
          (/^put-(user|role|group)-policy$|^create-policy(-version)?$/.test(operation(call)) &&
            /"Action"\s*:\s*\[?\s*"\*"/.test(text(call)) &&
            /"Allow"/.test(text(call))) ||
          (/^attach-(user|role|group)-policy$/.test(operation(call)) &&
            /AdministratorAccess$/.test(call.value('--policy-arn') ?? ''))),
      does: {
        verb: 'change',
        what: 'who may reach it',
        undo: 'vendor',
        undoNote: 'It can be closed again; what was read meanwhile stays read',
      },
      target: {
        options: ['--bucket', '--db-instance-identifier', '--group-id', '--user-name', '--role-name'],
      },
      why: 'Opens data or a network to everybody, or hands out every right in the account.',
      instead: 'aws s3api list-buckets',
      stops: [
        'aws s3api put-bucket-acl --bucket acme --acl public-read',
        'aws rds modify-db-instance --db-instance-identifier db --publicly-accessible',
        'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5432 --cidr 0.0.0.0/0',
        'aws s3api delete-public-access-block --bucket acme',
        'aws iam attach-user-policy --user-name ci --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
        'aws ec2 modify-snapshot-attribute --snapshot-id snap-1 --attribute createVolumePermission --operation-type add --group-names all',
        'aws lambda add-permission --function-name f --statement-id s --action lambda:InvokeFunction --principal "*"',
      ],
      passes: [
        'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 443 --cidr 0.0.0.0/0',
        'aws s3api get-bucket-acl --bucket acme',
        'aws rds modify-db-instance --db-instance-identifier db --no-publicly-accessible',
        'aws lambda add-permission --function-name f --statement-id s --action lambda:InvokeFunction --principal s3.amazonaws.com',
      ],
    },
    {
      id: 'dns-change',
      command: ['route53', 'change-resource-record-sets'],
      commands: [['route53domains', 'delete-*|transfer-*|disable-*|update-domain-nameservers']],
      when: (call) => !call.args.includes('change-resource-record-sets') || !ONLY_ADDS.test(text(call)),
      does: {
        verb: 'change',
        what: 'DNS records',
        undo: 'vendor',
        undoNote: 'Route 53 keeps no older value; the records must be known to set them again',
      },
      target: { options: ['--hosted-zone-id', '--domain-name'] },
      why: 'Changes or removes DNS records: sites and mail that they lead to stop being found.',
      instead: 'aws route53 list-hosted-zones',
      stops: [
        `aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"DELETE"}]}'`,
        'aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch file://changes.json',
        `aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"CREATE"},{"Action":"DELETE"}]}'`,
        'aws route53domains update-domain-nameservers --domain-name acme.com --nameservers Name=ns1',
      ],
      passes: [
        'aws route53 list-resource-record-sets --hosted-zone-id Z1',
        `aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"CREATE"}]}'`,
      ],
    },
    {
      id: 'access-remove',
      command: [
        'iam|organizations|account|sso-admin',
        'remove-*|delete-access-key|delete-login-profile|delete-virtual-mfa-device|detach-*|deactivate-*|update-access-key|close-account|leave-organization|delete-service-specific-credential',
      ],
      commands: [
        ['cognito-idp', 'remove-*|admin-disable-user|admin-delete-user|admin-reset-*'],
        ['ec2|*', 'revoke-*'],
      ],
      when: (call) =>
        !wantsHelp(call) &&
        (!call.args.includes('update-access-key') || /inactive/i.test(call.value('--status') ?? '')),
      does: {
        verb: 'stop',
        what: 'access',
        undo: 'none',
        undoNote: 'A deleted key does not come back',
      },
      target: {
        options: [
          '--access-key-id',
          '--user-name',
          '--role-name',
          '--account-id',
          '--group-id',
          '--policy-arn',
        ],
        positionals: true,
      },
      why: 'Takes rights, keys or an account away: everything that uses them stops working.',
      instead: 'aws iam list-access-keys',
      stops: [
        'aws iam delete-access-key --access-key-id AKIAEXAMPLE --user-name ci',
        'aws iam detach-role-policy --role-name app --policy-arn arn:x',
        'aws iam update-access-key --access-key-id AKIAEXAMPLE --status Inactive',
        'aws organizations close-account --account-id 111122223333',
        'aws ec2 revoke-security-group-ingress --group-id sg-1 --protocol tcp --port 443',
      ],
      passes: ['aws iam list-users', 'aws iam get-user', 'aws organizations list-accounts'],
    },
    {
      id: 'password-renew',
      command: ['*', 'modify-*|update-*|reset-*'],
      when: (call) =>
        !wantsHelp(call) &&
        (call.has(
          '--master-user-password',
          '--manage-master-user-password',
          '--rotate-master-user-password',
        ) ||
          (operation(call) === 'update-login-profile' && call.has('--password')) ||
          /^(reset-(service-specific-credential|user-password|db-parameter-group|db-cluster-parameter-group|cache-parameter-group))$/.test(
            operation(call),
          )),
      does: {
        verb: 'stop',
        what: 'password or settings',
        undo: 'repeat',
        undoNote: 'The old value can be set again by who knows it',
      },
      target: { options: ['--db-instance-identifier', '--db-cluster-identifier', '--user-name'] },
      why: 'Makes the present password worthless or puts settings back: what uses them stops working.',
      instead: 'aws rds describe-db-instances',
      stops: [
        'aws rds modify-db-instance --db-instance-identifier prod --master-user-password example-only --apply-immediately',
        'aws iam update-login-profile --user-name bob --password example-only',
      ],
      passes: [
        'aws rds modify-db-instance --db-instance-identifier prod --allocated-storage 100',
        'aws rds describe-db-instances',
      ],
    },
    {
      id: 'keys-and-secrets',
      command: [
        'kms|secretsmanager',
        'schedule-key-deletion|delete-*|disable-key|disable-key-rotation|remove-regions-*|cancel-rotate-secret|disconnect-*',
      ],
      when: (call) => !forced(call) && !wantsHelp(call) && !call.args.includes('delete-alias'),
      does: { verb: 'delete', what: 'key or secret', undo: 'vendor', undoNote: WINDOW },
      target: { options: ['--key-id', '--secret-id'] },
      why: 'What the key encrypts cannot be read any more; what uses the secret stops.',
      instead: 'aws kms list-keys',
      stops: [
        'aws kms schedule-key-deletion --key-id 1234abcd --pending-window-in-days 7',
        'aws kms disable-key --key-id 1234abcd',
        'aws secretsmanager delete-secret --secret-id prod/db',
      ],
      passes: [
        'aws kms cancel-key-deletion --key-id 1234abcd',
        'aws kms list-keys',
        'aws secretsmanager describe-secret --secret-id prod/db',
      ],
    },
  ],
};
