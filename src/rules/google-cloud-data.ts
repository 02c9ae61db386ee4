import type { CallView, Platform } from '../model/platform.ts';

// https://cloud.google.com/sql/docs/postgres/delete-instance, https://cloud.google.com/sql/docs/postgres/backup-recovery/backups
const SQL =
  'Its backups go with it, unless a final backup was taken or backups are retained; Google’s support can bring a deleted instance back for four days (Cloud SQL documentation, 2026-11)';
// https://cloud.google.com/secret-manager/docs/delay-destruction-of-secret-versions
const SECRET =
  'A destroyed version is gone at once, unless the secret has a destruction delay; a deleted secret does not come back (Secret Manager documentation, 2026-11)';

const isHelp = ({ args }: CallView) => args.includes('help');

export const googleCloudData: Platform = {
  id: 'google-cloud-data',
  title: 'Google Cloud',
  docs: 'https://cloud.google.com/sql/docs/postgres/delete-instance',
  programs: ['gcloud'],
  optionsWithValue:
    '--project --account --configuration --format --filter --secret --instance --location'.split(' '),
  environment: {
    options: ['--project', '--configuration', '--account'],
    variables: ['CLOUDSDK_CORE_PROJECT', 'GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT'],
  },
  selfConfirm: ['-q', '--quiet'],
  reaches: ['--project'],
  rules: [
    {
      id: 'sql-instance-delete',
      command: ['sql', 'instances', 'delete'],
      commands: [['alpha|beta', 'sql', 'instances', 'delete']],
      when: (call) => !isHelp(call),
      does: { verb: 'delete', what: 'database instance', undo: 'none', undoNote: SQL },
      target: { positionals: true },
      why: 'Deletes the instance with every database in it and, by default, its backups.',
      instead: 'gcloud sql backups list --instance={target}',
      stops: [
        'gcloud sql instances delete prod-db --quiet',
        'gcloud --project acme beta sql instances delete prod-db',
      ],
      passes: ['gcloud sql instances list', 'gcloud sql instances describe prod-db'],
    },
    {
      id: 'secret-delete',
      command: ['secrets', 'delete'],
      commands: [
        ['secrets', 'versions', 'destroy'],
        ['alpha|beta', 'secrets', 'delete'],
      ],
      when: (call) => !isHelp(call),
      does: { verb: 'delete', what: 'secret', undo: 'none', undoNote: SECRET },
      target: { positionals: true, options: ['--secret'] },
      why: 'Deletes a secret; whatever reads it fails.',
      instead: 'gcloud secrets list',
      stops: ['gcloud secrets delete db-password', 'gcloud secrets versions destroy 3 --secret db'],
      passes: ['gcloud secrets versions list db', 'gcloud secrets versions add db --data-file=-'],
    },
  ],
};
