import type { CallView, Platform } from '../model/platform.ts';

// https://github.com/concourse/rfcs/blob/master/033-archiving-pipelines/proposal.md
const HISTORY =
  'What runs next can be set up again; the history, the secrets and the stored results cannot. Concourse keeps the builds of a pipeline that is archived instead (Concourse documentation, 2026-11)';
const line = ({ positionals }: CallView) => positionals.join(' ');
const DELETES: Readonly<Record<string, RegExp>> = {
  // https://circleci-public.github.io/circleci-cli/
  circleci:
    /^((context|namespace|project|runner \S+|orb|policy) (delete|remove-secret)|context remove-secret)( |$)/,
  // https://concourse-ci.org/docs/pipelines/managing/
  fly: /(^| )(destroy-pipeline|dp|destroy-team|dt|prune-worker|clear-versions|clear-resource-cache|archive-pipeline)( |$)/,
  // https://goteleport.com/docs/reference/cli/tctl/
  tctl: /^(rm|(users|tokens|bots|nodes|apps|db|kube|workload-identity|desktop|idp saml) (rm|del|delete|reset)|lock)( |$)/,
};

/** Servers that build and deploy, and the gates and certificates that they go through. */
export const ciServers: Platform = {
  id: 'ci-servers',
  title: 'Build servers and gates',
  docs: 'https://circleci-public.github.io/circleci-cli/',
  programs: [...Object.keys(DELETES), 'fastlane'],
  optionsWithValue:
    '-t --target -p --pipeline -n --team-name --host --token --org-id --user --ttl --config -c --auth-server'.split(
      ' ',
    ),
  programOptions: { fly: ['-t', '--target', '-p', '--pipeline', '--team-name'] },
  mcpServers: ['circleci', 'concourse'],
  environment: { options: ['-t', '--target', '--auth-server'], variables: [] },
  selfConfirm: ['-f', '--force', '--no-prompt', '--non-interactive', '-n'],
  rules: [
    {
      id: 'delete',
      command: [],
      when: (call) => DELETES[call.program]?.test(line(call)) ?? false,
      mcp: ['delete_context', 'delete_context_secret', 'delete_project', 'delete_pipeline'],
      does: { verb: 'delete', what: 'pipelines, secrets or access', undo: 'none', undoNote: HISTORY },
      target: { options: ['-p', '--pipeline'], positionals: true, fields: ['contextId', 'name'] },
      why: 'Deletes pipelines, shared secrets or people’s access.',
      instead: 'circleci config validate',
      stops: [
        'circleci context delete github acme prod -f',
        'fly -t ci destroy-pipeline -p web -n',
        'tctl users rm alice',
        { server: 'circleci', tool: 'delete_context', input: { contextId: 'c1' } },
      ],
      passes: ['circleci config validate', 'fly -t ci pipelines', 'tctl users ls', 'fly deploy'],
    },
    {
      id: 'signing',
      command: [],
      when: (call) =>
        call.program === 'fastlane' &&
        /^(((match|cert|sigh) nuke|run (match_nuke|delete_keychain)|match change_password|produce disable_services)( |$)|(action )?match_nuke)/.test(
          line(call),
        ),
      does: {
        verb: 'delete',
        what: 'signing certificates',
        undo: 'none',
        undoNote:
          'match can make new ones; apps in the App Store go on, builds for Ad Hoc and Enterprise are disabled (fastlane documentation, 2026-11)',
      },
      why: 'Revokes the certificates and profiles that apps are signed with, or locks the team out of them.',
      instead: 'fastlane match development --readonly',
      stops: [
        'fastlane match nuke distribution',
        'fastlane run match_nuke type:appstore',
        'fastlane match change_password',
      ],
      passes: ['fastlane match development', 'fastlane match appstore --readonly', 'fastlane beta'],
    },
  ],
};
