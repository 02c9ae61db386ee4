import type { CallView, Platform } from '../model/platform.ts';

// https://jfrog.com/help/r/jfrog-rest-apis/empty-trash-can
const TRASH =
  'Where the trash can is on, deleted artifacts lie there until its retention time is over; an emptied trash can does not come back (JFrog documentation, 2026-11)';
// https://support.sonatype.com/hc/en-us/articles/360025325653
const NEXUS =
  'The files stay in the blob store until its compact task runs; a deleted repository does not come back (Sonatype documentation, 2026-11)';
// https://docs.cloudsmith.com/artifact-management/recently-deleted-packages
const CLOUDSMITH =
  'Deleted packages can be restored for 7 days, unless they are deleted permanently (Cloudsmith documentation, 2026-11)';
// https://goharbor.io/docs/main/working-with-projects/working-with-images/
const REGISTRY = 'Only somebody who has pulled the image can push it again';

const at = (call: CallView) => call.positionals.slice(0, 4).join(' ');
const jfrog = (call: CallView) => /^(jf|jfrog)$/.test(call.program);
const LISTS = ['-n', '--dry-run'];

/** Stores of packages and images that a company runs for itself. */
export const artifactStores: Platform = {
  id: 'artifact-stores',
  title: 'JFrog, Nexus, Harbor, Quay, Cloudsmith',
  docs: 'https://jfrog.com/help/r/jfrog-rest-apis/empty-trash-can',
  programs: ['jf', 'jfrog', 'cloudsmith', 'harbor'],
  optionsWithValue:
    '--spec --spec-vars --props --exclude-props --exclusions --url --user --password --access-token --server-id --build --max-builds --max-days --exclude-builds --project -k --api-key --threads --retries --limit --offset'.split(
      ' ',
    ),
  hosts: ['*.jfrog.io', 'quay.io', 'api.cloudsmith.io', 'hub.docker.com'],
  mcpServers: ['jfrog', 'artifactory', 'nexus', 'harbor', 'quay', 'cloudsmith'],
  environment: { options: ['--server-id', '--url'], variables: ['JFROG_CLI_SERVER_ID'] },
  selfConfirm: ['--quiet', '-y', '--yes'],
  dryRun: LISTS,
  unruled: { harmless: [['config|c|plugin|completion|login|logout|intro|options', '*']] },
  rules: [
    {
      id: 'jfrog-delete',
      command: [],
      when: (call) =>
        jfrog(call) &&
        (/^(rt|artifactory) (del|delete|rdel|repo-delete|repository-delete|gdel|group-delete|users-delete|udel|u-del|ptdel|permission-target-delete|rpldel|replication-delete|bdi|build-discard)( |$)/.test(
          at(call),
        ) ||
          /^(ds|distribution) (rbdel|release-bundle-delete)( |$)|^(release-bundle-delete|rbdel|rbdell|release-bundle-delete-local|rbdelr|release-bundle-delete-remote)( |$)|^project delete( |$)/.test(
            at(call),
          )),
      http: [
        'DELETE /artifactory/**',
        'POST /artifactory/api/trash/empty',
        'DELETE /access/api/**',
        'DELETE /distribution/api/**',
        'DELETE /lifecycle/api/**',
      ],
      httpWhen: ({ host }) => host.endsWith('.jfrog.io'),
      does: { verb: 'delete', what: 'artifacts, repositories or access', undo: 'vendor', undoNote: TRASH },
      target: { positionals: true, skip: 2 },
      why: 'Deletes artifacts, a repository or who may reach them; builds that need them fail.',
      instead: 'jf rt search {target}',
      stops: [
        'jf rt del "libs-release-local/com/acme/*" --quiet',
        'jfrog rt rdel libs-release-local --quiet',
        'jf rt build-discard api --max-builds=1',
        'curl -u "$U:$P" -X POST https://acme.jfrog.io/artifactory/api/trash/empty',
        'curl -u "$U:$P" -X DELETE https://acme.jfrog.io/artifactory/api/repositories/libs-release-local',
      ],
      passes: [
        'jf rt search "libs-release-local/*.jar"',
        'jf rt del "libs-release-local/*" --dry-run',
        'jf config remove old',
        'curl -u "$U:$P" https://acme.jfrog.io/artifactory/api/repositories',
      ],
    },
    {
      id: 'cloudsmith-delete',
      command: ['delete|rm'],
      commands: [
        ['repos|repositories|entitlements|ents|policy|vulnerabilities', '*', 'delete|rm'],
        ['repos|repositories|entitlements|ents|policy|upstream', 'delete|rm'],
      ],
      when: (call) => call.program === 'cloudsmith',
      http: ['DELETE /packages/**', 'DELETE /v1/packages/**', 'DELETE /repos/**', 'DELETE /v1/repos/**'],
      httpWhen: ({ host }) => host === 'api.cloudsmith.io',
      does: { verb: 'delete', what: 'packages or repository', undo: 'vendor', undoNote: CLOUDSMITH },
      target: { positionals: true },
      why: 'Deletes packages, or a repository with all of them.',
      instead: '',
      stops: ['cloudsmith delete acme/prod/pkg-1 -y', 'cloudsmith repos delete acme/prod -y'],
      passes: ['cloudsmith list packages acme/prod', 'cloudsmith push python acme/prod dist/x.whl'],
    },
    {
      id: 'nexus-delete',
      http: [],
      mcp: ['delete_component', 'delete_asset', 'delete_repository'],
      does: { verb: 'delete', what: 'components or repository', undo: 'none', undoNote: NEXUS },
      target: { fields: ['name', 'id', 'repository'] },
      why: 'Deletes components, or a repository with all of them.',
      instead: 'curl -u "$U:$P" {origin}/service/rest/v1/repositories',
      stops: [{ server: 'nexus', tool: 'delete_repository', input: { name: 'maven-releases' } }],
      passes: [{ server: 'nexus', tool: 'list_repositories', input: {} }],
    },
    {
      id: 'registry-delete',
      command: ['project|repo|repository|artifact|artifacts|registry|user|tag', 'delete|purge'],
      commands: [['artifact', 'tags', 'delete']],
      when: (call) => call.program === 'harbor',
      http: [
        'DELETE /api/v1/repository/**',
        'DELETE /api/v1/organization/**',
        'DELETE /v2/repositories/**',
        'DELETE /v2/namespaces/**',
      ],
      httpWhen: ({ host }) => /^(quay\.io|hub\.docker\.com)$/.test(host),
      does: { verb: 'delete', what: 'images or repository', undo: 'none', undoNote: REGISTRY },
      target: { positionals: true },
      why: 'Deletes images, or a repository with all of them; what pulls them fails.',
      instead: '',
      stops: [
        'harbor repo delete library/api',
        'curl -X DELETE https://quay.io/api/v1/repository/acme/api -H "Authorization: Bearer $QUAY_TOKEN"',
        'curl -X DELETE https://hub.docker.com/v2/repositories/acme/api/tags/v1/ -H "Authorization: JWT $HUB_TOKEN"',
      ],
      passes: [
        'harbor repo list library',
        'curl https://quay.io/api/v1/repository/acme/api -H "Authorization: Bearer $QUAY_TOKEN"',
      ],
    },
  ],
};
