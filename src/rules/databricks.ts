import type { Platform } from '../model/platform.ts';

// https://docs.databricks.com/aws/en/data-governance/unity-catalog/object-storage-lifecycle
const UNDROP =
  'UNDROP brings a dropped table of Unity Catalog back for 7 days; external files stay where they are (Databricks documentation, 2026-11)';
const NO_UNDO =
  'Databricks keeps no copy of it; a notebook or folder that was deleted lies in the trash for 30 days';

export const databricks: Platform = {
  id: 'databricks',
  title: 'Databricks',
  docs: 'https://docs.databricks.com/aws/en/dev-tools/cli/commands',
  programs: ['databricks'],
  optionsWithValue: ['-p', '--profile', '-t', '--target', '-o', '--output', '--json', '--log-level', '--var'],
  hosts: [
    '*.cloud.databricks.com',
    '*.azuredatabricks.net',
    '*.gcp.databricks.com',
    'accounts.cloud.databricks.com',
  ],
  mcpServers: ['databricks'],
  environment: {
    options: ['-p', '--profile', '-t', '--target'],
    variables: ['DATABRICKS_CONFIG_PROFILE', 'DATABRICKS_HOST', 'DATABRICKS_BUNDLE_TARGET'],
  },
  selfConfirm: ['--auto-approve', '--force', '--force-lock', '--purge'],
  unruled: { harmless: [['auth|configure|sync|completion|labs|clean-rooms', '*']] },
  rules: [
    {
      id: 'data-delete',
      command: [
        'catalogs|schemas|tables|volumes|metastores|registered-models|online-tables',
        'delete|remove',
      ],
      http: ['DELETE /api/2.1/unity-catalog/**', 'DELETE /api/2.0/unity-catalog/**'],
      does: { verb: 'delete', what: 'catalog, schema, table or volume', undo: 'vendor', undoNote: UNDROP },
      target: { positionals: true, fields: ['id'] },
      why: 'Drops it with everything in it.',
      instead: 'databricks tables list main sales',
      stops: [
        'databricks catalogs delete main --force',
        'databricks tables delete main.sales.orders',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.cloud.databricks.com/api/2.1/unity-catalog/schemas/main.sales',
      ],
      passes: ['databricks catalogs list', 'databricks tables get main.sales.orders'],
    },
    {
      id: 'delete',
      command: ['fs', 'rm'],
      commands: [
        ['bundle', 'destroy'],
        ['clusters', 'permanent-delete'],
        ['secrets', 'delete-*'],
        ['lakeview', 'trash'],
        ['model-registry', 'delete-*'],
      ],
      http: [
        'POST /api/*/clusters/permanent-delete',
        'POST /api/*/jobs/delete',
        'POST /api/*/dbfs/delete',
        'POST /api/*/workspace/delete',
        'POST /api/*/secrets/**/delete',
        'DELETE /api/**',
      ],
      does: { verb: 'delete', what: 'files, jobs, clusters or secrets', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['cluster_id', 'job_id', 'path', 'scope', 'id'] },
      why: 'Deletes files, jobs, clusters, secrets or what a bundle deployed.',
      instead: 'databricks bundle summary',
      stops: [
        'databricks fs rm -r dbfs:/mnt/prod',
        'databricks bundle destroy --auto-approve --target prod',
        'databricks secrets delete-scope prod-keys',
        `curl -X POST -H "Authorization: Bearer $T" https://acme.cloud.databricks.com/api/2.1/jobs/delete -d '{"job_id":1}'`,
      ],
      passes: [
        'databricks fs ls dbfs:/mnt',
        'databricks bundle validate',
        `curl -X POST -H "Authorization: Bearer $T" https://acme.cloud.databricks.com/api/2.1/jobs/run-now -d '{"job_id":1}'`,
      ],
    },
  ],
};
