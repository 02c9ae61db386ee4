import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a snapshot or a backup taken before brings it back (AWS documentation, 2026)';
const WINDOW =
  'AWS waits 7 to 30 days before it deletes keys and secrets, unless it is forced to (AWS documentation, 2026)';
const AGAIN = 'It can be created again where its configuration is still at hand';

const VERBS =
  /^(batch-|admin-|force-)?(delete|terminate|destroy|purge|remove|deregister|release|reset|revoke|disassociate|detach|disable|stop|cancel|schedule|deactivate|abort|drop|close|leave|erase|reboot|put|modify|update|set|attach|authorize|create|add|initialize)-/;
/** `aws <service> <operation>`: the operation starts with a verb, and the service stands before it. */
const operationAt = ({ args }: CallView) =>
  args.findIndex((word, at) => VERBS.test(word) && !/^--/.test(args[at - 1] ?? ''));
const operation = (call: CallView) => call.args[operationAt(call)] ?? '';
const serviceOf = (call: CallView) => call.args[operationAt(call) - 1] ?? '';

/** Services and operations whose loss is an outage: code and configuration, no data. */
const REBUILT =
  /^(lambda|apigateway|apigatewayv2|elb|elbv2|autoscaling|application-autoscaling|events|scheduler|pipes|stepfunctions|codebuild|codedeploy|codepipeline|cloudfront|globalaccelerator|wafv2?|waf-regional|ecs|appmesh|servicediscovery|batch|imagebuilder|app-?runner|synthetics|xray|cloudwatch|resource-groups|servicecatalog|codestar-\w+|iot|mq|network-firewall|directconnect|vpc-lattice|ses|sesv2|sns|chatbot|applicationinsights|mediaconvert|amplify)$/;
const REBUILT_EC2 =
  /^delete-(security-group|subnet|vpc|vpc-.*|route|route-table|internet-gateway|egress-.*|nat-gateway|network-.*|launch-template.*|key-pair|placement-group|fleets|spot-.*|transit-gateway.*|vpn-.*|customer-gateway|dhcp-options|flow-logs|carrier-.*|coip-.*|managed-prefix-list|instance-.*|traffic-.*)$/;
/** Deleting these is what one does with them: messages that were read, tags, drafts, rehearsals. */
const HARMLESS =
  /^(delete|remove|deregister|terminate|cancel)-(message|messages|message-batch|tags|tags-.*|.*-tags|change-set|query-definition|launch-plan|session|sessions|spot-.*-requests?|notification-subscriptions?|export-task|import-task|job|query|bundle-task|conversion-task|dashboards|bookmark|events-from-.*|resource-tags)$/;

const wantsHelp = (call: CallView) => call.args.at(-1) === 'help' || call.has('--generate-cli-skeleton');
const isRebuilt = (call: CallView) =>
  REBUILT.test(serviceOf(call)) || (serviceOf(call) === 'ec2' && REBUILT_EC2.test(operation(call)));
const KEPT = /^(kms|secretsmanager)$/;
const isKept = (call: CallView) => KEPT.test(serviceOf(call)) && !call.has('--force-delete-without-recovery');
const ACCESS =
  /^(iam|organizations|account|sso-admin|identitystore|cognito-idp|acm|acm-pca|kms|secretsmanager)$/;

const text = (call: CallView) => call.args.join(' ');
const isZero = (call: CallView, ...names: readonly string[]) =>
  names.some((name) => call.value(name) === '0');

export const aws: Platform = {
  id: 'aws',
  title: 'AWS',
  docs: 'https://docs.aws.amazon.com/cli/latest/reference/',
  programs: ['aws', 'aws2'],
  optionsWithValue:
    '--profile --region --output --query --endpoint-url --ca-bundle --color --cli-read-timeout --cli-connect-timeout --cli-input-json --cli-input-yaml --cli-binary-format --bucket --key --prefix --name --names --id --ids --cluster --service --stack-name --table-name --function-name --db-instance-identifier --db-cluster-identifier --instance-ids --volume-id --snapshot-id --exclude --include --acl --cluster-name -n --nodegroup -f --config-file --config -e'.split(
      ' ',
    ),
  hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.api.aws'],
  mcpServers: ['aws', 'awslabs', 'amazon', 'dynamodb', 's3', 'eks', 'ecs'],
  environment: {
    options: ['--profile', '--endpoint-url', '--cluster'],
    variables: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ENDPOINT_URL'],
    fields: ['profile'],
  },
  selfConfirm: [
    '--force',
    '--yes',
    '-y',
    '--quiet',
    '--no-cli-pager',
    '--skip-final-snapshot',
    '--no-dry-run',
  ],
  rules: [
    {
      id: 's3-remove',
      command: ['s3', 'rm|rb|mv|sync'],
      when: (call) =>
        !wantsHelp(call) &&
        (!call.args.includes('sync') || call.has('--delete')) &&
        (!call.args.includes('mv') || call.has('--recursive')),
      does: {
        verb: 'delete',
        what: 'objects of a bucket',
        undo: 'none',
        undoNote: 'Only a bucket with versioning keeps what is deleted (AWS documentation, 2026)',
      },
      target: { positionals: true },
      why: 'Deletes objects of the bucket, or the bucket itself.',
      instead: 'aws s3 ls',
      stops: [
        'aws s3 rm s3://acme-prod-uploads --recursive',
        'aws --profile prod s3 rb s3://acme-prod-backups --force',
        'aws s3 sync ./dist s3://acme-prod-uploads --delete',
        'aws s3 rm s3://acme --recursive --endpoint-url https://fra1.digitaloceanspaces.com',
        'aws s3 mv s3://acme/a s3://other/a --recursive',
      ],
      passes: [
        'aws s3 ls s3://acme-prod-uploads',
        'aws s3 sync ./dist s3://acme-site',
        'aws s3 cp a.txt s3://acme/a.txt',
        'aws s3 rm s3://acme-prod-uploads --recursive --dryrun',
        'aws s3 rm help',
      ],
    },
    {
      id: 'delete',
      command: [
        '*',
        'delete-*|batch-delete-*|terminate-*|destroy-*|purge-*|remove-*|deregister-*|force-delete-*|drop-*|erase-*|deprovision-*|release-*|disassociate-kms-key|initialize-cluster|reset-*',
      ],
      when: (call) =>
        !wantsHelp(call) &&
        !HARMLESS.test(operation(call)) &&
        !isRebuilt(call) &&
        !isKept(call) &&
        !/^(reset-(image|snapshot|fpga|network|ebs|address|service-setting|authorizers).*|release-(address|hosts)|remove-(role|user|permission|targets|tags|application|listener|client).*|deregister-(targets|instances).*|delete-(access|login|public|bucket-policy|bucket-lifecycle|bucket-encryption|bucket-replication|backup-plan|backup-selection|backup-vault-lock|detector|trail|configuration-recorder|delivery-channel|virtual-mfa|retention|resource-policy).*|remove-backup.*)$/.test(
          operation(call),
        ),
      http: ['DELETE /**'],
      mcp: ['delete_resource', 'delete_table', 'delete_bucket', 'delete_stack', 'delete_cluster'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: {
        options:
          '--db-instance-identifier --db-cluster-identifier --db-snapshot-identifier --db-cluster-snapshot-identifier --table-name --bucket --key --volume-id --snapshot-id --instance-ids --function-name --log-group-name --stack-name --queue-url --domain-name --cluster --name --replication-group-id --cache-cluster-id --cluster-identifier --file-system-id --repository-name --user-pool-id --backup-vault-name --recovery-point-arn --image-id --environment-name'.split(
            ' ',
          ),
        fields: ['identifier', 'name', 'id', 'table_name', 'bucket'],
        positionals: true,
      },
      why: 'Deletes something in the AWS account; AWS asks nobody first.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'aws rds delete-db-instance --db-instance-identifier prod-db --skip-final-snapshot --delete-automated-backups',
        'aws --region eu-west-1 dynamodb delete-table --table-name Bookings',
        'aws ec2 terminate-instances --instance-ids i-0abc',
        'aws ec2 delete-volume --volume-id vol-0abc',
        'aws cloudformation delete-stack --stack-name app',
        'aws s3api delete-objects --bucket b --delete file://x.json',
        'aws sqs purge-queue --queue-url https://sqs.us-east-1.amazonaws.com/1/orders',
        'aws secretsmanager delete-secret --secret-id prod/db --force-delete-without-recovery',
        'aws ecr batch-delete-image --repository-name api --image-ids imageTag=v1',
        'aws backup delete-recovery-point --backup-vault-name v --recovery-point-arn arn:x',
        'aws logs delete-log-group --log-group-name /aws/rds/prod',
        'curl -X DELETE https://acme-prod.s3.eu-west-1.amazonaws.com/uploads/a.png',
      ],
      passes: [
        'aws rds describe-db-instances',
        'aws rds create-db-snapshot --db-instance-identifier prod-db --db-snapshot-identifier pre-change',
        'aws sqs delete-message --queue-url q --receipt-handle h',
        'aws ec2 delete-tags --resources i-1 --tags Key=a',
        'aws cloudformation delete-change-set --change-set-name c',
        'aws rds delete-db-instance help',
        'aws ec2 terminate-instances --instance-ids i-0abc --dry-run',
        'grep -rn "aws rds delete-db-instance" docs',
      ],
    },
    {
      id: 'delete-rebuilt',
      command: [
        '*',
        'delete-*|terminate-*|remove-*|deregister-*|purge-*|release-*|disassociate-*|detach-*|stop-*|reboot-*|disable-*',
      ],
      when: (call) =>
        !wantsHelp(call) &&
        !HARMLESS.test(operation(call)) &&
        !KEPT.test(serviceOf(call)) &&
        !ACCESS.test(serviceOf(call)) &&
        (isRebuilt(call)
          ? /^(delete|terminate|remove|deregister|stop-task|disable-(rule|alarm)|detach)-?/.test(
              operation(call),
            )
          : /^(release-(address|hosts)|detach-(volume|network-interface|internet-gateway|load-balancer.*)|disassociate-(address|route-table|iam-instance-profile|vpc-cidr-block)|deregister-(targets|instances.*)|stop-(instances|db-.*|cluster|notebook-.*|workspaces|relational-database|instance|application)|reboot-(instances|db-.*|cache-.*|cluster|relational.*|workspaces|instance)|remove-(targets|permission|listener.*)|delete-resource-policy)/.test(
              operation(call),
            )),
      does: { verb: 'stop', what: 'service, route or function', undo: 'repeat', undoNote: AGAIN },
      target: {
        options:
          '--function-name --name --instance-ids --db-instance-identifier --cluster --service --id --load-balancer-arn --rest-api-id --distribution-id --rule --stack-name --allocation-id'.split(
            ' ',
          ),
        positionals: true,
      },
      why: 'Takes away or stops something that serves: what depends on it stops.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'aws lambda delete-function --function-name stripe-webhook',
        'aws ec2 stop-instances --instance-ids i-0abc',
        'aws rds stop-db-instance --db-instance-identifier prod-db',
        'aws elbv2 delete-load-balancer --load-balancer-arn arn:x',
        'aws ecs delete-service --cluster prod --service api --force',
        'aws apigateway delete-rest-api --rest-api-id a1',
        'aws ec2 release-address --allocation-id e-1',
      ],
      passes: [
        'aws lambda invoke --function-name stripe-webhook out.json',
        'aws ec2 start-instances --instance-ids i-0abc',
        'aws ecs list-services --cluster prod',
        'aws logs stop-query --query-id q',
      ],
    },
    {
      id: 'keys-and-secrets',
      command: [
        'kms|secretsmanager',
        'schedule-key-deletion|delete-*|disable-key|remove-regions-*|cancel-rotate-secret|disconnect-*',
      ],
      when: (call) => isKept(call) && !wantsHelp(call) && !call.args.includes('delete-alias'),
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
        undoNote:
          'A deleted key does not come back; a closed account can be reopened for 90 days (AWS documentation, 2026)',
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
      id: 'protection-remove',
      command: [
        '*',
        'modify-*|update-*|put-*|disable-*|stop-logging|stop-configuration-recorder|delete-*|set-*|create-retention-*',
      ],
      when: (call) => {
        if (wantsHelp(call)) return false;
        const line = text(call);
        return (
          call.has(
            '--no-deletion-protection',
            '--no-deletion-protection-enabled',
            '--no-enable-termination-protection',
            '--no-termination-protected',
            '--no-disable-api-termination',
            '--no-multi-az',
          ) ||
          isZero(
            call,
            '--backup-retention-period',
            '--automated-snapshot-retention-period',
            '--snapshot-retention-limit',
            '--automatic-backup-retention-days',
          ) ||
          /Status=Suspended|PointInTimeRecoveryEnabled=false|"PointInTimeRecoveryEnabled":\s*false|"Expiration"|Days=\d+.*Expiration|deletion-protection-enabled=false/i.test(
            line,
          ) ||
          /^(stop-logging|stop-configuration-recorder|disable-(snapshot-copy|ebs-encryption-by-default|security-hub|organization-admin-account|fast-.*|api-termination|snapshot-block-public-access)|delete-(backup-plan|backup-selection|backup-vault-lock-configuration|detector|trail|configuration-recorder|delivery-channel|bucket-(policy|lifecycle|encryption|replication)|retention-policy)|put-bucket-lifecycle(-configuration)?|put-retention-policy)$/.test(
            operation(call),
          ) ||
          (/^s3control|s3api$/.test(serviceOf(call)) &&
            /delete-public-access-block|BlockPublicAcls=false|BlockPublicPolicy=false|RestrictPublicBuckets=false/.test(
              line,
            ))
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
      ],
      passes: [
        'aws rds modify-db-instance --db-instance-identifier prod-db --backup-retention-period 14',
        'aws s3api get-bucket-lifecycle-configuration --bucket acme-prod',
        'aws s3api put-bucket-versioning --bucket b --versioning-configuration Status=Enabled',
      ],
    },
    {
      id: 'public',
      command: [
        '*',
        'put-*|modify-*|authorize-*|create-*|update-*|delete-public-access-block|add-permission|attach-*',
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
      instead: 'aws s3api get-public-access-block --bucket acme',
      stops: [
        'aws s3api put-bucket-acl --bucket acme --acl public-read',
        'aws rds modify-db-instance --db-instance-identifier db --publicly-accessible',
        'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5432 --cidr 0.0.0.0/0',
        'aws s3api delete-public-access-block --bucket acme',
        'aws iam attach-user-policy --user-name ci --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
      ],
      passes: [
        'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 443 --cidr 0.0.0.0/0',
        'aws s3api get-bucket-acl --bucket acme',
        'aws rds modify-db-instance --db-instance-identifier db --no-publicly-accessible',
      ],
    },
    {
      id: 'scale-zero',
      command: ['ecs|autoscaling|lambda|eks|application-autoscaling|opensearch', 'update-*|set-*|put-*'],
      when: (call) =>
        isZero(
          call,
          '--desired-count',
          '--desired-capacity',
          '--max-size',
          '--reserved-concurrent-executions',
        ) || /desiredSize=0/.test(text(call)),
      does: { verb: 'stop', what: 'service', undo: 'repeat', undoNote: 'It can be scaled up again' },
      target: { options: ['--service', '--auto-scaling-group-name', '--function-name', '--nodegroup-name'] },
      why: 'Takes every copy of the service away: what it serves stops.',
      instead: 'aws ecs list-services --cluster prod',
      stops: [
        'aws ecs update-service --cluster prod --service api --desired-count 0',
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name web --min-size 0 --max-size 0 --desired-capacity 0',
        'aws lambda put-function-concurrency --function-name f --reserved-concurrent-executions 0',
      ],
      passes: [
        'aws ecs update-service --cluster prod --service api --force-new-deployment',
        'aws ecs update-service --cluster prod --service api --desired-count 2',
      ],
    },
    {
      id: 'dns-change',
      command: ['route53', 'change-resource-record-sets'],
      commands: [['route53domains', 'delete-*|transfer-*|disable-*|update-domain-nameservers']],
      when: (call) =>
        !call.args.includes('change-resource-record-sets') || !/"Action"\s*:\s*"CREATE"/i.test(text(call)),
      does: {
        verb: 'change',
        what: 'DNS records',
        undo: 'vendor',
        undoNote: 'Route 53 keeps no older value; the records must be known to set them again',
      },
      target: { options: ['--hosted-zone-id', '--domain-name'] },
      why: 'Changes or removes DNS records: sites and mail that they lead to stop being found.',
      instead: 'aws route53 list-resource-record-sets --hosted-zone-id Z1',
      stops: [
        `aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"DELETE"}]}'`,
        'aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch file://changes.json',
        'aws route53domains update-domain-nameservers --domain-name acme.com --nameservers Name=ns1',
      ],
      passes: [
        'aws route53 list-resource-record-sets --hosted-zone-id Z1',
        `aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"CREATE"}]}'`,
      ],
    },
  ],
};
