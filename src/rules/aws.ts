import type { CallView, Platform } from '../model/platform.ts';

// https://docs.aws.amazon.com/ebs/latest/userguide/recycle-bin.html
export const NO_UNDO =
  'Only a snapshot or a backup taken before brings it back; EBS volumes, snapshots and images also where a Recycle Bin rule keeps them (Amazon EBS user guide, 2026-11)';
const AGAIN = 'It can be created again where its configuration is still at hand';

const VERBS =
  /^(batch-|admin-|force-)?(execute|rebuild|replace|cancel|backtrack|rollback|rotate|restore|delete|terminate|destroy|purge|remove|deregister|release|unassign|swap|test|reset|revoke|disassociate|detach|disable|stop|cancel|schedule|deactivate|abort|drop|close|leave|erase|reboot|put|modify|update|set|attach|authorize|failover|pause|promote|backtrack|decrease|create|add|initialize|batch|transact)-/;
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
const STOPS =
  /^(release-(address|hosts)|detach-|disassociate-|deregister-(targets|instances)|stop-|reboot-|failover-|test-failover|pause-|promote-|unassign-|unsubscribe$|swap-|remove-(targets|permission|listener|role|application|client)|delete-resource-policy)/;
/** Work that is started again whenever it is wanted. */
const ENDS_BY_ITSELF =
  /^(stop-((.*-)?(job|jobs|execution|run|runs|task|build|crawler|session|recording|export|import|automation|canary|logging|recorder|query|search|transcription|experiment|evaluation|analysis|analyzer|recommendation|classifier|recognizer|migration|matchmaking|creation|assessment|workflow|discoverer|loop)|build-batch|assessment-run|contact)|disassociate-(kms-key|tracker|faces|resource-share.*)|detach-(user|role|group)-policy)/;
/** Deleting these is what one does with them: messages that were read, tags, drafts, rehearsals. */
const HARMLESS =
  /^(delete|remove|deregister|terminate|cancel)-(message|messages|message-batch|tags|tags-.*|.*-tags|change-set|query-definition|launch-plan|session|sessions|spot-.*-requests?|notification-subscriptions?|export-task|import-task|job|query|bundle-task|conversion-task|dashboards|bookmark|events-from-.*|resource-tags)$/;

const wantsHelp = (call: CallView) => call.args.at(-1) === 'help' || call.has('--generate-cli-skeleton');
const isRebuilt = (call: CallView) =>
  REBUILT.test(serviceOf(call)) || (serviceOf(call) === 'ec2' && REBUILT_EC2.test(operation(call)));
const KEPT = /^(kms|secretsmanager)$/;
const isKept = (call: CallView) => KEPT.test(serviceOf(call)) && !call.has('--force-delete-without-recovery');
/** Told apart by what AWS keeps of them. */
const isDatabase = (call: CallView) =>
  /^(rds|docdb|neptune) delete-db-(instance|cluster)$|^dynamodb delete-table$|^redshift delete-cluster$/.test(
    `${serviceOf(call)} ${operation(call)}`,
  );
const ACCESS = /^(iam|organizations|account|sso-admin|identitystore|kms|secretsmanager)$/;

const text = (call: CallView) => call.args.join(' ');
const isZero = (call: CallView, ...names: readonly string[]) =>
  names.some((name) => call.value(name) === '0');

export const aws: Platform = {
  id: 'aws',
  title: 'AWS',
  docs: 'https://docs.aws.amazon.com/cli/latest/reference/',
  programs: ['aws', 'aws2'],
  optionsWithValue:
    '--profile --region --output --query --endpoint-url --ca-bundle --color --cli-read-timeout --cli-connect-timeout --cli-input-json --cli-input-yaml --cli-binary-format --bucket --key --prefix --name --names --id --ids --cluster --service --stack-name --table-name --function-name --db-instance-identifier --db-cluster-identifier --db-snapshot-identifier --db-cluster-snapshot-identifier --instance-id --instance-ids --volume-id --snapshot-id --log-group-name --queue-url --exclude --include --acl --cluster-name --status --backup-retention-period --automated-snapshot-retention-period --snapshot-retention-limit --automatic-backup-retention-days --retention-in-days --policy-arn --desired-count --desired-capacity --min-size --max-size --reserved-concurrent-executions --port --protocol --cidr --group-id --user-name --role-name --access-key-id --account-id --key-id --secret-id --hosted-zone-id --domain-name --auto-scaling-group-name --nodegroup-name --load-balancer-arn --rest-api-id --allocation-id --recovery-point-arn --backup-vault-name --replication-group-id --cache-cluster-id --cluster-identifier --file-system-id --repository-name --user-pool-id --image-id --environment-name --distribution-id --rule --policy --document-name --delete-request --request-items'.split(
      ' ',
    ),
  hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.api.aws'],
  mcpServers: ['aws', 'awslabs', 'amazon', 'dynamodb', 's3', 'eks', 'ecs', 'ccapi', 'cloudcontrol'],
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
  reaches: ['--profile', '--region'],
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
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
        undoNote:
          'Only a bucket with versioning keeps what is deleted, behind a delete marker; it is off unless somebody turned it on (Amazon S3 user guide, 2026-11)',
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
        !isDatabase(call) &&
        !/^(reset-(image|db-.*|cache-.*|service-specific.*|user-password|snapshot|fpga|network|ebs|address|service-setting|authorizers).*|release-(address|hosts)|remove-(role|user|permission|targets|tags|application|listener|client).*|deregister-(targets|instances).*|delete-(access-key|login|public-access|bucket-policy|bucket-lifecycle|bucket-encryption|bucket-replication|backup-plan|backup-selection|backup-vault-lock|detector$|trail|configuration-recorder|delivery-channel|virtual-mfa|retention|resource-policy).*|remove-backup.*)$/.test(
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
        'aws rds delete-db-snapshot --db-snapshot-identifier prod-2026-04-01',
        'aws --region eu-west-1 dynamodb delete-backup --backup-arn arn:x',
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
        'delete-*|terminate-*|remove-*|deregister-*|purge-*|release-*|disassociate-*|detach-*|stop-*|reboot-*|disable-*|failover-*|test-failover|pause-*|promote-*|unassign-*|unsubscribe|swap-*',
      ],
      when: (call) =>
        !wantsHelp(call) &&
        !HARMLESS.test(operation(call)) &&
        !ACCESS.test(serviceOf(call)) &&
        (isRebuilt(call)
          ? /^(delete|terminate|remove|deregister|stop-task|stop-deployment|disable-(rule|alarm)|detach|unsubscribe)-?/.test(
              operation(call),
            )
          : STOPS.test(operation(call)) && !ENDS_BY_ITSELF.test(operation(call))),
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
        'aws elasticbeanstalk swap-environment-cnames --source-environment-name a --destination-environment-name b',
      ],
      passes: [
        'aws lambda invoke --function-name stripe-webhook out.json',
        'aws ec2 start-instances --instance-ids i-0abc',
        'aws ecs list-services --cluster prod',
        'aws logs stop-query --query-id q',
        'aws glue stop-crawler --name c',
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
      instead: 'aws ecs list-clusters',
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
      id: 'overwrite',
      command: [
        'rds|ec2|dynamodb|docdb|neptune',
        'backtrack-*|create-replace-root-volume-task|batch-write-item|transact-write-items|execute-statement|batch-execute-statement|update-table',
      ],
      commands: [
        ['neptunedata', 'execute-fast-reset'],
        ['workspaces', 'rebuild-workspaces|restore-workspace'],
        ['fsx', 'restore-volume-from-snapshot'],
        ['ec2', 'cancel-spot-fleet-requests|replace-route|replace-network-acl-*'],
        ['ssm', 'start-automation-execution'],
        ['cloudformation', 'execute-change-set|rollback-stack|delete-type'],
        ['redshift', 'restore-table-from-cluster-snapshot|rotate-encryption-key'],
      ],
      when: (call) => {
        if (wantsHelp(call)) return false;
        const line = text(call);
        if (/\b\w*write-items?\b/.test(line)) return /"Delete(Request)?"|file:/.test(line);
        if (/\bexecute-statement\b/.test(line)) return /(^|[\s"'])(delete\s+from|drop\s)/i.test(line);
        if (/\bstart-automation-execution\b/.test(line))
          return /(Delete|Terminate|Stop|Remove|Disable)/.test(call.value('--document-name') ?? '');
        if (/\bupdate-table\b/.test(line)) return /"?Delete"?\s*[:=]/.test(line);
        return !/\bcancel-spot-fleet-requests\b/.test(line) || call.has('--terminate-instances');
      },
      does: {
        verb: 'overwrite',
        what: 'data',
        undo: 'none',
        undoNote: 'Only a snapshot or a backup taken before has the old data',
      },
      target: { options: ['--db-cluster-identifier', '--instance-id', '--table-name'] },
      why: 'Puts another state over the present one, or deletes many items at once.',
      instead: 'aws rds describe-db-clusters',
      stops: [
        'aws rds backtrack-db-cluster --db-cluster-identifier prod --backtrack-to 2026-01-01T00:00:00Z',
        `aws dynamodb batch-write-item --request-items '{"T":[{"DeleteRequest":{"Key":{"id":{"S":"1"}}}}]}'`,
        `aws dynamodb execute-statement --statement "DELETE FROM Users WHERE id='1'"`,
        'aws cloudformation execute-change-set --change-set-name c --stack-name prod',
      ],
      passes: [
        'aws rds describe-db-clusters',
        `aws dynamodb batch-write-item --request-items '{"T":[{"PutRequest":{"Item":{"id":{"S":"1"}}}}]}'`,
        `aws dynamodb execute-statement --statement "SELECT * FROM Users WHERE id='1'"`,
        'aws dynamodb update-table --table-name T --billing-mode PAY_PER_REQUEST',
      ],
    },
  ],
};
