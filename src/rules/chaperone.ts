import type { Platform } from '../model/platform.ts';

/** Chaperone's own test: an agent is told to run it, and is stopped where its hook is honoured. */
export const chaperone: Platform = {
  id: 'chaperone',
  title: 'Chaperone',
  docs: 'https://github.com/chaperone-dev/chaperone#readme',
  programs: ['chaperone-canary', 'chaperone-canary.cmd'],
  rules: [
    {
      id: 'canary',
      command: [],
      when: (call) => call.positionals.length === 1,
      does: { verb: 'edit', what: 'a mark that only a missing guard leaves', undo: 'none' },
      target: { positionals: true },
      why: 'This is Chaperone’s own test command. It was stopped as it should be: the guard holds here, and there is nothing else to do.',
      instead: 'git status',
      stops: [
        '~/.chaperone/bin/chaperone-canary 4f2a',
        'sudo chaperone-canary x',
        'C:/Users/me/.chaperone/bin/chaperone-canary.cmd 4f2a',
      ],
      passes: ['chaperone-canary --help', 'ls ~/.chaperone/bin/chaperone-canary'],
    },
  ],
};
