import type { Language } from './program-tokens.ts';

/** What a call of this name hands to the machine. */
export type Deed = 'shell' | 'start' | 'remove' | 'remove-tree' | 'remove-receiver' | 'run-text' | undefined;

interface Names {
  /** The first argument is a command line, or a program and its arguments. */
  readonly shell: RegExp;
  /** Starts a program with arguments and no shell. */
  readonly start: RegExp;
  readonly remove: RegExp;
  readonly removeTree: RegExp;
  /** A method of the path itself. */
  readonly removeReceiver?: RegExp;
  /** Runs a text as a program of the same language. */
  readonly runText: RegExp;
}

const LANGUAGES: Readonly<Record<Language, Names>> = {
  python: {
    shell:
      /^(?:os\.(?:system|popen)|(?:subprocess|commands)\.(?:getoutput|getstatusoutput)|asyncio\.create_subprocess_shell|(?:\w+\.)?sh\.run|invoke\.run)$/,
    start:
      /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|os\.(?:exec|spawn|posix_spawn)\w*|asyncio\.create_subprocess_exec|pty\.spawn)$/,
    remove: /^(?:os\.(?:remove|unlink|rmdir|removedirs)|send2trash\.send2trash)$/,
    removeTree: /^(?:shutil\.rmtree|distutils\.dir_util\.remove_tree|rmtree)$/,
    removeReceiver: /\.(?:unlink|rmdir|rmtree)$/,
    runText: /^(?:builtins\.)?(?:exec|eval)$/,
  },
  javascript: {
    shell:
      /^(?:(?:child_process\.)?(?:exec|execSync)|execa\.(?:execaCommand|command|commandSync)|execaCommand\w*|shelljs\.exec|shell\.exec|\$|Bun\.\$|zx\.\$|execa\.\$|\$\.sync)$/,
    start:
      /^(?:(?:child_process\.)?(?:spawn|spawnSync|execFile|execFileSync)|execa(?:\.execa|\.sync|Sync)?|cross-spawn(?:\.sync)?|Deno\.(?:Command|run)|Bun\.spawn(?:Sync)?)$/,
    remove: /^(?:(?:fs|fs-extra|fse)(?:\.promises)?\.(?:unlink|unlinkSync|rmdir|rmdirSync)|unlinkSync)$/,
    removeTree:
      /^(?:(?:fs|fs-extra|fse)(?:\.promises)?\.(?:rm|rmSync|remove|removeSync|emptyDir|emptyDirSync)|rmSync|rimraf(?:\.\w+)?|Deno\.(?:remove|removeSync)|del(?:\.\w+)?|shelljs\.rm|shell\.rm)$/,
    runText: /^(?:eval|Function|vm\.(?:runInNewContext|runInThisContext|runInContext|Script))$/,
  },
  ruby: {
    shell: /^(?:shell|(?:Kernel\.)?(?:system|exec|spawn|sh)|IO\.popen|Open3\.\w+)$/,
    start: /^Process\.spawn$/,
    remove: /^(?:File|Dir)\.(?:delete|unlink|rmdir)$/,
    removeTree:
      /^(?:FileUtils\.(?:rm|rm_f|rm_r|rm_rf|remove|rmtree|remove_dir|remove_entry\w*|safe_unlink)|rm_rf|rm_r)$/,
    removeReceiver: /\.(?:rmtree|rmdir|unlink)$/,
    runText: /^(?:eval|instance_eval|class_eval|Kernel\.eval)$/,
  },
  perl: {
    shell: /^(?:shell|system|exec|CORE\.system)$/,
    start: /^$/,
    remove: /^(?:unlink|rmdir)$/,
    removeTree: /^(?:(?:File\.Path\.)?(?:rmtree|remove_tree))$/,
    runText: /^eval$/,
  },
  php: {
    shell: /^(?:shell|shell_exec|exec|system|passthru|popen|proc_open)$/,
    start: /^pcntl_exec$/,
    remove: /^(?:unlink|rmdir)$/,
    removeTree: /^(?:File\.(?:deleteDirectory|cleanDirectory))$/,
    runText: /^(?:eval|assert|create_function)$/,
  },
};

export function deedOf(callee: string, language: Language): Deed {
  const names = LANGUAGES[language];
  if (names.shell.test(callee)) return 'shell';
  if (names.start.test(callee)) return 'start';
  if (names.remove.test(callee)) return 'remove';
  if (names.removeTree.test(callee)) return 'remove-tree';
  if (names.runText.test(callee)) return 'run-text';
  return names.removeReceiver?.test(callee) ? 'remove-receiver' : undefined;
}

/** Methods that send SQL. */
export const SQL_METHODS =
  /(?:^|\.)(?:\$?execute(?:Raw|RawUnsafe|many|script|_driver_sql|Query|Update|Sql)?|\$queryRaw(?:Unsafe)?|query|queryRaw|raw|exec|run|prepare|do|unsafe|none|any|one|all|sql|command|executeMultiple|batch|multi_query|mysqli_query|pg_query|exec_query|exec_update|select_all|read_sql(?:_query)?|find_by_sql|text)$/;

/** Libraries and objects that send HTTP requests. */
export const HTTP_RECEIVERS =
  /^(?:\$?(?:requests|httpx|session|sess|aiohttp|client|http|https|axios|got|ky|superagent|needle|undici|api|conn|connection|urllib3|HTTParty|Faraday|RestClient|Excon|HTTP|ua|wretch|pool)|requests\.Session\(\)|.*Session\(\)|.*Client\(.*\)|.*PoolManager\(\))$/;
export const HTTP_VERBS = /^(?:get|post|put|patch|delete|del|head|options)$/i;

// Methods that destroy what a library reaches, whatever the library.
const DESTROYS =
  /\.(?:delete_?[mM]any|delete_?[oO]ne|delete_?[aA]ll|destroy_?[aA]ll|truncate|obliterate|flushall|flushdb|flushAll|flushDb|drop_?[dD]atabase|drop_?[aA]ll|drop_?[tT]able|drop_?[cC]ollection|deleteQueue|purge|purge_queue|destroy!?|delete_all!?|(?:delete|destroy|drop|purge|terminate)_\w+|(?:delete|destroy|drop|purge|terminate)[A-Z]\w*(?:Command)?)$/;
const WITHOUT_ARGUMENTS = /\.(?:delete|drop|remove|destroy|obliterate)!?$/;

/** Whether a call most likely destroys something that lies behind a library. */
export function isDestroying(callee: string, args: number): boolean {
  return DESTROYS.test(callee) || (args === 0 && WITHOUT_ARGUMENTS.test(callee));
}
