import type { CallView, Platform } from '../model/platform.ts';

/** The console of a framework and its words, however it is started: `php artisan`, `./artisan`, `sail artisan`. */
const line = ({ program, positionals }: CallView) => [program, ...positionals].join(' ');

/** Work that a framework puts off, and what is known of what failed. */
export const jobQueues: Platform = {
  id: 'job-queues',
  title: 'Job queues',
  docs: 'https://laravel.com/docs/queues#clearing-jobs-from-queues',
  programs: ['artisan', 'php', 'sail', 'ddev', 'lando', 'console', 'symfony'],
  optionsWithValue: ['--queue', '--env', '-e'],
  environment: { options: ['--env', '-e'], variables: ['APP_ENV'] },
  selfConfirm: ['--force', '-f', '-n', '--no-interaction'],
  rules: [
    {
      id: 'clear',
      command: [],
      when: (call) =>
        !call.forTests() &&
        /(^|[ /])(artisan|art|console)(\.php)? (queue:(flush|clear|prune-failed)|horizon:clear|telescope:clear|messenger:failed:remove)( |$)/.test(
          line(call),
        ),
      does: {
        verb: 'delete',
        what: 'jobs of a queue',
        undo: 'none',
        undoNote: 'What waited in the queue does not come back; it has to be put in anew',
      },
      target: { options: ['--queue'] },
      why: 'Deletes jobs that wait to be done, or the record of those that failed.',
      instead: 'php artisan queue:failed',
      stops: [
        'php artisan queue:clear redis --queue=mail',
        './artisan horizon:clear',
        './vendor/bin/sail artisan queue:flush',
        'php bin/console messenger:failed:remove 12',
      ],
      passes: [
        'php artisan queue:failed',
        'php artisan queue:work',
        'php artisan queue:restart',
        // It only ends processes that were left behind.
        'php artisan horizon:purge',
        'APP_ENV=testing php artisan queue:clear',
      ],
    },
  ],
};
