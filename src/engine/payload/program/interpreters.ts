import type { Language } from './syntax.ts';

/** How an interpreter is handed a program. */
export interface Interpreter {
  readonly programs: RegExp;
  readonly language: Language;
  /** A sub-command that must stand first (`deno eval`), or may (`bun run`). */
  readonly commands?: readonly string[];
  readonly inlineCommands?: readonly string[];
  /** Options whose value is a program. */
  readonly inline: string;
  /** Options that take a value. */
  readonly valued: string;
  /** Options after which the words are for something else, such as `-m module`. */
  readonly ends: string;
  /** What a file must look like to be one of its programs. */
  readonly file?: RegExp;
  readonly stdin: boolean;
}

const SCRIPT = /\.[cm]?[jt]sx?$/;

export const interpreters: readonly Interpreter[] = [
  {
    programs: /^(?:python|pypy|ipython)[\d.]*w?$/,
    language: 'python',
    inline: '-c',
    valued: '-W -X -Q',
    ends: '-m -V --version -h --help',
    stdin: true,
  },
  {
    programs:
      /^(?:node|nodejs|tsx|ts-node(?:-esm|-dev|-script|-transpile-only)?|tsnd|vite-node|esno|esmo|jiti|sucrase-node|babel-node|swc-node|esrun|zx)$/,
    language: 'javascript',
    inline: '-e --eval -p --print -pe -ep',
    valued:
      '-r --require --import --loader --experimental-loader -C --conditions --env-file --input-type --title -P --project --tsconfig',
    ends: '-v --version -h --help --test --check --watch-path --run',
    stdin: true,
  },
  {
    programs: /^bun$/,
    language: 'javascript',
    commands: ['run'],
    inline: '-e --eval -p --print',
    valued: '-r --preload --cwd --env-file -c --config',
    ends: '-v --version -h --help',
    file: SCRIPT,
    stdin: false,
  },
  {
    programs: /^deno$/,
    language: 'javascript',
    commands: ['run', 'eval'],
    inlineCommands: ['eval'],
    inline: '',
    valued: '-c --config --import-map --ext --env-file',
    ends: '-V --version -h --help',
    file: SCRIPT,
    stdin: false,
  },
  // https://crystal-lang.org/reference/latest/man/crystal/: its library bears Ruby’s names.
  {
    programs: /^crystal$/,
    language: 'ruby',
    commands: ['eval', 'run'],
    inlineCommands: ['eval'],
    inline: '',
    valued: '-D --define -o',
    ends: '-h --help --version -v',
    file: /\.cr$/,
    stdin: false,
  },
  // https://github.com/ruby/irb, https://pry.github.io
  {
    programs: /^(?:irb|pry)$/,
    language: 'ruby',
    inline: '-e --exec',
    valued: '-I -r -C -E --prompt',
    ends: '-v --version -h --help',
    stdin: true,
  },
  {
    programs: /^ruby[\d.]*$/,
    language: 'ruby',
    inline: '-e',
    valued: '-I -r -C -E',
    ends: '--version -h --help -c',
    stdin: true,
  },
  {
    programs: /^(?:gitlab-)?rails$/,
    language: 'ruby',
    commands: ['runner', 'r'],
    inlineCommands: ['runner', 'r'],
    inline: '',
    valued: '-e --environment',
    ends: '-h --help',
    stdin: false,
  },
  {
    programs: /^perl[\d.]*$/,
    language: 'perl',
    inline: '-e -E',
    valued: '-I -M -m',
    ends: '-v -h -c --version',
    stdin: true,
  },
  {
    programs: /^php[\d.]*$/,
    language: 'php',
    inline: '-r -B -R -E --run --execute',
    valued: '-d -c -S -t',
    ends: '-v -i -m -l --version -h --help -a',
    stdin: true,
  },
  {
    programs: /^(?:lua[\d.]*|luajit|texlua|resty)$/,
    language: 'lua',
    inline: '-e',
    valued: '-l -I',
    ends: '-v -h --help',
    stdin: true,
  },
  {
    programs: /^(?:Rscript|littler|r)$/,
    language: 'r',
    inline: '-e',
    valued: '--default-packages -l -L',
    ends: '--version --help',
    stdin: false,
  },
  {
    programs: /^R$/,
    language: 'r',
    inline: '-e',
    valued: '-f --file -g',
    ends: '--version --help CMD',
    stdin: true,
  },
  {
    programs: /^julia$/,
    language: 'julia',
    inline: '-e -E --eval --print',
    valued: '-t --threads -p --procs -L --load -J --sysimage -C',
    ends: '-v -h --version --help',
    stdin: true,
  },
  // https://groovy-lang.org/groovy-dev-kit.html, https://kotlinlang.org/docs/command-line.html
  {
    programs: /^(?:groovy|kotlin|scala|amm)$/,
    language: 'jvm',
    inline: '-e -c -expression',
    valued: '-cp -classpath --classpath -D -encoding -J -language -script -howtorun',
    ends: '-version --version -help --help -h',
    file: /\.(?:groovy|kts?|sc|scala|gvy)$/,
    stdin: false,
  },
  {
    programs: /^(?:scala-cli|jbang)$/,
    language: 'jvm',
    commands: ['run'],
    inline: '-e --code -c',
    valued: '--dep --scala --jvm --deps --java -D',
    ends: '-h --help --version',
    file: /\.(?:java|kts?|sc|scala|groovy|jsh)$/,
    stdin: false,
  },
  {
    programs: /^java$/,
    language: 'jvm',
    inline: '',
    valued: '-cp -classpath --class-path -p --module-path --source --add-modules',
    ends: '-jar -m --module -version --version -help --help',
    file: /\.java$/,
    stdin: false,
  },
  {
    programs: /^jshell$/,
    language: 'jvm',
    inline: '',
    valued: '--class-path --add-modules -R -C',
    ends: '--help --version',
    stdin: true,
  },
  {
    programs: /^(?:dotnet-script|csi|dotnet)$/,
    language: 'dotnet',
    commands: ['eval', 'script', 'run'],
    inlineCommands: ['eval'],
    inline: '',
    valued: '-r -lib -c',
    ends: '-h --help --version',
    file: /\.csx?$/,
    stdin: false,
  },
  {
    programs: /^swift$/,
    language: 'swift',
    inline: '-e',
    valued: '-I -L -F -sdk -target',
    ends: '-h --help --version build test package run',
    file: /\.swift$/,
    stdin: false,
  },
  {
    programs: /^elixir$/,
    language: 'elixir',
    inline: '-e --eval --rpc-eval',
    valued: '-r -S -pr -pa -pz --app --cookie --sname --name',
    ends: '-v -h --version --help',
    stdin: false,
  },
  // https://coverage.readthedocs.io/en/latest/cmd.html#execution-coverage-run, https://scalene.readthedocs.io
  {
    programs: /^(?:coverage\d*|kernprof|scalene|pyinstrument|viztracer|memray|mprof|austin-python)$/,
    language: 'python',
    commands: ['run'],
    inline: '',
    valued: '--source --rcfile --include --omit --data-file --context -o --output --outfile -p --prof-mod',
    ends: '-h --help --version -m',
    file: /\.py$/,
    stdin: false,
  },
  // https://papermill.readthedocs.io, https://nbconvert.readthedocs.io/en/latest/execute_api.html
  {
    programs: /^(?:papermill|jupyter-execute)$/,
    language: 'python',
    inline: '',
    valued: '-p --parameters -y --parameters_yaml -f --parameters_file -k --kernel --cwd',
    ends: '-h --help --version --prepare-only',
    file: /\.ipynb$/,
    stdin: false,
  },
  // https://rust-script.org
  {
    programs: /^(?:rust-script|cargo-script)$/,
    language: 'rust',
    inline: '-e --expr -l --loop',
    valued:
      '-d --dep -x --extern -u --unstable-feature -D --debug -w --wrapper -o --cargo-output --toolchain',
    ends: '-h --help -V --version --clear-cache --test --package',
    file: /\.(?:rs|ers)$/,
    stdin: false,
  },
  // https://grafana.com/docs/k6/latest/get-started/running-k6/
  {
    programs: /^k6$/,
    language: 'javascript',
    commands: ['run', 'cloud'],
    inlineCommands: [],
    inline: '',
    valued:
      '-u --vus -d --duration -i --iterations -s --stage -e --env -o --out --config --tag --summary-export',
    ends: '-h --help',
    file: SCRIPT,
    stdin: true,
  },
  // https://hexdocs.pm/iex/IEx.html
  {
    programs: /^iex$/,
    language: 'elixir',
    inline: '-e --eval --rpc-eval',
    valued: '-r -S -pr -pa -pz --app --cookie --sname --name --dot-iex --remsh',
    ends: '-v -h --version --help',
    stdin: true,
  },
  {
    programs: /^mix$/,
    language: 'elixir',
    commands: ['run', 'eval'],
    inlineCommands: ['run', 'eval'],
    inline: '-e --eval',
    valued: '-r --require',
    ends: '-h --help',
    file: /\.exs?$/,
    stdin: false,
  },
];
