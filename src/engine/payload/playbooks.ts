import type { Word } from '../../model/call.ts';
import type { Json } from '../../model/request.ts';
import { readYaml } from '../formats/yaml.ts';
import { objectOf } from '../json.ts';
import { type Context, fileText, inputText } from './context.ts';

const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
const MOST_TASKS = 300;
const ONLY_SHOWS = /^(-C|--check|--syntax-check|--list-hosts|--list-tasks|--list-tags)$/;

/** What a task says besides its module. https://docs.ansible.com/ansible/latest/reference_appendices/playbooks_keywords.html#task */
const KEYWORDS =
  /^(name|when|become|become_\w+|register|with_\w+|loop|loop_control|tags|vars|notify|ignore_errors|delegate_\w+|run_once|changed_when|failed_when|environment|args|until|retries|delay|no_log|async|poll|listen|check_mode|diff|any_errors_fatal|throttle|timeout|connection|remote_user|module_defaults|collections|ignore_unreachable)$/;
const LINES = /^(shell|command|raw|win_shell|win_command)$/;
/** Modules whose thing holds data, so that `state: absent` loses it. */
const HOLDS_DATA =
  /(^|_)(db|database|instance|bucket|volume|cluster|stack|cloudformation|namespace|k8s|vm|disk|lvol|lvg|filesystem|terraform|s3|rds|ec2|gcp|azure_rm|dynamodb|user|group|zone|route53|droplet|server|helm|topic|index|table)(_|$)/;
/** Folders in which data lies. What a playbook tidies up otherwise can be had again. */
const DATA = /^\/(srv|data|home|mnt|var\/(lib|www|backups?))(\/[^/]+){0,2}\/?$/;

interface Task {
  readonly hosts: string;
  readonly module: string;
  readonly args: Json;
}

const PLAYERS = /^ansible-(playbook|navigator|pull)$/;
export const playsBooks = (program: string): boolean => PLAYERS.test(program);

/** Lines that a playbook runs on its machines, where they could lose something. */
export function readPlaybooks(context: Context): void {
  const { call, sink } = context;
  if (call.args.some(({ text }) => ONLY_SHOWS.test(text))) return;
  const files = call.args.filter(
    ({ text, certain }) => certain && /^[^-].*\.ya?ml$|^(-|\/dev\/stdin)$/.test(text) && !/=/.test(text),
  );
  for (const file of files.slice(0, 5)) {
    const text = /^(-|\/dev\/stdin)$/.test(file.text)
      ? inputText(context, WEIGHTS)
      : fileText(context, file, WEIGHTS);
    if (text === undefined) continue;
    const tasks = readYaml(text.text).flatMap(playsIn).slice(0, MOST_TASKS);
    for (const task of tasks)
      for (const line of linesOf(task)) sink.commands.push({ text: inside(line, text), shell: 'sh' });
  }
}

const inside = (line: string, text: Word): Word => ({ text: line, certain: true, place: text.place });

function playsIn(document: Json): readonly Task[] {
  return (Array.isArray(document) ? document : []).flatMap((one): readonly Task[] => {
    const play = objectOf(one as Json);
    const { hosts = 'all' } = play;
    const named = typeof hosts === 'string' ? hosts : Array.isArray(hosts) ? hosts.join(',') : 'all';
    return ['pre_tasks', 'tasks', 'post_tasks', 'handlers'].flatMap((key) =>
      tasksIn(play[key] ?? null, named, 0),
    );
  });
}

function tasksIn(list: Json, hosts: string, depth: number): readonly Task[] {
  if (!Array.isArray(list) || depth > 6) return [];
  return list.flatMap((one): readonly Task[] => {
    const task = objectOf(one as Json);
    const inner = ['block', 'rescue', 'always'].flatMap((key) =>
      tasksIn(task[key] ?? null, hosts, depth + 1),
    );
    const found = Object.entries(task).find(
      ([key]) => !KEYWORDS.test(key) && !/^(block|rescue|always)$/.test(key),
    );
    return found === undefined
      ? inner
      : [...inner, { hosts, module: found[0].split('.').at(-1) ?? '', args: found[1] }];
  });
}

function linesOf({ hosts, module, args }: Task): readonly string[] {
  const fields = objectOf(args);
  const { cmd = typeof args === 'string' ? args : null, query = null } = fields;
  if (LINES.test(module)) return typeof cmd === 'string' ? [on(hosts, filled(cmd))] : [];
  if (/(postgresql|mysql)_query$/.test(module) && typeof query === 'string')
    return [
      `${module.startsWith('mysql') ? 'mysql -e' : 'psql -c'} ${quoted(filled(query))} -h ${quoted(hosts)}`,
    ];
  const text = typeof args === 'string' ? args : pairs(fields);
  if (!/\bstate=["']?(absent|wiped|terminated|deleted)/.test(text)) return [];
  const path = /\b(?:path|dest|name)=["']?([^\s"']+)/.exec(text)?.[1] ?? '';
  const weighs = module === 'file' ? DATA.test(path) : HOLDS_DATA.test(module);
  return weighs ? [`ansible ${quoted(hosts)} -m ${module} -a ${quoted(text)}`] : [];
}

const pairs = (fields: { readonly [name: string]: Json }): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (typeof value === 'object' ? [] : [`${name}=${String(value)}`]))
    .join(' ');

const on = (hosts: string, line: string): string =>
  /^(localhost|127\.0\.0\.1)$/.test(hosts) ? line : `ssh ${quoted(hosts)} ${quoted(line)}`;

/** What Ansible fills in is not known. */
const filled = (text: string): string => text.replace(/\{\{[^}]*\}\}/g, 'value');

const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
