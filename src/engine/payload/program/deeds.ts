import type { Language } from './syntax.ts';

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

const NOTHING = /^(?!)/;

const LANGUAGES: Readonly<Record<Language, Names>> = {
  python: {
    shell:
      /^(?:os\.(?:system|popen)|(?:subprocess|commands)\.(?:getoutput|getstatusoutput)|asyncio\.create_subprocess_shell|(?:\w+\.)?sh\.run|(?:invoke|c|ctx|context|conn|connection)\.(?:run|sudo|local)|.*\.(?:exec_command|send_command(?:_timing)?|send_config_set)|.*\.run_(?:cmd|ps)|pexpect\.(?:run|spawn|runu|spawnu)|(?:.*\.)?(?:CDLL\(.*\)\.system|Connection\(.*\)\.(?:run|sudo|local)))$/,
    start:
      /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|os\.(?:exec|spawn|posix_spawn)\w*|asyncio\.create_subprocess_exec|pty\.spawn|session\.run(?:_always|_install)?)$/,
    remove: /^(?:os\.(?:remove|unlink|removedirs|truncate)|send2trash\.send2trash)$/,
    removeTree: /^(?:shutil\.rmtree|distutils\.dir_util\.remove_tree|rmtree)$/,
    removeReceiver: /\.(?:unlink|rmtree)$/,
    runText: /^(?:builtins\.)?(?:exec|eval)$/,
  },
  javascript: {
    shell:
      /^(?:(?:child_process\.)?(?:exec|execSync)|execa\.(?:execaCommand|command|commandSync)|execaCommand\w*|shelljs\.exec|shell\.exec|.*\.execCommand|\$|(?:[Bb]un|zx|execa|dax)\.\$|\$\.sync)$/,
    start:
      /^(?:(?:child_process\.)?(?:spawn|spawnSync|execFile|execFileSync)|execa(?:\.execa|\.execaSync|\.sync|Sync)?|cross-spawn(?:\.sync)?|Deno\.(?:Command|run)|Bun\.spawn(?:Sync)?)$/,
    remove:
      /^(?:(?:fs|fs-extra|fse)(?:[./]promises)?\.(?:unlink|unlinkSync|rmdir|rmdirSync|truncate|truncateSync)|unlinkSync)$/,
    removeTree:
      /^(?:(?:fs|fs-extra|fse)(?:[./]promises)?\.(?:rm|rmSync|remove|removeSync|emptyDir|emptyDirSync)|rmSync|rimraf(?:\.\w+)?|Deno\.(?:remove|removeSync)|del(?:\.\w+)?|shelljs\.rm|shell\.rm)$/,
    runText: /^(?:eval|Function|vm\.(?:runInNewContext|runInThisContext|runInContext|Script))$/,
  },
  ruby: {
    shell: /^(?:shell|(?:Kernel\.)?(?:system|exec|spawn|sh)|IO\.popen|Open3\.\w+|.*\.exec!)$/,
    start: /^Process\.spawn$/,
    remove: /^(?:File|Dir)\.(?:delete|unlink|rmdir)$/,
    removeTree:
      /^(?:FileUtils\.(?:rm|rm_f|rm_r|rm_rf|remove|rmtree|remove_dir|remove_entry\w*|safe_unlink)|rm_rf|rm_r)$/,
    removeReceiver: /\.(?:rmtree|rmdir|unlink)$/,
    runText: /^(?:eval|instance_eval|class_eval|Kernel\.eval)$/,
  },
  perl: {
    shell: /^(?:shell|system|exec|CORE\.system)$/,
    start: NOTHING,
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
  // https://pkg.go.dev/os/exec, https://pkg.go.dev/os
  go: {
    shell: NOTHING,
    start:
      /^(?:exec\.Command(?:Context)?|sh\.(?:Run|RunV|Output)|os\.StartProcess|syscall\.(?:Exec|ForkExec))$/,
    remove: /^(?:os\.Remove|syscall\.(?:Unlink|Rmdir))$/,
    removeTree: /^os\.RemoveAll$/,
    runText: NOTHING,
  },
  // https://www.lua.org/manual/5.4/manual.html#6.9
  lua: {
    shell: /^(?:(?:os\.)?execute|(?:io\.)?popen)$/,
    start: NOTHING,
    remove: /^(?:os\.remove|lfs\.rmdir|uv\.fs_(?:unlink|rmdir)|vim\.fn\.delete)$/,
    removeTree: NOTHING,
    runText: /^(?:load|loadstring)$/,
  },
  // https://stat.ethz.ch/R-manual/R-devel/library/base/html/system2.html
  r: {
    shell: /^(?:base\.)?(?:system|shell|shell\.exec)$/,
    start: /^(?:(?:base\.)?system2|processx\.run|sys\.exec_wait)$/,
    remove: /^(?:file\.remove|fs\.file_delete|file_delete)$/,
    removeTree: /^(?:(?:base\.)?unlink|fs\.dir_delete|dir_delete)$/,
    runText: NOTHING,
  },
  // https://docs.julialang.org/en/v1/base/file/#Base.Filesystem.rm
  julia: {
    shell: /^shell$/,
    start: NOTHING,
    remove: NOTHING,
    removeTree: /^(?:Base\.(?:Filesystem\.)?)?rm$/,
    runText: NOTHING,
  },
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/nio/file/Files.html,
  // https://docs.groovy-lang.org/latest/html/groovy-jdk/java/io/File.html
  jvm: {
    shell: /^(?:java\.lang\.)?Runtime\.getRuntime\(?\)?\.exec$/,
    start: /^(?:(?:java\.lang\.)?ProcessBuilder|(?:(?:scala\.)?sys\.process\.)?Process)$/,
    remove: /(?:^|\.)Files\.(?:delete|deleteIfExists)$/,
    removeTree:
      /(?:^|\.)(?:FileUtils\.(?:deleteDirectory|forceDelete|cleanDirectory|deleteQuietly)|PathUtils\.(?:delete|deleteDirectory)|os\.remove(?:\.all)?)$/,
    removeReceiver: /\.(?:deleteDir|deleteRecursively)$|(?:^|[.)])(?:new)?(?:java\.io\.)?File\(.*\)\.delete$/,
    runText: /^(?:Eval\.me|evaluate)$/,
  },
  // https://learn.microsoft.com/dotnet/api/system.io.directory.delete
  dotnet: {
    shell: NOTHING,
    start: /^(?:System\.Diagnostics\.)?Process\.Start$/,
    remove: /^(?:System\.IO\.)?File\.Delete$/,
    removeTree: /^(?:System\.IO\.)?Directory\.Delete$/,
    runText: NOTHING,
  },
  // https://developer.apple.com/documentation/foundation/filemanager
  swift: {
    shell: /^(?:system|shell)$/,
    start: NOTHING,
    remove: NOTHING,
    removeTree: /FileManager(?:\.default|\(\))\.removeItem$/,
    runText: NOTHING,
  },
  // https://doc.rust-lang.org/std/fs/, https://doc.rust-lang.org/std/process/struct.Command.html: the arguments follow.
  rust: {
    shell: NOTHING,
    start: NOTHING,
    remove: /(?:^|\.)(?:fs\.)?remove_(?:file|dir)$/,
    removeTree: /(?:^|\.)(?:fs\.)?remove_dir_all$/,
    runText: NOTHING,
  },
  // https://hexdocs.pm/elixir/System.html#cmd/3, https://hexdocs.pm/elixir/File.html#rm_rf/1
  elixir: {
    shell: /^(?:System\.shell|os\.cmd|Mix\.shell\(\)\.cmd)$/,
    start: /^(?:System\.cmd|MuonTrap\.cmd)$/,
    remove: /^File\.(?:rm|rmdir)!?$/,
    removeTree: /^File\.rm_rf!?$/,
    runText: /^Code\.eval_string$/,
  },
};

export function deedOf(called: string, language: Language): Deed {
  // PHP’s `@unlink(…)` keeps quiet about errors.
  const callee = language === 'php' ? called.replace(/^@/, '') : called;
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
  /(?:^|\.)(?:\$?execute(?:Raw|RawUnsafe|many|script|_driver_sql|Query|Update|Sql)?|\$queryRaw(?:Unsafe)?|query|queryRaw|raw|exec|run|prepare|do|unsafe|none|any|one|all|sql|command|executeMultiple|execute_query|execute_write|executeWrite|batch|multi_query|mysqli_query|pg_query|exec_query|exec_update|select_all|read_sql(?:_query)?|find_by_sql|text|query!|dbExecute|dbSendQuery|dbSendStatement|dbGetQuery|execute_sql|(?:Must|Named)?Exec(?:Context)?|Query(?:Row)?(?:Context)?|Raw)$/;

/** Names of other methods that send a statement: `queryArray`, `executeNonQuery`, `new SqlCommand(…)`; none that look at it. */
export const SENDS_SQL =
  /(?:^|\.)(?!(?:parse|format|lint|validate|explain|build|is|has|assert|expect|mock|log|print|normalize|tokenize|transpile|describe|escape|quote|get)[A-Z_])\w*(?:[qQ]uery|[eE]xec|[sS]ql|SQL|[sS]tatement|[cC]ommand|[rR]aw)(?:[A-Z_]\w*|ute\w*)?!?$/;

/** Libraries and objects that send HTTP requests. */
export const HTTP_RECEIVERS =
  /^(?:\$?(?:requests|httpx|session|sess|aiohttp|client|http|https|axios|got|ky|superagent|needle|undici|api|conn|connection|urllib3|HTTParty|Faraday|RestClient|Excon|HTTP|ua|wretch|pool|httr|HTTPoison|Req|Tesla|Finch)|requests\.Session\(\)|.*Session\(\)|.*Client\(.*\)|(?:axios\.create|ky\.create|got\.extend|Net\.HTTP\.new)\(.*\)|.*PoolManager\(\))$/;
export const HTTP_VERBS = /^(?:get|post|put|patch|delete|del|head|options)!?$/i;
