import type { Json, Shell } from '../../model/request.ts';
import { textsOf } from '../formats/values.ts';
import { readYaml } from '../formats/yaml.ts';
import { objectOf, parseJson } from '../json.ts';

/** A line that a file runs by itself: nobody types it, so nobody is asked when it runs. */
interface ArmedLine {
  readonly command: string;
  readonly shell: Shell;
}

/** Reads what a kind of file runs. The text may be a part of the file. */
type Reader = (text: string) => readonly ArmedLine[];

const MOST_LINES = 60;
const sh = (command: string): ArmedLine => ({ command, shell: 'sh' });

/** What npm runs when a package is installed or published. https://docs.npmjs.com/cli/v11/using-npm/scripts#life-cycle-scripts */
const LIFECYCLE =
  /"(?:pre|post)?(?:install|prepare|prepublish|prepublishOnly|pack|dependencies)"\s*:\s*("(?:[^"\\]|\\.)*")/g;

const packageScripts: Reader = (text) =>
  [...text.matchAll(LIFECYCLE)].map(([, value = '""']) => sh(String(parseJson(value) ?? '')));

const script: Reader = (text) => (text.trim() === '' ? [] : [sh(text)]);
const powershell: Reader = (text) => (text.trim() === '' ? [] : [{ command: text, shell: 'powershell' }]);

/** https://man7.org/linux/man-pages/man5/crontab.5.html; the system's own has the user before the command. */
const crontab: Reader = (text) =>
  text.split('\n').flatMap((line) => {
    const [, user, command] =
      /^\s*(?:@\w+|(?:[\d*/,-]+\s+){4}[\w*/,-]+)\s+(?:([a-z_][\w-]*)\s+)?(\S.*)$/.exec(line) ?? [];
    return command === undefined
      ? []
      : [sh(command), ...(user === undefined ? [] : [sh(`${user} ${command}`)])];
  });

/** https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#ExecStart= */
const unit: Reader = (text) =>
  [...text.matchAll(/^\s*Exec(?:Start|Stop|Reload)(?:Pre|Post)?\s*=\s*[-@:+!]*(\S.*)$/gm)].map(
    ([, line = '']) => sh(line),
  );

const python: Reader = (text) => [
  { command: `python3 - <<'END_OF_FILE'\n${text}\nEND_OF_FILE`, shell: 'sh' },
];

/** A longer one is read for its triggers alone. */
const LONGEST_RUBY = 8000;

/** What a trigger runs on this machine, and the code around it. https://developer.hashicorp.com/vagrant/docs/triggers/configuration */
const vagrantfile: Reader = (text) => [
  ...[
    ...text.matchAll(
      /\brun\s*=\s*\{[^}]{0,400}?\b(?:inline|path)\b\s*(?::|=>)\s*(?:"((?:[^"\\]|\\.){0,400})"|'((?:[^'\\]|\\.){0,400})')/g,
    ),
  ].map(([, double, single]) => sh((double ?? single ?? '').replace(/\\(["'\\])/g, '$1'))),
  ...(text.length > LONGEST_RUBY
    ? []
    : [{ command: `ruby - <<'END_OF_FILE'\n${text}\nEND_OF_FILE`, shell: 'sh' } as const]),
];

/** Keys of pipelines under which lines for a shell stand. */
const RUN_KEY =
  /^(run|script|scripts|command|commands|cmds?|entry|entrypoint|args|steps?|before_\w+|after_\w+|pre_\w+|post_\w+|install|build|deploy|on_success|on_failure)$/;

/** The lines of a pipeline's file, whatever service it is for. */
const pipeline: Reader = (text) =>
  // A part of a file may be a line alone, or some of a list of them.
  readYaml(text).flatMap((one) =>
    linesUnder(one, typeof one === 'string' ? /^[\w./$]/.test(one) : Array.isArray(one), 0),
  );

function linesUnder(value: Json, runs: boolean, depth: number): readonly ArmedLine[] {
  if (depth > 12) return [];
  if (typeof value === 'string') return runs && /\S\s+\S/.test(value) ? [sh(opened(value))] : [];
  if (Array.isArray(value)) {
    const words = value.filter((one) => typeof one === 'string');
    // A list of single words is one command.
    if (runs && words.length > 1 && words.length === value.length && words.every((word) => !/\s/.test(word)))
      return [sh(words.join(' '))];
    return value.slice(0, 200).flatMap((one) => linesUnder(one as Json, runs, depth + 1));
  }
  return Object.entries(objectOf(value))
    .slice(0, 200)
    .flatMap(([key, one]) => linesUnder(one, RUN_KEY.test(key), depth + 1));
}

/** `${{ … }}` is filled in by the service. */
const opened = (text: string): string => text.replace(/\$\{\{[^}]*\}\}|<<\s*[\w.]+\s*>>/g, '"$_unset"');

/** What the containers of a manifest are started with. */
const manifest: Reader = (text) =>
  readYaml(text).flatMap((document) => (MANIFEST.test(text) ? startedIn(document, 0) : []));

const MANIFEST = /^\s*kind:\s*["']?(?:CronJob|Job|CronWorkflow|Workflow|WorkflowTemplate|Pod)\b/m;

function startedIn(value: Json, depth: number): readonly ArmedLine[] {
  if (depth > 20) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((one) => startedIn(one as Json, depth + 1));
  const fields = objectOf(value);
  const words = ['command', 'args'].flatMap((key) => textsOf(fields[key]));
  const own = words.length === 0 ? [] : [sh(words.map(quoted).join(' '))];
  return [
    ...own,
    ...Object.values(fields)
      .slice(0, 200)
      .flatMap((one) => startedIn(one, depth + 1)),
  ];
}

const quoted = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/ */
const jenkinsfile: Reader = (text) =>
  [
    ...text.matchAll(
      /\b(sh|bat|powershell|pwsh)\b\s*\(?\s*(?:script\s*:\s*)?(?:'''([\s\S]*?)'''|"""([\s\S]*?)"""|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g,
    ),
  ].map(([, step, ...texts]) => ({
    command: texts.find((one) => one !== undefined) ?? '',
    shell: step === 'sh' ? 'sh' : step === 'bat' ? 'cmd' : 'powershell',
  }));

/** https://containers.dev/implementors/json_reference/#lifecycle-scripts */
const devcontainer: Reader = (text) =>
  [...text.matchAll(/"\w*Command"\s*:\s*("(?:[^"\\]|\\.)*"|\[[^\]]*\])/g)].flatMap(([, value = '']) => {
    const read = parseJson(value);
    const line = typeof read === 'string' ? read : Array.isArray(read) ? read.join(' ') : '';
    return line === '' ? [] : [sh(line.replace(/\$\{localEnv:(\w+)\}/g, '$$$1'))];
  });

const deployScripts: Reader = (text) =>
  [
    ...text.matchAll(
      /"(?:postdeploy|pr-predestroy|release|predeploy|test-setup)"\s*:\s*("(?:[^"\\]|\\.)*")/g,
    ),
  ].map(([, value = '""']) => sh(String(parseJson(value) ?? '')));

/** What every start of a container runs. https://docs.docker.com/reference/dockerfile/#cmd */
const started: Reader = (text) =>
  [...text.matchAll(/^[ \t]*(?:CMD|ENTRYPOINT)[ \t]+(\S[^\n]*)$/gim)].map(([, line = '']) => {
    const words = line.startsWith('[') ? parseJson(line) : line;
    return sh(Array.isArray(words) ? words.map((word) => quoted(String(word))).join(' ') : line);
  });

/** https://code.visualstudio.com/docs/debugtest/tasks#_run-behavior */
const folderTasks: Reader = (text) =>
  /"runOn"\s*:\s*"folderOpen"/.test(text)
    ? [...text.matchAll(/"command"\s*:\s*("(?:[^"\\]|\\.)*")/g)].map(([, value = '""']) =>
        sh(String(parseJson(value) ?? '')),
      )
    : [];

const FILES: readonly (readonly [path: RegExp, read: Reader])[] = [
  [/(^|[/\\])package\.json$/, packageScripts],
  [/(^|[/\\])(\.husky|\.githooks|\.hooks|\.git[/\\]hooks)[/\\][\w-]+$|(^|[/\\])\.envrc$/, script],
  // https://git-scm.com/docs/githooks
  [
    /(^|[/\\])((pre|post)-(commit|merge-commit|push|merge|checkout|receive|rebase|rewrite|applypatch|update|index-change|auto-gc)|prepare-commit-msg|commit-msg|applypatch-msg|push-to-checkout|reference-transaction|fsmonitor-watchman|sendemail-validate)$/,
    script,
  ],
  // What every shell, every login or every night starts. https://www.gnu.org/software/bash/manual/html_node/Bash-Startup-Files.html
  [
    /(^|[/\\])\.(bashrc|bash_(profile|login|logout|aliases)|profile|zshrc|zshenv|zprofile|zlogin|zlogout|kshrc|xprofile|xinitrc|xsessionrc)$|(^|[/\\])config\.fish$|^\/etc\/(profile|bash\.bashrc|rc\.local|zsh\/\w+|profile\.d\/.+|cron\.(hourly|daily|weekly|monthly)\/.+)$/,
    script,
  ],
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_profiles
  [/(^|[/\\])(Microsoft\.\w+_)?profile\.ps1$/i, powershell],
  [/^\/etc\/(crontab|cron\.d\/.+)$|^\/var\/spool\/cron\/.+/, crontab],
  [/(^|[/\\])systemd[/\\].+\.service$/, unit],
  // https://developer.hashicorp.com/vagrant/docs/vagrantfile: Ruby that runs on this machine.
  [/(^|[/\\])Vagrantfile$/, vagrantfile],
  [/(^|[/\\])(setup|conftest|sitecustomize)\.py$/, python],
  [/(^|[/\\])(lefthook(-local)?|\.lefthook|\.pre-commit-config)\.ya?ml$/, pipeline],
  [
    /(^|[/\\])(\.(github|gitlab|gitea|forgejo|buildkite|semaphore|circleci|woodpecker|harness|tekton)[/\\].*|\.(travis|drone|woodpecker|cirrus|gitlab-ci|appveyor)[\w.-]*|appveyor|cloudbuild|buildspec|codemagic|bitrise|azure-pipelines[\w.-]*|bitbucket-pipelines|screwdriver|wercker)\.ya?ml$/,
    pipeline,
  ],
  [/(^|[/\\])\.?devcontainer[/\\]?.*\.json$/, devcontainer],
  // https://devcenter.heroku.com/articles/app-json-schema#scripts
  [/(^|[/\\])app\.json$/, deployScripts],
  [/(^|[/\\])(Dockerfile|Containerfile)[\w.-]*$|\.Dockerfile$/, started],
  [/(^|[/\\])\.vscode[/\\]tasks\.json$/, folderTasks],
  [/(^|[/\\])Jenkinsfile[\w.-]*$|\.jenkinsfile$/, jenkinsfile],
  [
    /(^|[/\\])(k8s|kubernetes|manifests|deploy|argo-?cd|gitops|clusters|base|overlays)[/\\].*\.ya?ml$/,
    manifest,
  ],
];

/** How the lines of a file are read that runs by itself; undefined: it does not. */
export const readerOf = (path: string): Reader | undefined => {
  const found = FILES.find(([pattern]) => pattern.test(path))?.[1];
  return found && ((text) => found(text).slice(0, MOST_LINES));
};
