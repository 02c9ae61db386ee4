import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a backup brings the data back; a migration backwards drops what it once added';

type Table = Readonly<Record<string, RegExp>>;

/** Drops or empties the whole database, by console; read against the positional words. */
const RESETS: Table = {
  rails:
    /(^| )db:(drop|reset|purge|setup|truncate_all|seed:replant|migrate:reset|schema:load|structure:load)(:|\b)/,
  django:
    /^(flush|reset_db|reset_schema|drop_\S+|remove_stale_contenttypes|delete_\S+|wipe\S*|truncate\S*|purge_\S+|reset_\S+|clear_(db|database|data|all)\S*|nuke\S*)( |$)/,
  artisan:
    /^(migrate:(fresh|refresh|reset)|db:(wipe|truncate)|tenants:migrate-(fresh|reset)|model:prune)( |$)/,
  console:
    /^(doctrine:(database:drop|schema:drop|mongodb:schema:drop|phpcr:\S*purge|fixtures:load)|d:d:d|d:s:d|fos:elastica:(reset|delete))( |$)/,
  'dotnet-ef': /^database drop/,
  mix: /(^| )ecto\.(drop|reset|load)( |$)/,
  payload: /^migrate:(fresh|reset|refresh)/,
  ace: /^(migration:(fresh|reset|refresh)|db:(wipe|truncate))/,
  wp: /^(db (reset|drop|clean|import)|site (empty|delete)|user delete|post delete|plugin (delete|uninstall)|term delete|option delete|transient delete --all)( |$)/,
  drush: /^(sql[:-](drop|sync|create)|site[:-]install|si|entity[:-]delete|pm[:-]uninstall|pmu)( |$)/,
  wasp: /^db reset/,
  medusa: /^db:(drop|rollback)/,
};

/** Runs migrations backwards. */
const BACKWARDS: Table = {
  rails: /(^| )(db:(rollback|migrate:(down|redo))(:|\b)|db:migrate.* VERSION=0\b)/,
  artisan: /^(migrate:rollback|tenants:rollback)( |$)/,
  console: /^((doctrine:)?migrations:)?migrate (first|prev|0)( |$)/,
  flask: /(^| )db downgrade( |$)/,
  'dotnet-ef': /^database update (0|[A-Za-z]\w+)( |$)/,
  mix: /(^| )ecto\.rollback( |$)/,
  payload: /^migrate:down/,
  ace: /^migration:rollback/,
  cake: /^migrations rollback/,
};

const ALIASES: Readonly<Record<string, string>> = {
  rake: 'rails',
  'gitlab-rails': 'rails',
  'django-admin': 'django',
  'manage.py': 'django',
  doctrine: 'console',
  'doctrine-migrations': 'console',
};

/** The console that a call starts and the words behind it; `python manage.py flush` is Django’s. */
function tool(call: CallView): { readonly name: string; readonly words: readonly string[] } {
  const { program, positionals } = call;
  const [first = '', ...rest] = positionals;
  if (/^(python|py|pypy)[\d.]*$/.test(program)) {
    const module = call.value('-m');
    if (module !== undefined) return { name: module, words: positionals };
    return { name: /(^|[\\/])manage\.py$/.test(first) ? 'django' : '', words: rest };
  }
  if (program === 'php' || program === 'node') {
    const script = /(?:^|[\\/])(artisan|console|ace|cake|wp|drush)(?:\.php|\.js|\.phar)?$/.exec(first)?.[1];
    return { name: script ?? '', words: rest };
  }
  if (/^(sail|ddev|lando|symfony|herd)$/.test(program)) {
    const inner = /^(art|a)$/.test(first) ? 'artisan' : first;
    return {
      name: inner === 'php' ? (rest[0] ?? '') : (ALIASES[inner] ?? inner),
      words: inner === 'php' ? rest.slice(1) : rest,
    };
  }
  if (program === 'dotnet') return { name: first === 'ef' ? 'dotnet-ef' : '', words: rest };
  // `drush @prod sql:drop`, `wp @live db reset`: the site that it is done to.
  if (/^(drush|wp)$/.test(program) && first.startsWith('@')) return { name: program, words: rest };
  return { name: ALIASES[program] ?? program, words: positionals };
}

function spells(call: CallView, table: Table): boolean {
  const { name, words } = tool(call);
  return Object.hasOwn(table, name) && (table[name]?.test(words.join(' ')) ?? false);
}

/** Symfony’s console only prints what it would do until it is told to. */
function acts(call: CallView): boolean {
  const { name, words } = tool(call);
  const [first = ''] = words;
  if (call.forTests() || call.has('--pretend', '--dump-sql', '--sql')) return false;
  if (name !== 'console') return true;
  if (/fixtures:load/.test(first)) return !call.has('--append');
  return !/schema:drop|database:drop|^d:[ds]:d/.test(first) || call.has('--force', '-f', '--full-database');
}

function dropsUnnamed(call: CallView): boolean {
  const { name, words } = tool(call);
  const line = words.join(' ');
  if (name === 'console')
    return (
      (/^(doctrine:schema:update|d:s:u)/.test(line) && call.has('--force', '-f')) ||
      (/^doctrine:migrations:execute/.test(line) && call.has('--down'))
    );
  if (name === 'django')
    return /^migrate \S+ (zero|\d{4}\S*)( |$)/.test(line) && !call.has('--fake', '--plan');
  return name === 'dotnet-ef' && /^migrations remove/.test(line) && call.has('--force', '-f');
}

const CODE =
  /\.(delete_all|destroy_all|truncate|deleteMany|delete|drop_table|execute)!?\s*\(?|::truncate\(|->(delete|truncate|forceDelete)\(|Schema::drop|DB::(statement|delete|table)|\b(drop|truncate)\s+(table|database|schema)\b|^\s*truncate\s+\w|\bdelete\s+from\b/i;

/** Code or SQL that stands on the line. */
function inline(call: CallView): boolean {
  const { name, words } = tool(call);
  const [first = '', ...rest] = words;
  const said = [call.value('-c', '--command', '--execute') ?? '', ...rest, call.input ?? ''].join(' ');
  if (name === 'rails') return /^(c|console|db|dbconsole)$/.test(first) && CODE.test(call.input ?? '');
  if (name === 'django') return /^(shell|shell_plus|dbshell)$/.test(first) && CODE.test(said);
  if (name === 'artisan') return /^(tinker|db)$/.test(first) && CODE.test(said);
  if (name === 'console') return /^(dbal:run-sql|doctrine:query:(sql|dql))$/.test(first) && CODE.test(said);
  if (name === 'wp')
    return (
      first === 'search-replace' ||
      (/^(db query|eval\b)/.test(words.slice(0, 2).join(' ')) && CODE.test(said))
    );
  return name === 'drush' && /^(sql[:-]query|sqlq|php[:-]eval|ev)$/.test(first) && CODE.test(said);
}

const LIST = 'php artisan migrate:status';

export const webFrameworks: Platform = {
  id: 'web-frameworks',
  title: 'Consoles of web frameworks',
  docs: 'https://guides.rubyonrails.org/active_record_migrations.html',
  programs:
    'rails gitlab-rails rake python python2 python3 py pypy manage.py django-admin php node artisan console doctrine doctrine-migrations flask dotnet dotnet-ef mix payload ace wp drush wasp cake medusa sail ddev lando symfony herd'.split(
      ' ',
    ),
  optionsWithValue:
    '-m -c --command --execute -e --env --environment --database -D --conn --em --path --step --settings --pythonpath -p --project -s --startup-project --context --configuration --framework -r --repo -n --to --name -d --directory --connection'.split(
      ' ',
    ),
  programOptions: {
    dotnet:
      '--project -p --startup-project -s --context -c --configuration --framework --connection -o'.split(' '),
    node: ['-r', '--require', '-e', '--eval', '-p', '--import'],
    php: '-d -c --env -e --execute --database --path --step --em --connection --command'.split(' '),
    mix: ['-r', '--repo', '-n', '--step', '--to', '-v', '--prefix'],
    wp: ['--path', '--url', '--ssh', '--user'],
    drush: ['-r', '--root', '-l', '--uri'],
  },
  environment: {
    options: ['-e', '--env', '--environment', '--settings', '--context', '--url', '--uri'],
    variables:
      'DATABASE_URL RAILS_ENV MIX_ENV NODE_ENV APP_ENV DJANGO_SETTINGS_MODULE ASPNETCORE_ENVIRONMENT'.split(
        ' ',
      ),
  },
  // Another program of that name keeps Cassandra’s backups. https://github.com/thelastpickle/cassandra-medusa
  unruled: { harmless: [['db:*|develop|start|build|user|exec|plugin:*|new']], programs: ['medusa'] },
  selfConfirm: '--force -f -y --yes --no-input --noinput --no-interaction -n --force-accept-warning'.split(
    ' ',
  ),
  steps: {
    rails: 'rails db:migrate:status',
    rake: 'rake db:migrate:status',
    python: 'python manage.py showmigrations',
    'manage.py': './manage.py showmigrations',
    mix: 'mix ecto.migrations',
    dotnet: 'dotnet ef migrations list',
    flask: 'flask db current',
    wp: 'wp db tables',
    drush: 'drush status',
  },
  rules: [
    {
      id: 'reset',
      command: [],
      when: (call) => acts(call) && spells(call, RESETS),
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--database', '--env', '-e'] },
      why: 'Drops or empties the database that the application’s settings point at. Which one that is does not stand on the line.',
      instead: LIST,
      stops: [
        'bin/rails db:drop db:create',
        'RAILS_ENV=production bundle exec rake db:schema:load',
        'python manage.py flush --no-input',
        'php artisan migrate:fresh --seed --force',
        './vendor/bin/sail artisan db:wipe',
        'php bin/console doctrine:database:drop --force --if-exists',
        'symfony console doctrine:schema:drop --force',
        'MIX_ENV=prod mix ecto.drop --force-drop',
        'dotnet ef database drop --force',
        'npx payload migrate:fresh --force-accept-warning',
        'wp db reset --yes',
        'ddev drush sql-drop -y',
        'drush @live sql:sync @stage @live -y',
        'wp @prod db reset --yes',
      ],
      passes: [
        LIST,
        'RAILS_ENV=test bin/rails db:reset',
        'MIX_ENV=test mix ecto.reset',
        'bin/rails db:migrate',
        'bin/rails generate migration DropUsers',
        'python manage.py migrate',
        'php bin/console doctrine:schema:drop --dump-sql',
        'mix ecto.migrations',
        'drush @live status',
        'wp @prod db export b.sql',
        'git commit -m "never run rails db:drop"',
      ],
    },
    {
      id: 'backwards',
      command: [],
      when: (call) => acts(call) && spells(call, BACKWARDS),
      does: { verb: 'delete', what: 'tables and columns', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--database', '--env', '-e'] },
      why: 'Runs migrations backwards: tables and columns that they added are dropped with their data.',
      instead: LIST,
      stops: [
        'bin/rails db:rollback STEP=3',
        'php artisan migrate:rollback --step=5',
        'mix ecto.rollback --all',
        'flask db downgrade',
        'dotnet ef database update 0',
      ],
      passes: [
        'bin/rails db:migrate:status',
        'php artisan migrate',
        'flask db upgrade',
        'flask db downgrade --sql',
        'dotnet ef database update',
      ],
    },
    {
      id: 'schema-loss',
      command: [],
      when: (call) => acts(call) && dropsUnnamed(call),
      does: { verb: 'overwrite', what: 'tables and columns', undo: 'none', undoNote: NO_UNDO },
      why: 'Takes the schema back or makes it look like the code; what is dropped takes its data along.',
      instead: LIST,
      stops: [
        'python manage.py migrate bookings zero',
        'php bin/console doctrine:schema:update --force',
        'dotnet ef migrations remove --force',
      ],
      passes: [
        'python manage.py migrate bookings',
        'php bin/console doctrine:schema:update --dump-sql',
        'dotnet ef migrations remove',
      ],
    },
    {
      id: 'history',
      command: [],
      when: (call) => {
        const { name, words } = tool(call);
        const line = words.join(' ');
        if (name === 'flask') return /(^| )stamp( |$)/.test(line);
        if (name === 'django') return /^migrate/.test(line) && call.has('--fake');
        return name === 'artisan' && /^key:generate/.test(line) && call.has('--force');
      },
      does: {
        verb: 'change',
        what: 'migration history or key',
        undo: 'vendor',
        undoNote: 'It can be set back by hand where the old state is kept',
      },
      why: 'Rewrites what the application believes: which migrations have run, or the key by which it encrypts.',
      instead: LIST,
      stops: [
        'python manage.py migrate --fake bookings 0003',
        'flask db stamp head',
        'php artisan key:generate --force',
      ],
      passes: ['python manage.py showmigrations', 'php artisan key:generate', 'flask db history'],
    },
    {
      id: 'inline-code',
      command: [],
      when: inline,
      does: { verb: 'delete', what: 'rows or tables', undo: 'none', undoNote: NO_UNDO },
      why: 'Runs code or SQL that deletes or replaces data through the application.',
      instead: LIST,
      stops: [
        `python manage.py shell -c "from b.models import Booking; Booking.objects.all().delete()"`,
        `php artisan tinker --execute="User::truncate()"`,
        `python manage.py dbshell -- -c 'drop table bookings'`,
        `wp search-replace old.example.com new.example.com`,
      ],
      passes: [
        `python manage.py shell -c "from b.models import Booking; print(Booking.objects.count())"`,
        `php artisan tinker --execute="echo User::count()"`,
        `wp search-replace a b --dry-run`,
      ],
    },
  ],
};
