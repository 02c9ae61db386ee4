import type { Platform, RequestView } from '../model/platform.ts';
import { NO_UNDO } from './aws.ts';

/** The operation of a call of AWS's query or JSON protocol: `Action=DeleteStack`, `X-Amz-Target: Service.DeleteTable`. */
function operationOf({ query, body = '', header }: RequestView): string {
  const target = header('X-Amz-Target')?.split('.').at(-1);
  return target ?? /(?:^|&)Action=(\w+)/.exec(`${query}&${body}`)?.[1] ?? '';
}
/** EC2 answers whether it would have worked. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html */
const rehearses = ({ query, body = '' }: RequestView) => /(?:^|&)DryRun=true(?:&|$)/.test(`${query}&${body}`);
/** Deleting these is what one does with them. */
const ROUTINE =
  /^(Delete|Remove|Cancel|Deregister)(Message|MessageBatch|Tags|\w+Tags|ChangeSet|Sessions?|Spot\w*Requests|(Export|Import|Bundle)Task|QueryDefinition|Dashboards)$/;
const DESTROYS =
  /^(Batch|Admin|Force)?(Delete|Terminate|Destroy|Purge|Remove|Erase|Reset)[A-Z]|^(ScheduleKeyDeletion|ReleaseAddress|DisableKey|InitializeCluster|CloseAccount|LeaveOrganization)$/;
const STOPS =
  /^(Batch|Admin)?(Stop|Reboot|Disable|Detach|Disassociate|Deregister|Revoke|Suspend|Failover|Deactivate)[A-Z]/;

export const awsTools: Platform = {
  id: 'aws-tools',
  title: 'AWS',
  docs: 'https://docs.aws.amazon.com/eks/latest/eksctl/',
  programs: [
    'eksctl',
    'eb',
    'ecs-cli',
    'aws-nuke',
    'cloud-nuke',
    'pcluster',
    'ecspresso',
    'chalice',
    'zappa',
  ],
  // `eb abort` cancels an update under way and goes back. https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb3-abort.html
  unruled: { harmless: [['abort|config|use|platform|local|labs|logs|console|open|ssh|certify']] },
  optionsWithValue:
    '--profile -p --region -r --cluster --name -n --nodegroup -f --config-file -c --config --cluster-name --nodes -N --timeout --stage'.split(
      ' ',
    ),
  hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.api.aws'],
  environment: {
    options: ['--profile', '--cluster', '--name', '--stage'],
    variables: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
  },
  selfConfirm: ['--force', '--yes', '-y', '--no-dry-run', '--approve'],
  rules: [
    {
      id: 'tools-delete',
      command: ['delete', '*'],
      commands: [
        ['terminate|undeploy'],
        ['delete'],
        ['delete-cluster|delete-cluster-instances|nuke|run|aws|azure'],
        ['drain', '*'],
        ['scale', '*'],
        ['scale'],
        ['down|rm'],
        ['compose', 'down'],
      ],
      when: (call) =>
        (call.program !== 'aws-nuke' || call.has('--no-dry-run')) &&
        (call.args.includes('scale')
          ? call.value('--nodes', '-N') === '0' || (call.program === 'eb' && call.positionals.includes('0'))
          : true) &&
        !call.args.includes('inspect-aws'),
      does: {
        verb: 'delete',
        what: 'cluster, environment or whole account',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: {
        options: ['--name', '--cluster', '-n', '-f', '--config-file', '-c', '--config'],
        positionals: true,
      },
      why: 'Deletes a cluster or an environment with what runs and lies in it, or everything in the account.',
      instead: 'eksctl get cluster',
      stops: [
        'eksctl delete cluster --name prod --region us-east-1',
        'eksctl delete nodegroup --cluster prod --name ng-1',
        'eb terminate api-prod --force',
        'cloud-nuke aws --region us-east-1 --force',
        'aws-nuke nuke -c config.yml --no-dry-run --force',
        'pcluster delete-cluster --cluster-name hpc',
      ],
      passes: [
        'eksctl get cluster',
        'eb status',
        'eb abort',
        'cloud-nuke inspect-aws --region us-east-1',
        'aws-nuke nuke -c config.yml',
      ],
    },
    {
      id: 'api-delete',
      http: ['GET|POST /**'],
      httpWhen: (request) =>
        (DESTROYS.test(operationOf(request)) && !ROUTINE.test(operationOf(request)) && !rehearses(request)) ||
        (/^(BatchWriteItem|TransactWriteItems)$/.test(operationOf(request)) &&
          /"Delete(Request)?"/.test(request.body ?? '')),
      does: {
        verb: 'delete',
        what: 'resource',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: {
        fields: [
          'DBInstanceIdentifier',
          'DBClusterIdentifier',
          'InstanceId.1',
          'VolumeId',
          'SnapshotId',
          'StackName',
          'TableName',
          'KeyId',
          'SecretId',
          'QueueUrl',
          'UserName',
          'cluster',
          'repositoryName',
        ],
      },
      why: 'Asks AWS to delete something in the account; AWS asks nobody first.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'curl --aws-sigv4 aws:amz:us-east-1:ec2 "https://ec2.us-east-1.amazonaws.com/?Action=TerminateInstances&InstanceId.1=i-0abc"',
        'curl -X POST https://rds.us-east-1.amazonaws.com/ -d "Action=DeleteDBInstance&DBInstanceIdentifier=orders"',
        `curl -X POST https://dynamodb.us-east-1.amazonaws.com/ -H "X-Amz-Target: DynamoDB_20120810.DeleteTable" -d '{"TableName":"Bookings"}'`,
        `curl https://kms.eu-west-1.amazonaws.com/ -H "x-amz-target: TrentService.ScheduleKeyDeletion" -d '{"KeyId":"k"}'`,
        'awscurl --service ec2 "https://ec2.us-east-1.amazonaws.com/?Action=TerminateInstances&InstanceId.1=i-0abc"',
      ],
      passes: [
        'curl "https://ec2.us-east-1.amazonaws.com/?Action=DescribeInstances"',
        'curl "https://ec2.us-east-1.amazonaws.com/?Action=TerminateInstances&InstanceId.1=i-0abc&DryRun=true"',
        'curl -X POST https://sqs.us-east-1.amazonaws.com/1/jobs -d "Action=DeleteMessage&ReceiptHandle=r"',
        `curl -X POST https://dynamodb.us-east-1.amazonaws.com/ -H "X-Amz-Target: DynamoDB_20120810.Query" -d '{"TableName":"Bookings"}'`,
      ],
    },
    {
      id: 'api-stop',
      http: ['GET|POST /**'],
      httpWhen: (request) =>
        (STOPS.test(operationOf(request)) && !DESTROYS.test(operationOf(request)) && !rehearses(request)) ||
        (/^(Set|Update)\w+/.test(operationOf(request)) &&
          /\bdesired(capacity|count)["']?\s*[:=]\s*0\b/i.test(`${request.query}&${request.body ?? ''}`)),
      does: { verb: 'stop', what: 'resource', undo: 'repeat', undoNote: 'It can be started or set again' },
      target: { fields: ['InstanceId.1', 'DBInstanceIdentifier', 'cluster', 'UserName'] },
      why: 'Asks AWS to stop something or to take it out of use.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'curl --aws-sigv4 aws:amz:us-east-1:ec2 "https://ec2.us-east-1.amazonaws.com/?Action=StopInstances&InstanceId.1=i-0abc"',
      ],
      passes: [
        'curl --aws-sigv4 aws:amz:us-east-1:ec2 "https://ec2.us-east-1.amazonaws.com/?Action=StartInstances&InstanceId.1=i-0abc"',
      ],
    },
    {
      id: 'api-settings',
      http: ['GET|POST|PUT /**'],
      httpWhen: (request) => {
        const { method, query, body = '' } = request;
        const settings = method === 'PUT' ? (query.split('&')[0] ?? '') : operationOf(request);
        if (/^(lifecycle|PutBucketLifecycle\w*|PutRetentionPolicy|PutLifecyclePolicy)$/.test(settings))
          return true;
        if (
          /^(policy|acl|PutBucketPolicy|PutBucketAcl|ModifyDB\w*|Modify\w*SnapshotAttribute)$/.test(settings)
        )
          return (
            /"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*"\*")|PubliclyAccessible=true|AllUsers|GroupNames?\.1=all|=all(&|$)/.test(
              `${query}&${body}`,
            ) || /^public-read/.test(request.header('x-amz-acl') ?? '')
          );
        return (
          /^(ModifyDB(Instance|Cluster))$/.test(settings) && /MasterUserPassword=/.test(`${query}&${body}`)
        );
      },
      does: {
        verb: 'change',
        what: 'protection or access',
        undo: 'vendor',
        undoNote: 'It can be set again; what expired or was read meanwhile stays so',
      },
      target: { fields: ['DBInstanceIdentifier', 'DBClusterIdentifier', 'SnapshotId'] },
      why: 'Changes how long data is kept, or opens it to everybody.',
      instead: 'aws sts get-caller-identity',
      stops: [
        `curl -X PUT --aws-sigv4 aws:amz:us-east-1:s3 "https://acme.s3.amazonaws.com/?lifecycle" -d '<LifecycleConfiguration><Rule><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>'`,
        'curl -X PUT --aws-sigv4 aws:amz:us-east-1:s3 -H "x-amz-acl: public-read" "https://acme.s3.amazonaws.com/?acl"',
      ],
      passes: [
        'curl --aws-sigv4 aws:amz:us-east-1:s3 "https://acme.s3.amazonaws.com/?lifecycle"',
        'curl -X PUT --aws-sigv4 aws:amz:us-east-1:s3 "https://acme.s3.amazonaws.com/?tagging" -d x',
      ],
    },
    {
      id: 'api-routine',
      http: ['GET|POST /**'],
      httpWhen: (request) => ROUTINE.test(operationOf(request)),
      does: {
        verb: 'delete',
        what: 'message, tag or draft',
        undo: 'repeat',
        undoNote: 'It can be made again',
      },
      target: { fields: ['QueueUrl', 'StackName'] },
      why: 'Removes a message that was read, a tag or a draft.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'curl -X POST https://sqs.us-east-1.amazonaws.com/1/jobs -d "Action=DeleteMessage&ReceiptHandle=r"',
      ],
      passes: ['curl -X POST https://sqs.us-east-1.amazonaws.com/1/jobs -d "Action=ReceiveMessage"'],
    },
  ],
};
