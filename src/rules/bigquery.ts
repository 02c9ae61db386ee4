import { SQL_LOSSES } from '../model/payload.ts';
import type { Platform } from '../model/platform.ts';

export const bigquery: Platform = {
  id: 'bigquery',
  title: 'BigQuery and Bigtable',
  docs: 'https://cloud.google.com/bigquery/docs/reference/bq-cli-reference',
  programs: ['bq', 'cbt'],
  optionsWithValue:
    '--project_id --dataset_id --location --format --api --credential_file --destination_table --source_format --schema --expiration --default_table_expiration --default_partition_expiration --time_partitioning_expiration --max_time_travel_hours --description --filter -project -instance -creds -auth-token'.split(
      ' ',
    ),
  mcpServers: ['bigquery'],
  environment: {
    options: ['--project_id', '--dataset_id', '-project', '-instance'],
    variables: ['CLOUDSDK_CORE_PROJECT'],
  },
  selfConfirm: ['-f', '--force'],
  dryRun: ['--dry_run'],
  unruled: { harmless: [] },
  rules: [
    {
      id: 'bigquery-remove',
      command: ['rm|remove'],
      commands: [
        [
          'deletetable|deletefamily|deleteinstance|deletecluster|deleterow|deleteallrows|dropfamily|dropallrows|dropallrowswithprefix|droprows|deletesnapshot|deletecolumn',
        ],
      ],
      when: ({ program }) => program === 'bq' || program === 'cbt',
      does: {
        verb: 'delete',
        what: 'dataset or table',
        undo: 'vendor',
        // https://cloud.google.com/bigquery/docs/time-travel
        // https://cloud.google.com/sdk/gcloud/reference/bigtable/tables/undelete
        undoNote:
          'BigQuery keeps a deleted table or dataset for 7 days unless a shorter time travel was set; a Bigtable table can be undeleted for a while, its rows cannot (Google Cloud documentation, 2026-11)',
      },
      target: { positionals: true },
      why: 'Deletes a dataset, a table or rows.',
      instead: 'bq ls',
      stops: [
        'bq rm -r -f -d acme-prod:analytics',
        'bq --project_id=acme rm -t ds.bookings',
        'cbt -instance bt deletetable events',
      ],
      passes: ['bq ls acme-prod:analytics', 'bq show ds.t', 'cbt -instance bt ls'],
    },
    {
      id: 'bigquery-sql',
      sql: SQL_LOSSES,
      does: {
        verb: 'delete',
        what: 'rows or tables',
        undo: 'vendor',
        undoNote:
          'BigQuery keeps the older state, and a dropped dataset, for 7 days unless a shorter time travel was set (cloud.google.com/bigquery/docs/time-travel, 2026-11)',
      },
      why: 'Loses rows, columns or tables.',
      instead: 'bq show {target}',
      stops: [
        `bq query --use_legacy_sql=false 'DROP TABLE ds.t'`,
        `bq query --use_legacy_sql=false 'DELETE FROM ds.t WHERE true'`,
      ],
      passes: [
        `bq query --dry_run --use_legacy_sql=false 'DROP TABLE ds.t'`,
        `bq query --use_legacy_sql=false 'SELECT * FROM ds.deletes'`,
      ],
    },
    {
      id: 'bigquery-expire',
      command: ['update'],
      when: (call) =>
        call.program === 'bq' &&
        (Number(
          call.value(
            '--expiration',
            '--default_table_expiration',
            '--default_partition_expiration',
            '--time_partitioning_expiration',
          ) ?? '0',
        ) > 0 ||
          call.has('--max_time_travel_hours')),
      does: {
        verb: 'change',
        what: 'how long tables are kept',
        undo: 'vendor',
        undoNote:
          'It can be set back; a table that expired is kept for 7 days unless a shorter time travel was set (cloud.google.com/bigquery/docs/time-travel, 2026-11)',
      },
      target: { positionals: true },
      why: 'Lets tables expire, or shortens how far back they can be restored.',
      instead: 'bq show {target}',
      stops: ['bq update --expiration 60 ds.bookings', 'bq update --max_time_travel_hours=48 ds'],
      passes: ['bq update --expiration 0 ds.bookings', 'bq update --description x ds.bookings'],
    },
    {
      id: 'bigquery-overwrite',
      command: ['load|query|cp|mk'],
      when: (call) =>
        call.program === 'bq' &&
        call.has('--replace', '--replace=true', '--destination_table', '-f') &&
        !call.has('--dry_run') &&
        (call.has('--replace', '--replace=true') || call.args.includes('cp')),
      does: {
        verb: 'overwrite',
        what: 'table',
        undo: 'vendor',
        undoNote:
          'BigQuery keeps the older state for 7 days unless a shorter time travel was set (cloud.google.com/bigquery/docs/time-travel, 2026-11)',
      },
      target: { positionals: true, options: ['--destination_table'] },
      why: 'Writes over a table; its rows are gone.',
      instead: 'bq show {target}',
      stops: ['bq load --replace ds.bookings gs://acme/b.csv', 'bq cp -f ds.a ds.b'],
      passes: ['bq load ds.bookings gs://acme/b.csv', `bq query --use_legacy_sql=false 'SELECT 1'`],
    },
  ],
};
