import type { CallView, Platform } from '../model/platform.ts';
import { NO_UNDO } from './aws.ts';

const OPERATION =
  /^(abort|admin|batch|cancel|close|deactivate|deauthorize|delete|disable|disassociate|disconnect|dispose|pause|promote|reboot|rebuild|redact|regenerate|replace|retire|rollback|rotate|shutdown|stop|suspend|switchover|transfer|undeploy|unlink|unlock|unpeer|unregister|unshare|withdraw)(-|$)/;
const operation = ({ args }: CallView) =>
  args.find((word, at) => at > 0 && OPERATION.test(word) && !/^--/.test(args[at - 1] ?? '')) ?? '';
const wantsHelp = (call: CallView) => call.args.at(-1) === 'help' || call.has('--generate-cli-skeleton');

/** What cannot be had again: what is on a replaced node, what a replication has copied so far. https://awscli.amazonaws.com/v2/documentation/api/latest/reference/index.html */
const LOSES =
  /^(batch-delete(-(builds|scheduled-action))?|batch-replace-cluster-nodes|disconnect-(recovery-instance|source-server|from-service)|dispose-package-versions|redact-.*|rebuild-environment)$/;
/** Access, locks and subscriptions. */
const TAKES =
  /^(batch-(revoke|disable|suspend|remove|disassociate-scram)-.*|deauthorize-.*|retire-grant|unlink-(developer-)?identity|admin-(delete-user-attributes|delete-software-token|remove-user-from-group|disable-provider-for-user)|deactivate-(pipeline|event-source|user|key-signing-key|contact-channel|organizations-access|subscription)|cancel-(legal-hold|image-launch-permission|signing-profile|subscription|agreement|membership|capacity-reservation.*|db-capacity-reservation|reserved-instances-listing)|unlock-(snapshot|rule)|abort-vault-lock|transfer-(certificate|credit|input-device)|regenerate-.*|rotate-.*(credentials|token)|unshare-.*)$/;
/** What serves, and the ways that lead to it. */
const STOPS =
  /^(batch-(stop|disassociate-(user-stack|resource)|reboot-.*)|disassociate-(custom-domain|(.*-)?web-acl|certificate|subnets|availability-zones|connection.*|mac-sec-key|gateway-from-cluster)|pause-service|stop-(pipe|metric-streams|replication-to-replica)|suspend-(microvm|game-server-group)|shutdown-.*|switchover-.*|withdraw-byoip-cidr|unpeer-.*|close-instance-public-ports|replace-(route.*|transit-gateway-route|vpn-tunnel|iam-instance-profile-association)|reboot-broker|promote|rollback-(stage|application)|unregister-connector|undeploy-.*|disable)$/;

const names = (wanted: RegExp) => (call: CallView) => !wantsHelp(call) && wanted.test(operation(call));

/** The first words of all of these, by which the table of rules finds them. */
const DOOR =
  'abort-*|admin-*|batch-*|cancel-*|close-*|deactivate-*|deauthorize-*|delete-*|disable|disassociate-*|disconnect-*|dispose-*|pause-*|promote|reboot-*|rebuild-*|redact-*|regenerate-*|replace-*|retire-*|rollback-*|rotate-*|shutdown-*|stop-*|suspend-*|switchover-*|transfer-*|undeploy-*|unlink-*|unlock-*|unpeer-*|unregister-*|unshare-*|withdraw-*';

/** Operations of AWS whose words the rules of `aws` and `aws-settings` do not have. */
export const awsOperations: Platform = {
  id: 'aws-operations',
  title: 'AWS',
  docs: 'https://docs.aws.amazon.com/cli/latest/reference/',
  programs: ['aws', 'aws2'],
  optionsWithValue: '--profile --region --output --query --endpoint-url --cli-input-json --name --id'.split(
    ' ',
  ),
  environment: {
    options: ['--profile', '--endpoint-url'],
    variables: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ENDPOINT_URL'],
  },
  selfConfirm: ['--force', '--yes', '-y', '--no-cli-pager'],
  rules: [
    {
      id: 'lose',
      command: ['*', DOOR],
      when: names(LOSES),
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--name', '--environment-name', '--ids', '--package'], positionals: true },
      why: 'Deletes something in the AWS account; AWS asks nobody first.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'aws elasticbeanstalk rebuild-environment --environment-name prod',
        'aws codebuild batch-delete-builds --ids b1 b2',
        'aws drs disconnect-source-server --source-server-id s',
        'aws sagemaker batch-replace-cluster-nodes --cluster-name c --node-ids i-1',
        'aws chime redact-room-message --account-id a --room-id r --message-id m',
      ],
      passes: [
        'aws codebuild batch-get-builds --ids b1',
        'aws medialive batch-start --channel-ids 1',
        'aws elasticbeanstalk rebuild-environment help',
      ],
    },
    {
      id: 'take',
      command: ['*', DOOR],
      when: names(TAKES),
      does: {
        verb: 'change',
        what: 'access, lock or subscription',
        undo: 'vendor',
        undoNote:
          'Some of it can be given again; keys, reservations and profiles that are cancelled do not come back',
      },
      target: { options: ['--name', '--id', '--user-pool-id', '--snapshot-id'] },
      why: 'Takes access, a lock or a reservation away, or hands it to another account.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'aws lakeformation batch-revoke-permissions --entries file://e.json',
        'aws backup cancel-legal-hold --legal-hold-id h --cancel-description x',
        'aws ec2 unlock-snapshot --snapshot-id snap-1',
        'aws signer cancel-signing-profile --profile-name p',
        'aws cognito-idp admin-delete-user-attributes --user-pool-id p --username bob --user-attribute-names email',
      ],
      passes: [
        'aws ec2 lock-snapshot --snapshot-id snap-1 --lock-mode governance',
        'aws cognito-idp admin-get-user --user-pool-id p --username bob',
        'aws ec2 cancel-export-task --export-task-id t',
        'aws organizations cancel-handshake --handshake-id h',
      ],
    },
    {
      id: 'stop',
      command: ['*', DOOR],
      when: names(STOPS),
      does: {
        verb: 'stop',
        what: 'service or route',
        undo: 'repeat',
        undoNote: 'It can be started or set back',
      },
      target: { options: ['--name', '--service-arn', '--channel-ids', '--broker-id'] },
      why: 'Takes away or stops something that serves: what depends on it stops.',
      instead: 'aws sts get-caller-identity',
      stops: [
        'aws apprunner pause-service --service-arn a',
        'aws medialive batch-stop --channel-ids 1',
        'aws wafv2 disassociate-web-acl --resource-arn a',
        'aws rds switchover-global-cluster --global-cluster-identifier g --target-db-cluster-identifier c',
      ],
      passes: [
        'aws apprunner resume-service --service-arn a',
        'aws wafv2 associate-web-acl --resource-arn a --web-acl-arn w',
        'aws glue batch-stop-job-run --job-name j --job-run-ids r',
        'aws fis stop-experiment --id e',
      ],
    },
  ],
};
