import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import type { Rule } from '../../model/platform.ts';
import { byProgram } from '../by-program.ts';
import { commandAction } from '../matching/build.ts';
import type { Arguments } from '../matching/view.ts';
import { readArguments } from '../matching/view.ts';
import { flatMap } from '../verdict/lists.ts';
import { anyProgram, rehearses } from './rules.ts';
import { namesDeed } from './verbs.ts';

/** How a program is told to start something that lies elsewhere, and where its name stands. */
interface Starter {
  readonly programs: RegExp;
  /** The positional words before the name. */
  readonly words: RegExp;
  /** Options whose value is the name; without them it is the next positional word. */
  readonly options?: readonly string[];
}

/** Functions, jobs, workflows and pipelines that are started by name: all that can be read of them here. */
const STARTERS: readonly Starter[] = [
  // https://docs.aws.amazon.com/cli/latest/reference/
  {
    programs: /^aws$/,
    words:
      /^(lambda invoke(-async)?|stepfunctions start-(sync-)?execution|codebuild start-build|codepipeline start-pipeline-execution|glue start-(job-run|workflow-run|trigger)|batch submit-job|ecs (run|start)-task|ssm start-automation-execution|ssm send-command|events put-events)$/,
    options: [
      '--function-name',
      '--state-machine-arn',
      '--project-name',
      '--name',
      '--job-name',
      '--job-definition',
      '--task-definition',
      '--document-name',
    ],
  },
  {
    programs: /^gcloud$/,
    words:
      /^((alpha|beta) )?(functions call|run jobs execute|scheduler jobs run|workflows (run|execute)|builds triggers run)$/,
  },
  {
    programs: /^az$/,
    words:
      /^(pipelines run|pipelines build queue|containerapp job start|logic workflow run|automation runbook start|datafactory pipeline create-run)$/,
    options: ['--name', '-n', '--definition-name', '--pipeline-name', '--runbook-name'],
  },
  { programs: /^gh$/, words: /^workflow run$/ },
  { programs: /^(kubectl|oc|k)$/, words: /^create job( |$)/, options: ['--from'] },
  {
    programs: /^argo$/,
    words: /^(submit|resubmit|retry)$/,
    options: ['--from', '--name', '--generate-name'],
  },
  { programs: /^nomad$/, words: /^job (dispatch|periodic force)$/ },
  {
    programs: /^(supabase|netlify|ntl|faas-cli|fission|fn)$/,
    words: /^(functions|function|fn)? ?(invoke|test)$/,
  },
  // `invoke local` runs the function here. https://www.serverless.com/framework/docs/providers/aws/cli-reference/invoke-local
  { programs: /^(serverless|sls|sam)$/, words: /^(remote )?invoke$/, options: ['-f', '--function'] },
  { programs: /^airflow$/, words: /^dags (trigger|test|backfill)$/ },
  {
    programs: /^(prefect|dagster)$/,
    words: /^(deployment run|job (execute|launch))$/,
    options: ['-j', '--job'],
  },
  // https://docs.convex.dev/cli#run-convex-functions
  { programs: /^convex$/, words: /^run$/ },
  { programs: /^temporal$/, words: /^workflow (start|execute)$/, options: ['--type'] },
  { programs: /^(jenkins-cli|jenkins)$/, words: /^build$/ },
  { programs: /^(rd|rundeck)$/, words: /^run$/, options: ['-j', '--job'] },
  { programs: /^(celery)$/, words: /^call$/ },
  {
    programs: /^(awx|tower-cli|tower)$/,
    words: /^(job_templates?|workflow_job_templates?|job|workflow_job) launch$/,
    options: ['-J', '--job-template', '-W'],
  },
  { programs: /^glab$/, words: /^(ci|pipeline) (trigger|run)$/ },
];

const starts: Rule = {
  id: 'job-destroy',
  does: {
    verb: 'run',
    what: 'job',
    undo: 'none',
    undoNote: 'Nothing is known of a way back',
  },
  why: 'The job says by its name that it destroys something.',
  instead: '',
  stops: ['gh workflow run destroy.yml'],
  passes: ['gh workflow run ci.yml'],
};

/** Jobs that lie elsewhere and say by their names that they destroy: `gh workflow run destroy.yml`. */
export function startedElsewhere(calls: readonly Call[]): readonly Action[] {
  return flatMap(calls, (call) => {
    const starters = startersOf(call.program);
    if (starters.length === 0) return NONE;
    const args = readArguments(call, anyProgram);
    if (rehearses(args) || isTried(args)) return NONE;
    const named = starters
      .flatMap((starter) => namesIn(args, starter))
      .find(({ text }) => destroysByName(text));
    const told =
      named ?? (starters.some((starter) => begins(args, starter)) ? toldToDestroy(args) : undefined);
    return told === undefined ? NONE : [commandAction(anyProgram, starts, args, [told])];
  });
}

/** `--invocation-type DryRun`, `serverless invoke local`: nothing is started there. */
const isTried = ({ options, positionals }: Arguments): boolean =>
  options.some(
    ({ name, value, next }) => name === '--invocation-type' && (value ?? next)?.text === 'DryRun',
  ) ||
  (positionals[0]?.word.text === 'invoke' && positionals[1]?.word.text === 'local');

/** `gh workflow run infra.yml -f action=destroy`, `--variables ACTION:destroy`: what it is told to do. */
const toldToDestroy = ({ call }: Arguments): Word | undefined =>
  call.args.find(({ text, certain }) => {
    const deed =
      /(?:^|[=,&])(?:tf_?)?(?:action|operation|command|mode|task|job)[=:]"?([a-z][\w-]{2,30})"?(?:$|[,&])/i.exec(
        text,
      )?.[1];
    return certain && deed !== undefined && namesDeed(deed);
  });

const NONE: readonly Action[] = [];
/** Whether a program starts by name what lies elsewhere. */
export const startsOthers = (program: string): boolean => startersOf(program).length > 0;
const startersOf = byProgram((program) => STARTERS.filter(({ programs }) => programs.test(program)));
const LONGEST_WORDS = 4;

/** Whether the call’s first words are those that start something. */
const begins = ({ positionals }: Arguments, { words }: Starter): boolean =>
  [1, 2, 3, LONGEST_WORDS].some((length) =>
    words.test(
      positionals
        .slice(0, length)
        .map(({ word }) => word.text)
        .join(' '),
    ),
  );

/** The words that may name what is started. */
function namesIn(
  { options, positionals }: Arguments,
  { words, options: names = [] }: Starter,
): readonly Word[] {
  for (let length = 1; length <= LONGEST_WORDS; length += 1) {
    const before = positionals.slice(0, length).map(({ word }) => word.text);
    if (before.length < length || !words.test(before.join(' '))) continue;
    const given = options.filter(({ name }) => names.includes(name)).map(({ value, next }) => value ?? next);
    const next = positionals[length]?.word;
    return [...given, next].filter((word) => word !== undefined).filter(({ certain }) => certain);
  }
  return [];
}

/** `arn:…:stateMachine:delete-tenant`, `cronjob/db-wipe`, `.github/workflows/destroy.yml`. */
export function destroysByName(name: string): boolean {
  const own = name.split(/[/:]/).at(-1) ?? name;
  return namesDeed(own.replace(/\.(ya?ml|json|py|sh)$/i, ''));
}
