import { ofLastText } from '../../by-text.ts';
import type { ProgramCall } from './calls.ts';
import type { Deed } from './deeds.ts';
import type { Language } from './syntax.ts';
import { HOLE } from './texts.ts';
import { evaluate, type Scope } from './values.ts';

/** Git behind an object. https://gitpython.readthedocs.io, https://github.com/steveukx/git-js */
const GIT =
  /(?:\.git|(?:^|[./])simple-?[gG]it(?:\(.*\))?|^git)\.(push|reset|clean|checkout|rm|branch|tag|stash|raw|gc|reflog|filter_branch|update_ref)$/;
/** Programs as functions, their sub-commands as members. https://sh.readthedocs.io, https://plumbum.readthedocs.io */
const SH = /^(?:sh|plumbum\.cmd)\.(?!Command|run|bake|ErrorReturnCode)([a-z][\w]*)((?:\.[a-z]\w*)*)$/;

// Asked for every call of one program.
const startsPrograms = ofLastText((text) => /\bimport sh\b|\bfrom sh import\b|\bplumbum\b/.test(text));
const importsGit = ofLastText((text) => /\b(?:import|from|require)\b[^\n;]*git|simpleGit/i.test(text));

/** The words of a command line that a library of the language starts by a method of the program's name. */
export function startedBy(
  { callee, args, receiver }: ProgramCall,
  scope: Scope,
  text: string,
): readonly string[] | undefined {
  // Groovy: `"rm -rf x".execute()`. https://docs.groovy-lang.org/latest/html/groovy-jdk/java/lang/String.html#execute()
  const [line, ...more] = scope.language === 'jvm' && callee.endsWith('.execute') ? receiver : [];
  if (line?.kind === 'string' && more.length === 0) return ['sh', '-c', line.text];
  const own = ownCommand(callee, args, scope) ?? runnerCommand(callee, args, scope);
  if (own !== undefined) return own;
  const git = GIT.exec(callee)?.[1];
  const [, program, members = ''] =
    (scope.language === 'python' && startsPrograms(text) ? SH.exec(callee) : null) ?? [];
  if (git === undefined && program === undefined) return undefined;
  if (git !== undefined && !importsGit(text)) return undefined;
  const words = args.flatMap(({ name, tokens }): readonly string[] => {
    if (name !== '') return [];
    const { json } = evaluate(tokens, scope);
    const list = Array.isArray(json) ? json : [json];
    return list.map((item) => (typeof item === 'string' ? item : HOLE));
  });
  const subs = members
    .split('.')
    .filter((one) => one !== '' && !/^(?:bake|run|popen|run_fg|run_bg|run_tee)$/.test(one));
  if (program !== undefined) return [program, ...subs].map((one) => one.replaceAll('_', '-')).concat(words);
  return ['git', ...(git === 'raw' ? [] : [(git ?? '').replaceAll('_', '-')]), ...words];
}

/** Ansible from a program. https://ansible.readthedocs.io/projects/runner/en/stable/python_interface/ */
function runnerCommand(
  callee: string,
  args: ProgramCall['args'],
  scope: Scope,
): readonly string[] | undefined {
  const kind = /^ansible_runner\.(?:interface\.)?(run|run_async|run_command|run_command_async)$/.exec(
    callee,
  )?.[1];
  if (kind === undefined) return undefined;
  const texts = (wanted: string): readonly string[] => {
    const found = args.find(({ name }) => name === wanted);
    const json = found === undefined ? [] : evaluate(found.tokens, scope).json;
    return (Array.isArray(json) ? json : [json]).map((one) => (typeof one === 'string' ? one : HOLE));
  };
  if (kind.startsWith('run_command')) return [...texts('executable_cmd'), ...texts('cmdline_args')];
  const module = texts('module');
  if (module.length === 0) {
    const playbook = texts('playbook');
    return playbook.length === 0 ? undefined : ['ansible-playbook', ...playbook];
  }
  return ['ansible', ...texts('host_pattern'), '-m', ...module, '-a', ...texts('module_args')];
}

/** A framework's own commands as calls, and the words with which a shell would start them. */
const COMMANDS: readonly (readonly [callee: RegExp, program: readonly string[]])[] = [
  // https://docs.djangoproject.com/en/5.2/ref/django-admin/#running-management-commands-from-your-code
  [/(?:^|\.)call_command$/, ['python', 'manage.py']],
  // https://laravel.com/docs/12.x/artisan#programmatically-executing-commands
  [/(?:^|\.)Artisan\.(?:call|queue)$/, ['php', 'artisan']],
  // https://hexdocs.pm/mix/Mix.Task.html#run/2
  [/^Mix\.Task\.(?:run|rerun)$/, ['mix']],
];
/** Alembic's commands take a configuration first. https://alembic.sqlalchemy.org/en/latest/api/commands.html */
const ALEMBIC = /^alembic\.command\.(downgrade|stamp)$/;
/** `Rake::Task['db:drop'].invoke`. https://ruby.github.io/rake/Rake/Task.html */
const RAKE = /^Rake\.Task\[([\w:]+)\]\.(?:invoke|execute)$/;

function ownCommand(callee: string, args: ProgramCall['args'], scope: Scope): readonly string[] | undefined {
  const texts = args.map(({ name, tokens }) => {
    const { json } = evaluate(tokens, scope);
    if (name !== '') return json === false && name === 'interactive' ? '--noinput' : '';
    return typeof json === 'string' ? json : '';
  });
  const words = texts.filter((text) => text !== '');
  const row = COMMANDS.find(([pattern]) => pattern.test(callee));
  if (row !== undefined && words.length > 0)
    return [...row[1], ...words.flatMap((word) => word.split(/\s+/))];
  const alembic = ALEMBIC.exec(callee)?.[1];
  if (alembic !== undefined) return ['alembic', alembic, ...words];
  const rake = RAKE.exec(callee)?.[1];
  return rake === undefined ? undefined : ['rake', rake];
}

/** `c.exec(…)` may be a regular expression or a database; where `child_process` is at hand it may be that. */
export function childProcess(language: Language, starts: boolean, callee: string): Deed {
  if (language !== 'javascript') return undefined;
  if (/\.execSync$/.test(callee)) return 'shell';
  if (!starts) return undefined;
  return /\.exec$/.test(callee)
    ? 'shell'
    : /\.(?:spawn|spawnSync|execFile|execFileSync)$/.test(callee)
      ? 'start'
      : undefined;
}
