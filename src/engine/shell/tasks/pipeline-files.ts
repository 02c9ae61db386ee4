import type { Json } from '../../../model/request.ts';
import { jsonObject, textOf, textsOf } from '../../formats/values.ts';
import { readYaml } from '../../formats/yaml.ts';
import { imageProgram } from '../wrappers/images.ts';
import type { Step, Task, Tasks } from './files.ts';

const code = (text: string): Step => ({ code: text });

/** `${{ … }}` is filled in by the service that runs it: to a shell it is a variable that is not known. */
const opened = (text: string): string => text.replace(/\$\{\{[^}]*\}\}|<<\s*[\w.]+\s*>>/g, '"$_unset"');

const stepsOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

/** The jobs of a GitHub workflow. https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions */
export function workflowJobs(text: string): Tasks {
  return jobs(jsonObject(readYaml(text)[0]).jobs, (job) =>
    stepsOf(job.steps).flatMap((step) => textsOf(jsonObject(step).run)),
  );
}

/** https://docs.gitlab.com/ci/yaml/#script */
export function gitlabJobs(text: string): Tasks {
  return jobs(readYaml(text)[0], (job) =>
    [job.before_script, job.script, job.after_script].flatMap((part) =>
      stepsOf(part)
        .flatMap(textsOf)
        .concat(typeof part === 'string' ? [part] : []),
    ),
  );
}

/** https://circleci.com/docs/configuration-reference/#run */
export function circleJobs(text: string): Tasks {
  return jobs(jsonObject(readYaml(text)[0]).jobs, (job) =>
    stepsOf(job.steps).flatMap((step) => {
      const { run } = jsonObject(step);
      return typeof run === 'string' ? [run] : textsOf(jsonObject(run).command);
    }),
  );
}

/** What the services of a Compose file start. https://docs.docker.com/reference/compose-file/services/ */
export function composeServices(text: string): Tasks {
  const { services } = jsonObject(readYaml(text)[0]);
  const tasks = jobs(services, (service) => {
    const [entry = '', command = ''] = [service.entrypoint, service.command].map((part) =>
      typeof part === 'string' ? part.replaceAll('$$', '$') : textsOf(part).map(quoted).join(' '),
    );
    const image = textOf(service.image);
    const [first = ''] = command.trim().split(/\s+/);
    const own =
      entry === '' && image !== undefined && first !== '' ? (imageProgram(image, first) ?? '') : entry;
    // What is run, where the command begins with the same word.
    const line = [first === own ? '' : own, command].filter((part) => part !== '').join(' ');
    return line === '' ? [] : [line];
  });
  return new Map(
    [...tasks].map(([name, task]) => {
      const { profiles } = jsonObject(jsonObject(services)[name]);
      return [name, textsOf(profiles).length > 0 ? { ...task, onlyNamed: true } : task];
    }),
  );
}

function jobs(
  value: Json | undefined,
  read: (job: { readonly [key: string]: Json }) => readonly string[],
): Tasks {
  const tasks = new Map<string, Task>();
  for (const [name, job] of Object.entries(jsonObject(value))) {
    const steps = read(jsonObject(job)).map((text) => code(opened(text)));
    if (steps.length > 0) tasks.set(textOf(name) ?? name, { steps });
  }
  return tasks;
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
