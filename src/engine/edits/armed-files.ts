import type { Json, Shell } from '../../model/request.ts';
import { readYaml } from '../formats/yaml.ts';
import { objectOf } from '../json.ts';

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
  [...text.matchAll(LIFECYCLE)].map(([, value = '""']) => sh(String(parsed(value) ?? '')));

const script: Reader = (text) => (text.trim() === '' ? [] : [sh(text)]);

const python: Reader = (text) => [
  { command: `python3 - <<'END_OF_FILE'\n${text}\nEND_OF_FILE`, shell: 'sh' },
];

/** Keys of pipelines under which lines for a shell stand. */
const RUN_KEY =
  /^(run|script|scripts|command|commands|cmds?|entry|entrypoint|args|steps?|before_\w+|after_\w+|pre_\w+|post_\w+|install|build|deploy|on_success|on_failure)$/;

/** The lines of a pipeline's file, whatever service it is for. */
const pipeline: Reader = (text) => readYaml(text).flatMap((document) => linesUnder(document, false, 0));

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

/** https://containers.dev/implementors/json_reference/#lifecycle-scripts */
const devcontainer: Reader = (text) =>
  [...text.matchAll(/"\w*Command"\s*:\s*("(?:[^"\\]|\\.)*"|\[[^\]]*\])/g)].flatMap(([, value = '']) => {
    const read = parsed(value);
    return typeof read === 'string' ? [sh(read)] : Array.isArray(read) ? [sh(read.join(' '))] : [];
  });

/** https://code.visualstudio.com/docs/debugtest/tasks#_run-behavior */
const folderTasks: Reader = (text) =>
  /"runOn"\s*:\s*"folderOpen"/.test(text)
    ? [...text.matchAll(/"command"\s*:\s*("(?:[^"\\]|\\.)*")/g)].map(([, value = '""']) =>
        sh(String(parsed(value) ?? '')),
      )
    : [];

const FILES: readonly (readonly [path: RegExp, read: Reader])[] = [
  [/(^|[/\\])package\.json$/, packageScripts],
  [/(^|[/\\])(\.husky|\.githooks|\.hooks)[/\\][\w-]+$|(^|[/\\])\.envrc$/, script],
  [/(^|[/\\])(setup|conftest|sitecustomize)\.py$/, python],
  [/(^|[/\\])(lefthook(-local)?|\.lefthook|\.pre-commit-config)\.ya?ml$/, pipeline],
  [
    /(^|[/\\])(\.(github|gitlab|gitea|forgejo|buildkite|semaphore|circleci|woodpecker|harness|tekton)[/\\].*|\.(travis|drone|woodpecker|cirrus|gitlab-ci|appveyor)[\w.-]*|appveyor|cloudbuild|buildspec|codemagic|bitrise|azure-pipelines[\w.-]*|bitbucket-pipelines|screwdriver|wercker)\.ya?ml$/,
    pipeline,
  ],
  [/(^|[/\\])\.?devcontainer[/\\]?.*\.json$/, devcontainer],
  [/(^|[/\\])\.vscode[/\\]tasks\.json$/, folderTasks],
];

/** How the lines of a file are read that runs by itself; undefined: it does not. */
export const readerOf = (path: string): Reader | undefined => {
  const found = FILES.find(([pattern]) => pattern.test(path))?.[1];
  return found && ((text) => found(text).slice(0, MOST_LINES));
};

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
