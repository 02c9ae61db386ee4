import type { CallView, Platform } from '../model/platform.ts';

// https://www.alibabacloud.com/help/en/mongodb/user-guide/release-an-instance
const NO_UNDO =
  'What is released is gone with its disks, unless a snapshot or backup was kept; a replica set of ApsaraDB for MongoDB lies in the recycle bin for 7 days (Alibaba Cloud documentation, 2026-11)';
/** Both clients call the API’s operations by their names. */
const DELETES =
  /^(Delete|Remove|Release|Terminate|Destroy|Drop|Purge|Clear|Isolate|Offline|Truncate|Unbind\w*Data|Revoke|Flush)[A-Z]\w*$/;
const STOPS =
  /^(Stop|Reboot|Restart|Reset|ReInit|Reinstall|Disable|Detach|Unassociate|Disassociate|Rollback|Restore)[A-Z]\w*$/;
const operation = (call: CallView, wanted: RegExp) => call.positionals.some((word) => wanted.test(word));

export const alibabaTencent: Platform = {
  id: 'alibaba-tencent',
  title: 'Alibaba Cloud and Tencent Cloud',
  docs: 'https://www.alibabacloud.com/help/en/cli/',
  programs: ['aliyun', 'tccli', 've', 'volcengine'],
  optionsWithValue:
    '-p --profile --region --RegionId --endpoint --output -o --config-path --cli-input-json --timeout'.split(
      ' ',
    ),
  hosts: ['*.aliyuncs.com', '*.tencentcloudapi.com', '*.volcengineapi.com'],
  mcpServers: ['aliyun', 'alibaba', 'alibabacloud', 'tencentcloud'],
  environment: { options: ['-p', '--profile'], variables: ['ALIBABA_CLOUD_PROFILE', 'TCCLI_PROFILE'] },
  selfConfirm: ['--force', '-f', '--Force'],
  dryRun: ['--DryRun', '--dryrun'],
  unruled: { harmless: [['configure|plugin|auto-completion|version']] },
  rules: [
    {
      id: 'delete',
      command: [],
      when: (call) => operation(call, DELETES) || (operation(call, /^DELETE$/) && operation(call, /^\//)),
      http: ['* /**'],
      httpWhen: ({ query, body = '', header }) =>
        DELETES.test(/(?:^|&)Action=(\w+)/.exec(`${query}&${body}`)?.[1] ?? header('x-tc-action') ?? ''),
      does: { verb: 'delete', what: 'machine, disk or database', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--InstanceId', '--DBInstanceId', '--DiskId', '--ClusterId', '--Bucket'] },
      why: 'Deletes or releases it with what it holds.',
      instead: 'aliyun ecs DescribeInstances',
      stops: [
        'aliyun ecs ReleaseDisk --DiskId d-1',
        'aliyun rds DeleteDBInstance --DBInstanceId rm-1',
        'aliyun cs DELETE /clusters/c1',
        `tccli cvm TerminateInstances --InstanceIds '["ins-1"]'`,
        'tccli cdb IsolateDBInstance --InstanceId cdb-1',
        `curl -X POST https://cvm.tencentcloudapi.com/ -H 'X-TC-Action: TerminateInstances' -d '{}'`,
      ],
      passes: [
        'aliyun ecs DescribeDisks',
        'aliyun ecs DeleteInstance --InstanceId i-1 --DryRun true',
        'tccli cls SearchLog --Query delete',
        `curl -X POST https://cvm.tencentcloudapi.com/ -H 'X-TC-Action: DescribeInstances' -d '{}'`,
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) => operation(call, STOPS),
      does: {
        verb: 'stop',
        what: 'machine or service',
        undo: 'vendor',
        undoNote:
          'It can be started or attached again; a system disk that was set up anew cannot be brought back',
      },
      target: { options: ['--InstanceId', '--DBInstanceId', '--DiskId'] },
      why: 'Stops it, detaches it or sets it up anew.',
      instead: 'aliyun ecs DescribeInstances',
      stops: ['aliyun ecs StopInstance --InstanceId i-1', `tccli cvm ResetInstance --InstanceId ins-1`],
      passes: ['aliyun ecs StartInstance --InstanceId i-1', 'tccli cvm DescribeInstances'],
    },
  ],
};
