import {
  composerScripts,
  denoTasks,
  hatchScripts,
  lefthookHooks,
  miseTasks,
  nxTargets,
  preCommitHooks,
  pyproject,
  type Tasks,
  taskfile,
  toxCommands,
} from './files.ts';
import { circleJobs, composeServices, gitlabJobs, workflowJobs } from './pipeline-files.ts';

/** A program that runs tasks which a project's file describes. All lists are words separated by spaces. */
export interface Runner {
  readonly names: string;
  /** A word that must stand before `sub` where the program’s name has no dash. */
  readonly before?: string;
  /** Words one of which must stand first, by `|`; without them, a task's name may stand first too where `loose`. */
  readonly sub?: string;
  readonly loose?: true;
  readonly values: string;
  readonly directory?: string;
  /** Options that name the file. */
  readonly file?: string;
  /** Options whose value, rather than a positional, names the tasks, with commas between. */
  readonly named?: string;
  /** Options with which nothing runs. */
  readonly except?: string;
  /** Where tasks stand. `{}` is filled with what stands before the colon of the task's name. */
  readonly files: readonly (readonly [names: string, read: (text: string) => Tasks])[];
  /** What runs where no task is named; `*`: all of them. */
  readonly usual?: string;
  /** Every positional is a task; else the rest are words for the task. */
  readonly many?: true;
  /** It runs as the file says only where no words follow its name: they would stand in for it. */
  readonly alone?: true;
  /** They run in containers that are thrown away: what they do to their own files is nobody’s loss. */
  readonly contained?: true;
  /** What is not understood of them is shown and not asked about. */
  readonly assumed?: true;
}

const PYPROJECT = 'pyproject.toml';
const NX = 'apps/{}/project.json libs/{}/project.json packages/{}/project.json {}/project.json project.json';

export const runners: readonly Runner[] = [
  {
    names: 'task go-task',
    values: '-d --dir -t --taskfile -o --output -C --concurrency -I --interval',
    directory: '-d --dir',
    file: '-t --taskfile',
    except: '-l --list -a --list-all --dry -n --summary --status --init -i --version -h --help',
    files: [
      [
        'Taskfile.yml Taskfile.yaml taskfile.yml taskfile.yaml Taskfile.dist.yml Taskfile.dist.yaml',
        taskfile,
      ],
    ],
    usual: 'default',
    many: true,
  },
  {
    names: 'deno',
    sub: 'task',
    values: '-c --config --cwd',
    directory: '--cwd',
    file: '-c --config',
    files: [['deno.json deno.jsonc', denoTasks]],
  },
  {
    names: 'composer',
    sub: 'run|run-script',
    loose: true,
    values: '-d --working-dir --timeout',
    directory: '-d --working-dir',
    except: '-l --list --version -V -h --help',
    files: [['composer.json', composerScripts]],
  },
  {
    names: 'poe poethepoet',
    values: '-C --directory --root -e --executor',
    directory: '-C --directory --root',
    except: '-d --dry-run -h --help --version',
    files: [
      [PYPROJECT, pyproject('tool', 'poe', 'tasks')],
      ['poe_tasks.toml', pyproject('tool', 'poe', 'tasks')],
      ['poe_tasks.toml', pyproject('tasks')],
    ],
  },
  {
    names: 'pdm',
    sub: 'run',
    loose: true,
    values: '-p --project --venv',
    directory: '-p --project',
    except: '-l --list -h --help',
    files: [[PYPROJECT, pyproject('tool', 'pdm', 'scripts')]],
  },
  {
    names: 'rye',
    sub: 'run',
    values: '--pyproject',
    except: '-l --list',
    files: [[PYPROJECT, pyproject('tool', 'rye', 'scripts')]],
  },
  {
    names: 'hatch',
    sub: 'run',
    values: '-e --env -p --project',
    files: [
      [PYPROJECT, hatchScripts('tool', 'hatch', 'envs')],
      ['hatch.toml', hatchScripts('envs')],
    ],
  },
  {
    names: 'pixi',
    sub: 'run|r',
    values: '-e --environment --manifest-path',
    file: '--manifest-path',
    except: '--dry-run -n',
    files: [
      ['pixi.toml', pyproject('tasks')],
      [PYPROJECT, pyproject('tool', 'pixi', 'tasks')],
    ],
  },
  // https://pipenv.pypa.io/en/latest/scripts.html
  {
    names: 'pipenv',
    sub: 'run',
    values: '--python --pypi-mirror',
    loose: true,
    files: [['Pipfile', pyproject('scripts')]],
  },
  {
    names: 'mise rtx',
    sub: 'run|r',
    loose: true,
    values: '-C --cd -j --jobs -s --shell -t --tool -E --env',
    directory: '-C --cd',
    except: '-n --dry-run',
    files: [['mise.toml .mise.toml mise.local.toml .mise/config.toml .config/mise.toml', miseTasks]],
  },
  {
    names: 'cargo',
    sub: 'make',
    values: '--makefile -p --profile -e --env --cwd',
    directory: '--cwd',
    file: '--makefile',
    except: '--list-all-steps --print-steps --list-category-steps',
    files: [['Makefile.toml', pyproject('tasks')]],
    usual: 'default',
  },
  {
    names: 'cargo-make makers',
    values: '--makefile -p --profile -e --env --cwd',
    files: [['Makefile.toml', pyproject('tasks')]],
    usual: 'default',
  },
  {
    names: 'tox',
    values: '-e --env -c --conf --workdir --root -f -x --override --result-json',
    file: '-c --conf',
    named: '-e --env',
    except: '-l --list --listenvs -a --listenvs-all --notest -n --showconfig --version -h --help',
    files: [
      ['tox.ini', toxCommands],
      ['setup.cfg', toxCommands],
    ],
    usual: '',
  },
  {
    names: 'pre-commit prek',
    sub: 'run',
    values: '-c --config --files --from-ref -s --to-ref -o --hook-stage',
    file: '-c --config',
    files: [['.pre-commit-config.yaml', preCommitHooks]],
    usual: '*',
  },
  {
    names: 'lefthook',
    sub: 'run',
    values: '--commands --jobs --file',
    files: [['lefthook.yml .lefthook.yml lefthook.yaml', lefthookHooks]],
  },
  {
    // https://nektosact.com/usage/index.html
    names: 'act',
    values:
      '-W --workflows -j --job -e --eventpath -s --secret --secret-file --var --env --env-file -P --platform -C --directory --input --matrix --container-architecture -a --actor',
    directory: '-C --directory',
    file: '-W --workflows',
    named: '-j --job',
    except: '-l --list -n --dryrun -g --graph --version -h --help --validate',
    files: 'deploy ci release main test build publish cd'
      .split(' ')
      .flatMap((name) =>
        ['yml', 'yaml'].map((ending) => [`.github/workflows/${name}.${ending}`, workflowJobs] as const),
      ),
    usual: '*',
    contained: true,
  },
  {
    names: 'gitlab-runner',
    sub: 'exec',
    values: '--cicd-config-file --env --timeout --docker-image',
    file: '--cicd-config-file',
    files: [['.gitlab-ci.yml', gitlabJobs]],
    many: true,
    contained: true,
  },
  {
    names: 'gitlab-ci-local',
    values: '--file --cwd --variable --home --remote-variables --stage',
    file: '--file',
    directory: '--cwd',
    except: '--list --preview --list-all -h --help --completion',
    files: [['.gitlab-ci.yml', gitlabJobs]],
    usual: '*',
    many: true,
    contained: true,
  },
  {
    names: 'circleci',
    sub: 'local',
    values: '-c --config -e --env -v --volume --checkout-key',
    file: '-c --config',
    files: [['.circleci/config.yml', circleJobs]],
    many: true,
    contained: true,
  },
  {
    names: 'docker-compose podman-compose docker podman nerdctl',
    sub: 'up|start|restart|create',
    before: 'compose',
    values:
      '-f --file -p --project-name --profile --env-file --project-directory --scale -t --timeout --wait-timeout --ansi',
    directory: '--project-directory',
    file: '-f --file',
    except: '--dry-run --no-start',
    files: [['compose.yaml compose.yml docker-compose.yaml docker-compose.yml', composeServices]],
    usual: '*',
    many: true,
    contained: true,
  },
  {
    // https://docs.docker.com/reference/cli/docker/compose/run/
    names: 'docker-compose podman-compose docker podman nerdctl',
    sub: 'run',
    before: 'compose',
    values:
      '-f --file -p --project-name --profile --env-file --project-directory -e --env --env-from-file --name -u --user -v --volume -w --workdir -l --label --publish --pull --cap-add --cap-drop --ansi',
    directory: '--project-directory',
    file: '-f --file',
    except: '--dry-run --entrypoint',
    files: [['compose.yaml compose.yml docker-compose.yaml docker-compose.yml', composeServices]],
    alone: true,
    contained: true,
  },
  {
    names: 'nx',
    sub: 'run',
    values: '-c --configuration',
    except: '--graph --dry-run',
    files: [[NX, nxTargets]],
  },
];
