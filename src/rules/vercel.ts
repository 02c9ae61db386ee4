import type { Platform } from '../model/platform.ts';

const NO_UNDO =
  'Vercel says that it cannot be undone: deployments, domains and variables go with the project (Vercel’s project settings, 2026-11)';
const REMOVE = 'rm|remove|delete|del';

export const vercel: Platform = {
  id: 'vercel',
  title: 'Vercel',
  docs: 'https://vercel.com/docs/cli',
  programs: ['vercel', 'vc', 'now'],
  optionsWithValue:
    '-A --local-config -Q --global-config --cwd -S --scope -T --team -t --token --environment --target -b --build-env -e --env -m --meta --regions --project --tag --srcimg --git-branch --timeout --limit --prefix --rw-token -r --status'.split(
      ' ',
    ),
  directory: ['--cwd'],
  hosts: ['api.vercel.com', 'vercel.com', 'blob.vercel-storage.com', '*.blob.vercel-storage.com'],
  mcpServers: ['vercel'],
  environment: {
    options: ['--environment', '--target', '--project', '--scope', '-S'],
    variables: ['VERCEL_ENV', 'VERCEL_TARGET_ENV', 'VERCEL_PROJECT_ID'],
    fields: ['target', 'environment', 'projectId'],
  },
  selfConfirm: ['-y', '--yes', '-f', '--force'],
  unruled: { harmless: [['logout|login|switch|telemetry|init|link|pull|dev|build|bisect|guidance|mcp|api']] },
  twins: ['vercel', 'vc'],
  rules: [
    {
      id: 'project-remove',
      command: ['project|projects|teams|team', REMOVE],
      http: ['DELETE /v*/projects/*', 'DELETE /v*/teams/*'],
      does: { verb: 'delete', what: 'project', undo: 'none', undoNote: NO_UNDO },
      target: { fields: ['id', 'projectId', 'name'], positionals: true },
      why: 'Deletes the project with its deployments, domains and variables.',
      instead: 'vercel project ls',
      stops: [
        'vercel project rm acme-web',
        'vc projects remove acme-web',
        'curl -X DELETE -H "Authorization: Bearer $VERCEL_TOKEN" "https://api.vercel.com/v9/projects/acme-web"',
      ],
      passes: ['vercel project ls', 'vercel project add acme-docs', 'vercel project inspect acme-web'],
    },
    {
      id: 'deployment-remove',
      command: ['remove|rm'],
      http: ['DELETE /v*/deployments/*'],
      does: {
        verb: 'delete',
        what: 'deployments',
        undo: 'vendor',
        // https://vercel.com/docs/cli/remove, https://vercel.com/docs/deployment-retention
        undoNote:
          'A deployment that is marked for deletion can be restored for up to 30 days; where a project is named, the project goes too (Vercel docs, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Removes deployments; given a project’s name, all of them, the live one too.',
      instead: 'vercel ls',
      stops: ['vercel remove acme-web --yes', 'vercel rm acme-web-abc123.vercel.app -y'],
      passes: [
        'vercel ls',
        'vercel inspect acme-web.vercel.app',
        'vercel --prod',
        'vercel deploy --prebuilt',
      ],
    },
    {
      id: 'store-delete',
      command: ['blob', 'empty-store|delete-store|store-delete|del|delete|rm'],
      commands: [
        ['blob', 'store', REMOVE],
        ['edge-config|edge-configs|kv|postgres|storage|integration-resource|ir|connect', REMOVE],
        ['integration|integrations', 'remove|rm|delete|uninstall|disconnect'],
        ['integration-resource|ir', 'disconnect|create-threshold'],
      ],
      http: [
        'DELETE /v*/storage/**',
        'DELETE /v*/edge-config/**',
        'DELETE /v*/integrations/**',
        'PATCH /v*/edge-config/*/items',
        'POST /delete',
        'POST /api/blob/delete',
      ],
      does: { verb: 'delete', what: 'store', undo: 'none', undoNote: 'What is kept nowhere else is gone' },
      target: { positionals: true, fields: ['id'] },
      why: 'Deletes stored data: files of a blob store, a store, or an integration with what it holds.',
      instead: 'vercel blob list',
      stops: [
        'vercel blob empty-store --yes',
        'vercel blob del https://x.public.blob.vercel-storage.com/a.png',
        'vercel blob store remove store_123',
        'vercel integration remove supabase --yes',
      ],
      passes: [
        'vercel blob list',
        'vercel blob put a.png',
        'vercel integration list --all',
        'vercel integration add neon',
      ],
    },
    {
      id: 'variable-remove',
      command: ['env', REMOVE],
      http: ['DELETE /v*/projects/*/env/*', 'DELETE /v*/projects/*/env'],
      does: {
        verb: 'delete',
        what: 'variable',
        undo: 'none',
        undoNote:
          'A sensitive value cannot be read once it is saved (vercel.com/docs/environment-variables/sensitive-environment-variables, 2026-11)',
      },
      target: { positionals: true, first: true, fields: ['id'] },
      why: 'Deletes an environment variable; the next deployment runs without it.',
      instead: 'vercel env ls',
      stops: ['vercel env rm DATABASE_URL production --yes', 'vc env remove API_KEY'],
      passes: [
        'vercel env ls',
        'vercel env pull .env.local --environment=development',
        'vercel env add FLAG preview',
      ],
    },
    {
      id: 'production-secrets',
      command: ['env', 'pull'],
      when: (call) => call.value('--environment') === 'production' || call.value('--target') === 'production',
      does: {
        verb: 'overwrite',
        what: 'local variables with those of production',
        undo: 'none',
        undoNote: 'What has been read cannot be unread; whatever runs here next reaches production',
      },
      target: { positionals: true },
      why: 'Writes the secrets of production into a file here, over what it held; tests and scripts then reach production.',
      instead: 'vercel env pull .env.local --environment=development',
      stops: ['vercel env pull .env --environment=production', 'vc env pull --environment production'],
      passes: [
        'vercel env pull',
        'vercel env pull .env.local --environment=development',
        'vercel env ls production',
      ],
    },
    {
      id: 'variable-overwrite',
      command: ['env', 'add|update'],
      commands: [['blob', 'put']],
      when: (call) =>
        call.args.includes('put')
          ? call.has('--allow-overwrite')
          : call.has('--force') || call.args.includes('update'),
      http: ['PATCH /v*/projects/*/env/*'],
      does: {
        verb: 'overwrite',
        what: 'variable',
        undo: 'vendor',
        undoNote: 'The old value is gone unless it is kept elsewhere',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Writes over the value of an environment variable.',
      instead: 'vercel env ls',
      stops: [
        'echo x | vercel env add DATABASE_URL production --force',
        'vercel env update API_URL production',
      ],
      passes: ['vercel env add NEW_FLAG production', 'vercel env ls production'],
    },
    {
      id: 'address-remove',
      command: [
        'alias|aliases|domain|domains|dns|cert|certs|redirects|routes|webhooks',
        `${REMOVE}|transfer-in|move`,
      ],
      http: [
        'DELETE /v*/aliases/*',
        'DELETE /v*/domains/**',
        'DELETE /v*/projects/*/domains/*',
        'DELETE /v*/certs/*',
      ],
      does: {
        verb: 'stop',
        what: 'address',
        undo: 'repeat',
        undoNote: 'It can be added again where nobody else takes it',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Takes an address away; whoever opens it finds nothing.',
      instead: 'vercel alias ls',
      stops: [
        'vercel alias rm app.example.com --yes',
        'vercel domains rm example.com',
        'vercel dns rm rec_123 -y',
        'vercel domains move example.com other-team',
      ],
      passes: [
        'vercel alias ls',
        'vercel domains inspect example.com',
        'vercel dns ls',
        'vercel dns add example.com www CNAME x',
      ],
    },
    {
      id: 'rollback',
      command: ['rollback'],
      commands: [
        ['rolling-release', 'abort|disable'],
        ['firewall', 'disable|reset|discard|publish'],
        ['target|targets', REMOVE],
        ['microfrontends', 'delete-group'],
        ['git', 'disconnect'],
        ['project|projects', 'protection', 'disable'],
        ['flags|flag', 'archive|disable'],
        ['domains', 'transfer-out'],
      ],
      http: ['POST /v*/projects/*/rollback/*', 'POST /v*/projects/*/pause'],
      mcp: ['rollback_deployment', 'pause_project'],
      when: (call) => call.positionals[0] !== 'status',
      does: {
        verb: 'stop',
        what: 'live version',
        undo: 'repeat',
        undoNote: 'Another deployment can be promoted',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Changes which version visitors get, or what guards them.',
      instead: 'vercel ls',
      stops: [
        'vercel rollback dpl_123 --yes',
        'vercel rolling-release abort --dpl dpl_123',
        'vercel git disconnect --yes',
      ],
      passes: ['vercel rollback status acme-web', 'vercel promote status', 'vercel rolling-release fetch'],
    },
    {
      id: 'cache-delete',
      command: ['cache', 'dangerously-delete|purge|delete'],
      http: [
        'POST /v*/edge-cache/dangerously-delete-*',
        'DELETE /v*/data-cache/purge-all',
        'DELETE /v*/data-cache/**',
      ],
      does: {
        verb: 'stop',
        what: 'cache',
        undo: 'repeat',
        undoNote: 'The cache fills again; until then every request goes to the origin',
      },
      why: 'Deletes the cache at once; all requests go to the origin until it is full again.',
      instead: 'vercel cache invalidate --tag products',
      stops: ['vercel cache dangerously-delete --tag products --yes', 'vercel cache purge --yes'],
      passes: ['vercel cache invalidate --tag products'],
    },
  ],
};
