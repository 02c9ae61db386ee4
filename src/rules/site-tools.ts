import type { CallView, Platform } from '../model/platform.ts';

const GONE = 'Only a backup brings it back';
/** Without the site that it is done to: `drush @live cim`. */
const line = ({ positionals }: CallView) =>
  (positionals[0]?.startsWith('@') ? positionals.slice(1) : positionals).join(' ');
const is = (call: CallView, program: RegExp, words: RegExp) =>
  program.test(call.program) && words.test(line(call)) && !call.has('--dry-run', '--help');

/** Consoles of shops, sites and self-hosted services that reach their data. */
export const siteTools: Platform = {
  id: 'site-tools',
  title: 'Sites and self-hosted services',
  docs: 'https://docs.frappe.io/framework/user/en/bench/bench-commands',
  programs:
    'cloudron directus bench magento n98-magerun n98-magerun2 strapi convex gitlab-rake gitlab-ctl gitlab-backup drush occ discourse ghost matomo odoo odoo-bin artisan craft typo3 cms'.split(
      ' ',
    ),
  optionsWithValue:
    '--site --to --from -f --file --app -a --path --env -c --config --database -d --url --to-token --only --exclude'.split(
      ' ',
    ),
  environment: { options: ['--site', '--to', '--env', '--url'], variables: ['CONVEX_DEPLOYMENT', 'APP_ENV'] },
  selfConfirm: ['-y', '--yes', '--force', '-f', '--no-interaction'],
  unruled: {
    harmless: [['dev|develop|build|logs|login|export|run|docs|dashboard|codegen']],
    programs: ['convex', 'strapi'],
  },
  rules: [
    {
      id: 'wipe',
      command: [],
      when: (call) =>
        is(call, /^directus$/, /^database migrate:(down|rollback)( |$)/) ||
        is(
          call,
          /^bench$/,
          /(^| )(drop-site|reinstall|restore|partial-restore|uninstall-app|destroy-all-sessions|trim-database|trim-tables)( |$)/,
        ) ||
        is(
          call,
          /^(magento|n98-magerun2?)$/,
          /^(setup:(uninstall|rollback)|db:(drop|import)|sys:setup:\S*remove\S*|module:uninstall)( |$)/,
        ) ||
        is(
          call,
          /^occ$/,
          /^(user:delete|group:delete|trashbin:cleanup|versions:cleanup|files_external:delete|app:remove|maintenance:install)( |$)/,
        ) ||
        is(call, /^(odoo|odoo-bin)$/, /^db (drop|load)( |$)/) ||
        // https://docs.cloudron.io/packaging/cli
        is(call, /^cloudron$/, /^(uninstall|restore|import)( |$)/) ||
        is(
          call,
          /^craft$/,
          /^(db\/(restore|drop-all-tables|drop)|clear-deprecations|resave\/\S+ --set)( |$)/,
        ) ||
        is(call, /^discourse$/, /^(destroy|restore|remap)( |$)/) ||
        is(call, /^ghost$/, /^uninstall( |$)/) ||
        is(call, /^gitlab-ctl$/, /^(cleanse|uninstall|remove-accounts|cleanup)( |$)/) ||
        is(call, /^gitlab-backup$/, /^restore( |$)/) ||
        is(
          call,
          /^gitlab-rake$/,
          /(^| )(gitlab:backup:restore|gitlab:setup|db:(drop|reset|schema:load)|gitlab:cleanup:\S+ .*DRY_RUN=(false|0))/,
        ),
      does: { verb: 'delete', what: 'site', undo: 'none', undoNote: GONE },
      target: { options: ['--site'], positionals: true },
      why: 'Deletes the site’s or service’s data, or puts an older state over it.',
      instead: 'bench list-apps',
      stops: [
        'bench --site shop.example.com reinstall --yes',
        'bin/magento setup:uninstall',
        'cloudron uninstall --app blog.example.com',
        'gitlab-ctl cleanse',
        'gitlab-backup restore BACKUP=1 force=yes',
        'gitlab-rake gitlab:cleanup:orphan_job_artifact_files DRY_RUN=false',
      ],
      passes: [
        'bench migrate',
        'cloudron backup create --app blog.example.com',
        'cloudron logs --app blog.example.com',
        'bin/magento cache:flush',
        'gitlab-ctl status',
        'gitlab-rake gitlab:check',
        'gitlab-backup create',
      ],
    },
    {
      id: 'transfer-over',
      command: [],
      when: (call) =>
        (is(call, /^strapi$/, /^(transfer|import)( |$)/) && (call.has('--force') || call.has('--to'))) ||
        // What the snapshot does not hold is dropped. https://docs.directus.io/self-hosted/cli.html#applying-a-snapshot
        (is(call, /^directus$/, /^schema apply( |$)/) && call.has('-y', '--yes')) ||
        (is(call, /^convex$/, /^import( |$)/) && call.has('--replace', '--replace-all', '-y')) ||
        is(
          call,
          /^drush$/,
          /^(config[:-]import|cim|config[:-]delete|cdel|state[:-]delete|watchdog[:-]delete|user[:-]cancel|ucan|queue[:-]delete|php[:-]script)( |$)/,
        ),
      does: { verb: 'overwrite', what: 'content and settings', undo: 'none', undoNote: GONE },
      target: { options: ['--to', '-f', '--file'], positionals: true },
      why: 'Deletes what stands at the destination and writes other content or settings in its place.',
      instead: 'drush status',
      stops: [
        'strapi transfer --to https://shop.example.com/admin --force',
        'npx convex import --replace-all backup.zip --prod',
        'drush config:import -y',
        'drush @live cim -y',
        'npx directus schema apply --yes ./snapshot.yaml',
      ],
      passes: [
        'strapi develop',
        'strapi export',
        'npx convex export --path backup.zip',
        'drush config:status',
        'npx directus schema apply ./snapshot.yaml --dry-run',
        'npx directus schema snapshot ./snapshot.yaml',
      ],
    },
    {
      id: 'site-off',
      command: [],
      when: (call) =>
        is(call, /^artisan$/, /^down( |$)/) ||
        is(call, /^magento$/, /^maintenance:enable( |$)/) ||
        (is(call, /^occ$/, /^maintenance:mode( |$)/) && call.has('--on')),
      does: { verb: 'stop', what: 'site', undo: 'repeat', undoNote: 'It can be turned on again' },
      why: 'Takes the site off line until somebody turns it on again.',
      instead: 'php artisan about',
      stops: ['bin/magento maintenance:enable', 'occ maintenance:mode --on'],
      passes: ['bin/magento maintenance:status', 'occ status'],
    },
  ],
};
