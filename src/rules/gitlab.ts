import type { CallView, Platform, RequestView } from '../model/platform.ts';

const NO_UNDO = 'Only a copy kept elsewhere brings it back';
const DELAYED =
  'A deleted project waits before it is gone, 30 days on GitLab.com and as its administrator set it elsewhere; its owner can restore it until then (docs.gitlab.com/user/project/working_with_projects, 2026-11)';
/** `?visibility=public`, in the address or the body. */
const opens = ({ query, body }: RequestView) =>
  /visibility["']?\s*[=:]\s*["']?public/.test(`${query} ${body ?? ''}`);
const REMOVE = 'delete|del|rm|remove';

/** Where the verb comes from a variable nothing is claimed. */
const removes = (call: CallView) =>
  call.args.some((word) => /^(delete|del|rm|remove|transfer)$/.test(word)) &&
  // What stands behind these is looked for, or is text.
  !/^(list|ls|view|show|search|create|new|note|update|edit)$/.test(call.args[1] ?? '');

export const gitlab: Platform = {
  id: 'gitlab',
  title: 'GitLab',
  docs: 'https://docs.gitlab.com/cli/',
  programs: ['glab'],
  optionsWithValue:
    '-R --repo -g --group -s --scope -X --method -f --field --raw-field -H --header -t --title -d --description -b --branch --hostname -h --status --older-than -u --user'.split(
      ' ',
    ),
  hosts: ['gitlab.com', '*.gitlab.com', 'gitlab.*', '*.gitlab.*'],
  mcpServers: ['gitlab'],
  environment: {
    options: ['-R', '--repo', '-g', '--group', '-s', '--scope'],
    variables: ['GITLAB_REPO'],
    fields: ['project_id', 'environment_scope'],
  },
  selfConfirm: ['-y', '--yes', '-f', '--force'],
  unruled: {
    harmless: [
      ['alias|auth|config|completion|api|mr|check-update'],
      ['issue|incident', '*'],
      ['ci|pipe|pipeline', 'cancel|retry'],
    ],
  },
  rules: [
    {
      id: 'project-delete',
      command: ['repo|project', `${REMOVE}|archive|transfer`],
      http: [
        'DELETE /**/projects/*',
        'DELETE /**/groups/*',
        'POST /**/projects/*/archive',
        'PUT /**/projects/*/transfer',
        'POST /**/groups/*/transfer',
        'DELETE /**/projects/*/fork',
        'POST /**/projects/*/housekeeping',
      ],
      graphql: ['projectDelete', 'groupDelete'],
      mcp: ['delete_project', 'delete_group'],
      does: { verb: 'delete', what: 'project', undo: 'vendor', undoNote: DELAYED },
      target: { positionals: true, fields: ['id', 'project_id'] },
      why: 'Deletes, archives or gives away the project with its issues, pipelines, packages and registry.',
      instead: 'glab repo view {target}',
      stops: [
        'glab repo delete acme/shop -y',
        'glab api -X DELETE projects/42',
        'curl -X DELETE -H "PRIVATE-TOKEN: $GITLAB_TOKEN" https://gitlab.com/api/v4/projects/42',
      ],
      passes: [
        'glab repo view acme/shop',
        'glab api projects/42',
        'glab repo clone acme/shop',
        'glab mr close 3',
      ],
    },
    {
      id: 'branch-delete',
      http: [
        'DELETE /**/projects/*/repository/**',
        'DELETE /**/projects/*/protected_branches/**',
        'DELETE /**/projects/*/protected_tags/**',
      ],
      mcp: ['delete_branch'],
      does: {
        verb: 'delete',
        what: 'branch or its protection',
        undo: 'vendor',
        undoNote: 'Somebody who has the commits can push them back',
      },
      target: { fields: ['id', 'branch'] },
      why: 'Deletes branches, tags or files on the server, or what guards them.',
      instead: 'glab repo view {target}',
      stops: [
        'glab api --method DELETE projects/42/repository/merged_branches',
        'curl -X DELETE -H "PRIVATE-TOKEN: $T" https://gitlab.example.com/api/v4/projects/42/protected_branches/main',
      ],
      passes: ['glab api projects/42/repository/branches', 'glab mr list'],
    },
    {
      id: 'item-delete',
      command: [
        'issue|mr|release|ci|pipeline|pipe|schedule|sched|label|milestone|ssh-key|gpg-key|deploy-key|snippet|runner|runner-controller|incident|cluster|iteration|container-registry|packages|attestation|opentofu|job',
        REMOVE,
      ],
      commands: [
        ['*', '*', REMOVE],
        ['issue', 'transfer'],
      ],
      when: removes,
      http: [
        'DELETE /**/projects/*/issues/*',
        'DELETE /**/projects/*/merge_requests/*',
        'DELETE /**/projects/*/pipelines/*',
        'DELETE /**/projects/*/registry/**',
        'DELETE /**/projects/*/packages/**',
        'DELETE /**/projects/*/releases/*',
        'DELETE /**/projects/*/jobs/**',
        'POST /**/projects/*/jobs/*/erase',
        'DELETE /**/projects/*/artifacts',
        'DELETE /**/projects/*/terraform/**',
        'DELETE /**/projects/*/environments/*',
        'DELETE /**/runners/*',
        'DELETE /**/users/*',
      ],
      does: { verb: 'delete', what: 'item', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id'] },
      why: 'Deletes it for good: an issue, merge request, release, pipeline, image or key.',
      instead: 'glab {group} list',
      stops: [
        'glab issue delete 12',
        'glab mr delete 3',
        'glab release delete v1.2.0 --with-tag -y',
        'glab ci delete 12345',
        'glab schedule delete 4',
      ],
      passes: [
        'glab issue close 12',
        'glab ci status',
        'glab release list',
        'glab issue create -t "glab issue delete fails"',
        'glab issue list --search delete',
        'glab ci cancel job 7',
      ],
    },
    {
      id: 'project-open',
      http: ['PUT /**/projects/*', 'PUT /**/groups/*'],
      httpWhen: opens,
      does: {
        verb: 'change',
        what: 'visibility',
        undo: 'vendor',
        undoNote: 'It can be made private again; what was copied meanwhile stays public',
      },
      target: { fields: ['id'] },
      why: 'Shows the project or group to everybody.',
      instead: 'glab repo view {target}',
      stops: [
        'curl -X PUT -H "PRIVATE-TOKEN: $GITLAB_TOKEN" "https://gitlab.com/api/v4/projects/42?visibility=public"',
      ],
      passes: [
        'curl -X PUT -H "PRIVATE-TOKEN: $GITLAB_TOKEN" "https://gitlab.com/api/v4/projects/42?description=shop"',
      ],
    },
    {
      id: 'secret-delete',
      command: ['variable|securefile|token|deploy-token|webhook', `${REMOVE}|revoke|rotate`],
      http: [
        'DELETE /**/projects/*/variables/*',
        'DELETE /**/groups/*/variables/*',
        'DELETE /**/projects/*/hooks/*',
        'DELETE /**/projects/*/deploy_tokens/*',
        'DELETE /**/personal_access_tokens/*',
        'DELETE /**/projects/*/access_tokens/*',
        'POST /**/personal_access_tokens/*/rotate',
        'DELETE /**/projects/*/members/*',
        'DELETE /**/groups/*/members/*',
      ],
      does: {
        verb: 'delete',
        what: 'secret',
        undo: 'none',
        undoNote: 'A deleted value is gone unless it is kept elsewhere; a revoked token stays revoked',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Takes a variable, token, file or member away; pipelines that need it fail.',
      instead: 'glab variable list',
      stops: [
        'glab variable delete DEPLOY_KEY -s production',
        'glab token revoke 12',
        'glab securefile remove 3 -y',
      ],
      passes: ['glab variable list', 'glab variable get REGION', 'glab token list'],
    },
  ],
};
