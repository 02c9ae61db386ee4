import type { CallView, Platform } from '../model/platform.ts';

// https://docs.github.com/issues/tracking-your-work-with-issues/administering-issues/deleting-an-issue
const NO_UNDO =
  'A deleted issue is gone for good; the rest comes back only from a copy kept elsewhere (GitHub docs, 2026-11)';
const REPO =
  'An owner can usually restore a deleted repository for 90 days; release attachments and team permissions do not come back (docs.github.com, restoring a deleted repository, 2026-11)';

/** A body that archives a repository, opens it to everybody or renames its main branch. */
const BODY =
  /(?:^|[{,&])\s*["']?(?:(?:archived|force)["']?\s*[=:]\s*["']?true|enabled["']?\s*[=:]\s*["']?false|(?:visibility|private|default_branch)["']?\s*[=:])/;

const edits = (call: CallView) =>
  call.has(
    '--visibility',
    '--default-branch',
    '--accept-visibility-change-consequences',
    '--enable-merge-commit=false',
  ) || !call.args.includes('edit');

export const github: Platform = {
  id: 'github',
  title: 'GitHub',
  docs: 'https://cli.github.com/manual/',
  programs: ['gh', 'hub'],
  optionsWithValue:
    '-R --repo -e --env -o --org -u --user -c --codespace -t --title -b --body -F --notes-file -H --head -B --base -f --field --raw-field -X --method -q --jq -L --limit --hostname --owner --id --key -r --ref --days --visibility --default-branch -a --app --template --json -w --workflow'.split(
      ' ',
    ),
  hosts: ['api.github.com', 'uploads.github.com', 'github.*', 'api.*.ghe.com'],
  mcpServers: ['github'],
  environment: {
    options: ['-e', '--env', '-R', '--repo'],
    variables: ['GH_REPO'],
    fields: ['environment', 'repo'],
  },
  selfConfirm: ['-y', '--yes', '--confirm', '-f', '--force'],
  unruled: {
    harmless: [
      ['extension|extensions|ext|alias|auth|config|cache|completion|search|browse|co|label|api'],
      ['pr|issue|discussion', '*'],
      ['run', 'cancel|rerun'],
      ['codespace|cs', 'stop'],
      ['repo', 'unarchive'],
    ],
  },
  rules: [
    {
      id: 'repo-delete',
      command: ['repo', 'delete'],
      http: ['DELETE /repos/*/*', 'DELETE /api/v3/repos/*/*', 'DELETE /orgs/*'],
      mcp: ['delete_repository'],
      does: { verb: 'delete', what: 'repository', undo: 'vendor', undoNote: REPO },
      target: { positionals: true, fields: ['id', 'repo', 'repository'] },
      why: 'Deletes the repository with its issues, pull requests, releases and wiki.',
      instead: 'gh repo view {target}',
      stops: [
        'gh repo delete acme/shop --yes',
        'gh api -X DELETE repos/acme/shop',
        'curl -X DELETE -H "Authorization: token $GITHUB_TOKEN" https://api.github.com/repos/acme/shop',
      ],
      passes: [
        'gh repo view acme/shop',
        'gh api repos/acme/shop',
        'gh repo clone acme/shop',
        'gh pr create --title "Delete the repo" --body "gh repo delete acme/shop"',
      ],
    },
    {
      id: 'repo-change',
      command: ['repo', 'archive|rename|edit|transfer|set-default-branch'],
      when: edits,
      httpWhen: ({ method, body }) => !/^(PATCH|PUT)$/.test(method) || body === undefined || BODY.test(body),
      http: [
        'PATCH|PUT /repos/*/*',
        'PATCH|PUT /api/v3/repos/*/*',
        'PUT /**/actions/permissions',
        'POST /repos/*/*/transfer',
        'DELETE /repos/*/*/pages',
        'DELETE /repos/*/*/collaborators/*',
        'DELETE /orgs/*/members/*',
        'DELETE /orgs/*/memberships/*',
        'DELETE /orgs/*/teams/**',
        'PUT /repos/*/*/interaction-limits',
      ],
      graphql: ['archiveRepository', 'transferIssue', 'updateRepositoryVisibility'],
      does: {
        verb: 'change',
        what: 'repository',
        undo: 'vendor',
        undoNote:
          'It can be changed back; a public repository that is made private loses its stars and watchers for good (docs.github.com, setting repository visibility, 2026-11)',
      },
      target: { positionals: true, fields: ['id', 'repositoryId'] },
      why: 'Changes who sees or owns the repository, its name, or whether it can be written to.',
      instead: 'gh repo view {target}',
      stops: [
        'gh repo archive acme/shop --yes',
        'gh repo edit acme/shop --visibility public --accept-visibility-change-consequences',
        'gh repo rename store --yes',
        'gh api -X PATCH repos/acme/shop -f archived=true',
      ],
      passes: [
        'gh repo edit acme/shop --description "A shop"',
        'gh repo unarchive acme/shop',
        'gh api -X PATCH repos/acme/shop -f description="A shop"',
        'gh repo list',
      ],
    },
    {
      id: 'branch-delete',
      http: ['DELETE /repos/*/*/git/refs/**', 'PATCH /repos/*/*/git/refs/**'],
      graphql: ['deleteRef', 'updateRef', 'updateRefs'],
      graphqlWhen: (args, unknown, field) =>
        field === 'deleteRef' ||
        unknown.length > 0 ||
        /"force":true|"afterOid":"0{40}"/.test(JSON.stringify(args)),
      mcp: ['delete_branch'],
      does: {
        verb: 'delete',
        what: 'branch or tag',
        undo: 'vendor',
        undoNote: 'Somebody who has the commits can push them back',
      },
      target: { fields: ['id', 'refId', 'branch', 'ref'] },
      why: 'Deletes or moves a branch or tag on the server.',
      instead: 'gh repo view',
      stops: [
        'gh api -X DELETE repos/acme/shop/git/refs/heads/release',
        `gh api graphql -f query='mutation { deleteRef(input: {refId: "R_1"}) { clientMutationId } }'`,
      ],
      passes: ['gh api repos/acme/shop/branches', 'gh pr merge 12 --squash --delete-branch'],
    },
    {
      id: 'protection-off',
      command: ['ruleset', 'delete|disable'],
      commands: [['workflow', 'disable']],
      http: [
        'DELETE /repos/*/*/branches/*/protection**',
        'DELETE /repos/*/*/branches/*/protection/**',
        'DELETE /repos/*/*/rulesets/*',
        'DELETE /orgs/*/rulesets/*',
        'PUT /repos/*/*/actions/workflows/*/disable',
        'DELETE /repos/*/*/environments/*',
        'DELETE /repos/*/*/vulnerability-alerts',
        'PUT /repos/*/*/branches/*/protection',
      ],
      graphql: ['deleteBranchProtectionRule', 'deleteRepositoryRuleset', 'updateBranchProtectionRule'],
      does: { verb: 'change', what: 'protection', undo: 'vendor', undoNote: 'It can be set up again' },
      target: { positionals: true, fields: ['id', 'branchProtectionRuleId'] },
      why: 'Takes away what guards a branch, or turns a workflow off.',
      instead: 'gh workflow list',
      stops: [
        'gh workflow disable deploy.yml',
        'gh api -X DELETE repos/acme/shop/branches/main/protection',
        'gh api --method DELETE /repos/acme/shop/rulesets/12',
      ],
      passes: [
        'gh workflow view deploy.yml',
        'gh workflow enable deploy.yml',
        'gh ruleset list',
        'gh workflow run deploy.yml',
      ],
    },
    {
      id: 'thing-delete',
      command: [
        'issue|release|gist|run|codespace|cs|label|ssh-key|gpg-key|project|agent-task|discussion|deployment|environment',
        'delete|delete-asset|item-delete|field-delete|rm',
      ],
      commands: [
        ['repo', 'deploy-key|autolink', 'delete'],
        ['issue', 'transfer'],
      ],
      http: [
        'DELETE /repos/*/*/releases/**',
        'DELETE /gists/*',
        'DELETE /repos/*/*/actions/runs/**',
        'DELETE /repos/*/*/actions/artifacts/*',
        'DELETE /user/codespaces/*',
        'DELETE /user/packages/**',
        'DELETE /orgs/*/packages/**',
        'DELETE /users/*/packages/**',
        'DELETE /repos/*/*/labels/*',
        'DELETE /repos/*/*/milestones/*',
      ],
      graphql: [
        'deleteIssue',
        'deleteIssueComment',
        'deleteProjectV2',
        'deleteProjectV2Item',
        'deleteDiscussion',
        'deletePackageVersion',
      ],
      does: { verb: 'delete', what: 'item', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'issueId', 'projectId'], options: ['-c', '--codespace'] },
      why: 'Deletes it for good, with its history: an issue, release, run, gist, key or codespace.',
      instead: 'gh {group} list',
      stops: [
        'gh issue delete 12 --yes',
        'gh release delete v1.2.0 --cleanup-tag --yes',
        'gh run delete 123',
        'gh codespace delete --all --force',
        'gh gist delete abc --yes',
        'gh release delete-asset v1 app.zip -y',
      ],
      passes: [
        'gh issue close 12',
        'gh release view v1.2.0',
        'gh run view 123',
        'gh run cancel 123',
        'gh codespace list',
        'gh issue create --title "gh issue delete fails"',
        'gh pr close 12',
      ],
    },
    {
      id: 'release-clobber',
      command: ['release', 'upload'],
      commands: [
        ['repo', 'sync'],
        ['label', 'clone'],
      ],
      when: (call) => call.has('--clobber') || (call.has('--force', '-f') && !call.args.includes('upload')),
      does: {
        verb: 'overwrite',
        what: 'remote content',
        undo: 'none',
        undoNote: 'Only a copy kept elsewhere has the old content',
      },
      target: { positionals: true },
      why: 'Writes over what is there: an asset, labels, or the commits of a branch.',
      instead: 'gh {group} list',
      stops: ['gh release upload v1 app.zip --clobber', 'gh repo sync acme/shop --force'],
      passes: ['gh release upload v1 app.zip', 'gh repo sync', 'gh release create v2'],
    },
    {
      id: 'secret-delete',
      command: ['secret|variable', 'delete|remove|rm'],
      http: [
        'DELETE /repos/*/*/actions/secrets/*',
        'DELETE /repos/*/*/actions/variables/*',
        'DELETE /orgs/*/actions/**',
        'DELETE /repos/*/*/environments/*/**',
        'DELETE /repos/*/*/keys/*',
        'DELETE /repos/*/*/hooks/*',
        'DELETE /user/keys/*',
        'DELETE /repos/*/*/actions/runners/*',
        'DELETE /applications/**',
        'DELETE /app/installations/*',
      ],
      does: {
        verb: 'delete',
        what: 'secret',
        undo: 'none',
        undoNote:
          'Neither GitHub nor its API ever shows a secret’s value again (docs.github.com/rest/actions/secrets, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Deletes a secret, variable, key or hook; workflows that need it fail.',
      instead: 'gh secret list',
      stops: [
        'gh secret delete NPM_TOKEN',
        'gh variable delete REGION --env production',
        'gh api -X DELETE repos/acme/shop/actions/secrets/NPM_TOKEN',
      ],
      passes: ['gh secret list', 'gh variable list', 'gh variable get REGION'],
    },
    {
      id: 'small-change',
      command: ['cache', 'delete'],
      http: [
        'DELETE /repos/*/*/issues/*/labels**',
        'DELETE /repos/*/*/issues/*/labels/*',
        'DELETE /repos/*/*/issues/*/assignees',
        'DELETE /repos/*/*/issues/*/lock',
        'DELETE /repos/*/*/**/reactions/*',
        'DELETE /repos/*/*/pulls/*/requested_reviewers',
        'DELETE /repos/*/*/subscription',
        'DELETE /repos/*/*/actions/caches**',
        'DELETE /repos/*/*/actions/caches/*',
        'DELETE /user/starred/**',
        'DELETE /user/following/*',
        'DELETE /notifications/threads/**',
      ],
      does: { verb: 'delete', what: 'small thing', undo: 'repeat', undoNote: 'It can be made again' },
      target: { positionals: true, fields: ['id'] },
      why: 'Takes something small away that can be made again: a cache, a label, a star.',
      instead: 'gh cache list',
      stops: ['gh cache delete --all'],
      passes: ['gh cache list', 'gh label list'],
    },
  ],
};
