import type { Call, Unread } from '../../model/call.ts';
import { sqlClients } from '../payload/sql/client-table.ts';

/** Programs that take commands on standard input where they are given none. */
const SHELLS = words(
  'sh bash dash ash ksh mksh rbash zsh fish tcsh csh nu elvish xonsh pwsh powershell cmd su login script nix-shell',
);
const LANGUAGES = words(
  `python python2 python3 ipython bpython pypy pypy3 node nodejs deno bun irb pry ruby perl php lua luajit ghci julia R
  scala iex erl clj clojure jshell groovysh ts-node tsx swift utop ocaml racket guile sbcl gdb lldb bc dc`,
);
const CLIENTS = words(
  `mongosh mongo redis-cli valkey-cli keydb-cli cqlsh influx clickhouse-client ftp sftp lftp telnet nc ncat netcat
  socat spark-shell pyspark beeline hive impala-shell trino presto snowsql sqlplus usql pgcli mycli litecli iredis
  nsenter chroot`,
);
const REMOTE = words('ssh mosh autossh slogin et');

/** Sub-commands of larger programs that open something to type into. */
const OPENING: Readonly<Record<string, RegExp>> = {
  rails: /^(c|console|db|dbconsole)$/,
  php: /^artisan tinker$/,
  python: /^\S*manage\.py (shell|dbshell|shell_plus)$/,
  heroku: /^(pg:psql|psql|redis:cli|ps:exec)$/,
  railway: /^(connect|shell|ssh)$/,
  fly: /^(ssh console|console|postgres connect|pg connect)$/,
  flyctl: /^(ssh console|console|postgres connect|pg connect)$/,
  aws: /^ssm start-session$/,
  gcloud: /^compute ssh$/,
  tsh: /^ssh$/,
  vagrant: /^ssh$/,
  multipass: /^shell$/,
  lxc: /^(shell|console)$/,
  turso: /^db shell$/,
  pscale: /^shell$/,
  wp: /^(shell|db cli)$/,
  nix: /^(shell|develop|repl)$/,
  tmux: /^(new|new-session|attach|attach-session|a|at)$/,
};
/** Sub-commands that do so where a terminal is asked for. */
const CONTAINERS = words('docker podman nerdctl kubectl oc');

const HARMLESS = /^(-V|-v|--version|-h|-\?|--help|-version|-help|help|version|-l|--list|-ls|-list)$/;

/**
 * What a line leaves open for typing. For an agent whose typing nobody is shown, that is where anything could run.
 * A program that is handed its code, or something on standard input, is not open.
 */
export function openedPrograms(calls: readonly Call[]): readonly Unread[] {
  const seen = new Set<string>();
  // A wrapper that starts another program leaves the typing to that one.
  const wrapping = new Set(calls.flatMap(({ via }) => via.map((one) => one.split(' ')[0] ?? '')));
  return calls.flatMap((call) => {
    const { program, input, place } = call;
    if (input !== undefined || wrapping.has(program) || seen.has(program) || !opens(call)) return [];
    seen.add(program);
    const reason = `“${program}” waits for what the agent types, and that is not shown to Chaperone.`;
    return [{ place, reason, weight: 'code' as const }];
  });
}

/** Whether a call opens something to type into. */
export function opens({ program: name, args }: Call): boolean {
  const program = name.toLowerCase().replace(/(?<=^(?:python|ruby|php|lua))[\d.]+$/, '');
  const texts = args.map(({ text }) => text);
  const given = texts.filter((text) => !text.startsWith('-'));
  if (texts.some((text) => HARMLESS.test(text) && !(text === '-h' && CLIENTS.has(program)))) return false;
  if (SHELLS.has(program)) return !texts.some(isScript);
  const sub = Object.hasOwn(OPENING, program) ? OPENING[program] : undefined;
  const said = sub?.test(given.slice(0, 2).join(' ')) || sub?.test(given[0] ?? '');
  if (said) return !texts.some((text) => /^(-d|-c|--command|--run)(=|$)/.test(text));
  if (program === 'tmux' || program === 'screen')
    return (
      texts.every((text) => !/^-(ls|list|X|dm|d)$/.test(text)) &&
      given.length <= (program === 'screen' ? 1 : 0)
    );
  if (program === 'sudo' || program === 'doas') return texts.some((text) => /^-[a-zA-Z]*[is]$/.test(text));
  if (LANGUAGES.has(program)) return texts.includes('-i') || (given.length === 0 && !texts.some(isCode));
  const sql = sqlClients.find((client) => client.command === undefined && client.programs.includes(program));
  if (sql)
    return (
      !hands(texts, `${sql.text} ${sql.files} ${sql.harmless ?? ''}`) && given.length <= (sql.positional ?? 9)
    );
  if (CLIENTS.has(program)) return clientOpens(program, texts);
  if (REMOTE.has(program)) return !texts.some((text) => /^-[a-zA-Z]*[NG]/.test(text));
  return (
    CONTAINERS.has(program) &&
    texts.some((text) => /^(-[a-z]*[it][a-z]*|--interactive|--tty|attach|rsh|debug)$/.test(text)) &&
    given.some((text) => /^(attach|exec|run|rsh|debug)$/.test(text))
  );
}

/** A shell that is handed a script; those whose script is known were read. */
const isScript = (text: string) =>
  /^-[a-zA-Z]*[cn]$|^(--command|--run|-Command|-File|-EncodedCommand|\/c)$/i.test(text) ||
  /\.(ps1|sh)$/.test(text);

const isCode = (text: string) =>
  /^(-[a-zA-Z]*[cefmnpr]|-le|-S|--eval|--print|--command|--execute|--query|--file|--code|--expr|--test|--run|-batch|--batch|--script)(=|$)/.test(
    text,
  );

/** What follows a host, a port or a login is a command of its own. */
function clientOpens(program: string, texts: readonly string[]): boolean {
  if (texts.some((text) => isCode(text) || /\.js$|^-[a-z]*[qz]/.test(text))) return false;
  const rest = texts.filter(
    (text, at) =>
      !text.startsWith('-') &&
      !/^-[a-zA-Z]$|^--(host|port|user|username|pass|password)$/.test(texts[at - 1] ?? ''),
  );
  return rest.length <= (/^(redis|valkey|keydb)-cli$/.test(program) ? 0 : 2);
}

function hands(texts: readonly string[], options: string): boolean {
  const known = words(options);
  return texts.some(
    (text) => known.has(text) || known.has(text.replace(/=.*$/s, '')) || known.has(text.slice(0, 2)),
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
