import type { Call, Word } from '../../model/call.ts';
import { hostsIn, isLocal, isLocalElsewhere } from '../hosts.ts';
import type { Arguments } from '../matching/view.ts';

/** Variables that frameworks take their environment from. */
const ENVIRONMENTS = ['RAILS_ENV', 'RACK_ENV', 'MIX_ENV', 'NODE_ENV', 'APP_ENV'];
/** The same, in an argument: `rails db:drop RAILS_ENV=test`, `--env=test`. */
const SAID = /^(?:--?env(?:ironment)?|RAILS_ENV|RACK_ENV|MIX_ENV|NODE_ENV|APP_ENV)=(.*)$/;
const OPTION = /^(-e|--env|--environment)$/;
/** A file or a module of settings, by its option. */
const CONFIG =
  /^--?(?:c|config(?:uration)?(?:-?file)?|settings(?:-?file)?|env-?file|schema|profile|conf|d|data-?source)(?:=(.*))?$/i;
/** `config/test.yml`, `drizzle.test.config.ts`, `.env.test`, `tests.celeryconfig`. */
const OF_TESTS =
  /(^|[/._-])(tests?|testing|e2e)([._-][\w-]+){0,3}\.(ya?ml|jsonc?|toml|[cm]?[jt]s|py|rb|ini|conf|cfg|env|prisma|xml|properties)$|(^|\/)\.env\.tests?$|(^|\/)(tests?|__tests__|e2e)\/[\w./-]+\.(ya?ml|json|toml|[cm]?[jt]s|py|rb|php)$|^tests?\.[\w.]+$|[\w.][._]tests?$/i;
const LOADS_TESTS = /^(dotenvx?|dotenv-cli|env-cmd) (.*[ /])?\.env\.test(ing|s)?(\.local)?( |$)/;
const TEST = /^test(ing)?$/;
const OTHER = /^(prod(uction)?|live|stag(e|ing)|preprod|dev(elopment)?|local|uat|qa|demo)$/i;
/** Variables that name a database's server. */
const ADDRESS =
  /^(?:\w*_)?(?:DATABASE|DB|POSTGRES(?:QL)?|MYSQL|MARIADB|MONGO(?:DB)?|ECTO|PRISMA|SQLALCHEMY|TYPEORM)(?:_\w+)?_?(?:URL|URI|DSN|HOST|HOSTADDR|HOSTNAME)$|^(?:PGHOST|PGHOSTADDR|PGSERVICE)$/;
/** A word of the line that names another place than that of tests. */
const ELSEWHERE = /(^|[^a-z])(prod|production|prd|live|staging|preprod)([^a-z]|$)/i;

/** What leads to this machine, or is called after tests: `$TEST_DATABASE_URL`. */
const isHere = ({ text, certain }: Word): boolean =>
  certain
    ? text === '' || /^(\/|file:|sqlite3?:)/.test(text) || hostsIn(text).some(isLocal) || isLocal(text)
    : /^"?\$\{?\w*TEST\w*\}?"?$/.test(text);

/** A call's environment as it says itself: by its variables, its arguments, the last of which counts. */
function environmentOf({ variables, args, via }: Call): string | undefined {
  // `dotenv -e .env.test -- prisma migrate reset`
  let said = via.some((label) => LOADS_TESTS.test(label)) ? 'test' : undefined;
  for (const name of ENVIRONMENTS) {
    const word = variables[name];
    // What the shell keeps to itself says nothing to the program.
    if (word?.own !== true) said ??= word?.text;
  }
  for (const [at, { text }] of args.entries()) {
    const value = SAID.exec(text)?.[1] ?? (OPTION.test(text) ? args[at + 1]?.text : undefined);
    if (value !== undefined && (TEST.test(value) || OTHER.test(value))) said = value;
    const config = CONFIG.exec(text);
    if (config !== null && OF_TESTS.test(config[1] ?? args[at + 1]?.text ?? '')) said = 'test';
  }
  return said;
}

/**
 * A test database is made anew before every run. It is one where the call says so, runs on this machine, and nothing on the
 * line hands it a database's address that leads elsewhere or is not known: that counts for more than the environment.
 */
export function isForTests(call: Call): boolean {
  if (!TEST.test(environmentOf(call) ?? '')) return false;
  const { variables, args, via } = call;
  if (isLocalElsewhere('localhost', via) || via.some((label) => ELSEWHERE.test(label))) return false;
  if (Object.entries(variables).some(([name, word]) => ADDRESS.test(name) && !isHere(word))) return false;
  return args.every(
    ({ text, certain }) =>
      !ELSEWHERE.test(text) &&
      // `--url postgres://db.acme.io/x`, `DATABASE_URL=$X`
      !(
        /^\w*(:|=|:\/\/)/.test(text) &&
        ADDRESS.test(text.split('=', 1)[0] ?? '') &&
        !isHere(assigned(text, certain))
      ) &&
      !(/:\/\//.test(text) && hostsIn(text.replace(/^-[\w-]+=/, '')).some((host) => !isLocal(host))),
  );
}

const assigned = (text: string, certain: boolean): Word => ({
  text: text.slice(text.indexOf('=') + 1),
  certain,
  place: { start: 0, end: 0 },
});

/** `doctrine:database:drop`, `db:reset`: what an environment of tests makes anew. */
export const isOfDatabase = (program: string, { positionals }: Arguments): boolean =>
  [program, ...positionals.map(({ word }) => word.text)].some((text) =>
    /(^|[:_.-])(db|database|schema|migrations?|migrate|fixtures|ecto|doctrine)([:_.-]|$)/.test(text),
  );
