import type { Word } from '../../model/call.ts';
import type { Json } from '../../model/request.ts';
import { jsonObject, type Table, textOf } from '../formats/values.ts';
import { readYaml } from '../formats/yaml.ts';
import { type Context, fileText, inputText } from './context.ts';
import { holdsUnknown } from './words.ts';

const QUIET = { unknown: 'detail', missing: 'detail' } as const;
const MAX_TEXT = 200_000;
const MOST = 50;
/** What runs once and ends; a service’s own start is not looked at. */
const ONCE = /^(Job|CronJob|Pod)$/;

const CLIENTS = /^(kubectl|oc|k)$/;
export const takesManifests = (program: string): boolean => CLIENTS.test(program);

/**
 * What a job runs in a cluster: `kubectl create -f job.yaml`, or the manifest on its input.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 */
export function readManifests(context: Context): void {
  const { call, sink } = context;
  if (!call.args.slice(0, 6).some(({ text }) => /^(apply|create|replace)$/.test(text))) return;
  if (call.args.some(({ text }) => /^--dry-run(=|$)/.test(text))) return;
  const noted = sink.unread.length;
  for (const text of manifestsOf(context)) {
    for (const command of jobCommands(text.text.slice(0, MAX_TEXT)).slice(0, MOST))
      startIn(context, text, command);
  }
  // A manifest that cannot be had is no more than it was before.
  sink.unread.splice(noted);
}

function manifestsOf(context: Context): readonly Word[] {
  const { args } = context.call;
  return args.flatMap((word, at): readonly Word[] => {
    const [, attached] = /^(?:--filename=|-f=?)(.+)$/.exec(word.text) ?? [];
    const path = /^(-f|--filename)$/.test(word.text) ? args[at + 1] : attached && { ...word, text: attached };
    if (path === undefined || path === '') return [];
    const text =
      path.text === '-'
        ? inputText(context, QUIET)
        : /\.(ya?ml|json)$/.test(path.text)
          ? fileText(context, path, QUIET)
          : undefined;
    return text === undefined ? [] : [text];
  });
}

/** The command lines of the containers of jobs. */
function jobCommands(text: string): readonly (readonly string[])[] {
  const items = readYaml(text).flatMap((one) => [one, ...listOf(jsonObject(one).items)]);
  return items.flatMap((item) => {
    const { kind, spec } = jsonObject(item);
    return ONCE.test(textOf(kind) ?? '') ? containersOf(jsonObject(spec)).map(lineOf) : [];
  });
}

function containersOf(spec: Table, depth = 0): readonly Table[] {
  const own = [...listOf(spec.initContainers), ...listOf(spec.containers)].map(jsonObject);
  const inner = [spec.template, spec.jobTemplate].map((one) => jsonObject(jsonObject(one).spec));
  return depth > 2 ? own : [...own, ...inner.flatMap((one) => containersOf(one, depth + 1))];
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const lineOf = ({ command, args }: Table): readonly string[] =>
  [...listOf(command), ...listOf(args)].map((word) => (typeof word === 'string' ? word : String(word)));

function startIn({ call, sink }: Context, text: Word, words: readonly string[]): void {
  const [name, ...args] = words.map(
    (word): Word => ({ text: word, certain: text.certain || !holdsUnknown(word), place: text.place }),
  );
  if (name === undefined) return;
  sink.calls.push({
    program: name.certain ? name.text.replace(/^.*\//, '') : '',
    name,
    args,
    variables: {},
    input: undefined,
    output: [],
    cwd: undefined,
    via: [...call.via, `${call.program} apply`],
    place: text.place,
  });
}
