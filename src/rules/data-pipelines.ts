import type { CallView, Platform } from '../model/platform.ts';

// https://airflow.apache.org/docs/apache-airflow/stable/howto/usage-cli.html
const HISTORY =
  'The code of a pipeline stays; its runs, connections, variables and state come back only from a backup of its database. `airflow db clean` keeps what it purges in archive tables unless told otherwise (Airflow documentation, 2026-11)';
const line = ({ args }: CallView) => args.filter((word) => !word.startsWith('-')).join(' ');
const DELETES: Readonly<Record<string, RegExp>> = {
  // https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html
  airflow:
    /^(db (reset|clean|downgrade|drop-archived)|(dags|connections|variables|pools|users|roles|assets) (delete|reset)|tasks clear)( |$)/,
  astro: /^(deployment|workspace|organization|deployment variable|dbt) (delete|remove|clean)( |$)/,
  dagster: /^((run|asset|schedule|sensor) wipe|instance (reindex|wipe)|run delete)( |$)/,
  prefect:
    /^(server database (reset|downgrade)|(deployment|flow-run|work-pool|work-queue|block|variable|artifact|profile) (delete|clear-\w+))( |$)/,
  mlflow: /^(gc|(experiments|runs|models|deployments|artifacts) delete|db downgrade)( |$)/,
  meltano: /^(state (clear|set)|remove)( |$)/,
  abctl: /^local uninstall/,
};

export const dataPipelines: Platform = {
  id: 'data-pipelines',
  title: 'Data pipelines',
  docs: 'https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html',
  programs: Object.keys(DELETES),
  optionsWithValue:
    '-u --username -e --email --clean-before-timestamp --tables --experiment-id --run-id --backend-store-uri --artifacts-destination -w --workspace -m --module -f --file --run --environment'.split(
      ' ',
    ),
  mcpServers: ['airflow', 'dagster', 'prefect', 'mlflow', 'dbt', 'airbyte'],
  environment: {
    options: ['--environment', '--backend-store-uri'],
    variables: ['AIRFLOW_HOME', 'MLFLOW_TRACKING_URI'],
  },
  selfConfirm: ['-y', '--yes', '--force', '--noprompt', '--skip-archive'],
  unruled: { harmless: [['config|profile|providers|plugins|dev|login|logout|context']] },
  steps: { dagster: 'dagster --help', prefect: 'prefect deployment ls', mlflow: 'mlflow experiments search' },
  rules: [
    {
      id: 'delete',
      command: [],
      when: (call) =>
        (DELETES[call.program]?.test(line(call)) ?? false) &&
        (call.program !== 'abctl' || call.has('--persisted')),
      http: ['DELETE /api/v1/dags/*', 'DELETE /api/v2/dags/*'],
      // https://docs.airbyte.com/operator-guides/reset/: all that was synchronised is deleted at its destination.
      mcp: [
        'delete_dag',
        'delete_connection',
        'delete_variable',
        'delete_deployment',
        'reset_connection',
        'clear_connection',
      ],
      does: { verb: 'delete', what: 'runs, state or connections', undo: 'none', undoNote: HISTORY },
      target: { positionals: true, fields: ['dag_id', 'conn_id', 'deployment_id'] },
      why: 'Deletes a pipeline’s runs, connections or state, or the whole database behind it.',
      instead: 'airflow dags list',
      stops: [
        'airflow db reset -y',
        'airflow dags delete etl_daily -y',
        'dagster asset wipe --all --noprompt',
        'prefect server database reset -y',
        'mlflow gc --backend-store-uri postgresql://db.acme.io/mlflow',
        'mlflow artifacts delete --run-id 1',
        { server: 'airflow', tool: 'delete_dag', input: { dag_id: 'etl' } },
        { server: 'airbyte', tool: 'reset_connection', input: { connectionId: 'c' } },
      ],
      passes: [
        'airflow dags list',
        'airflow db clean --clean-before-timestamp 2026-01-01 --dry-run',
        'dagster dev',
        'prefect deployment run etl/prod',
        'abctl local uninstall',
      ],
    },
    {
      id: 'full-refresh',
      mcp: ['run', 'build', 'dbt_run', 'dbt_build'],
      // https://docs.getdbt.com/reference/commands/run
      mcpWhen: (input) => input.is_full_refresh === true || input.full_refresh === true,
      does: {
        verb: 'overwrite',
        what: 'tables',
        undo: 'vendor',
        undoNote: 'An incremental table is dropped and made again from what its sources still hold',
      },
      target: { fields: ['selector', 'node_selection'] },
      why: 'Drops incremental tables and makes them anew; what the sources no longer hold is lost.',
      instead: 'dbt compile',
      stops: [{ server: 'dbt', tool: 'run', input: { selector: '*', is_full_refresh: true } }],
      passes: [{ server: 'dbt', tool: 'run', input: { selector: 'orders' } }],
    },
  ],
};
