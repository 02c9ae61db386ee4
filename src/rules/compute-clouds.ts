import type { Platform } from '../model/platform.ts';

// https://docs.skypilot.co/en/latest/reference/cli.html
const DISKS =
  'What lay on the disks of a cluster is gone with it; a stopped cluster keeps them (SkyPilot documentation, 2026-11)';

const GROUP = /^(down|serve|pool|jobs|storage|volumes|delete|ssh|local)$/;

/** Machines that are rented over several clouds for a while. */
export const computeClouds: Platform = {
  id: 'compute-clouds',
  title: 'SkyPilot',
  docs: 'https://docs.skypilot.co/en/latest/reference/cli.html',
  programs: ['sky'],
  optionsWithValue: '-c --cluster -n --name --infra --replica-id --workdir --env'.split(' '),
  selfConfirm: ['-y', '--yes', '-p', '--purge'],
  unruled: { harmless: [['api|check|logs|queue']] },
  rules: [
    {
      id: 'down',
      command: ['down'],
      commands: [
        ['serve|pool|jobs', 'down'],
        ['jobs', 'pool', 'down'],
        ['storage|volumes', 'delete'],
        ['ssh|local', 'down'],
      ],
      // Without a name it only says what to name.
      when: ({ args, has }) =>
        has('-a', '--all', '-u', '--all-users') ||
        args.filter((word) => !word.startsWith('-')).some((word) => !GROUP.test(word)),
      does: { verb: 'delete', what: 'cluster, service or storage', undo: 'none', undoNote: DISKS },
      target: { positionals: true },
      why: 'Tears the machines down; what lies on their disks goes with them.',
      instead: 'sky status',
      stops: [
        'sky down train -y',
        'sky serve down -a -y',
        'sky down --all --purge',
        'sky volumes delete data -y',
      ],
      passes: [
        'sky down',
        'sky status',
        'sky launch task.yaml -c train',
        'sky stop train',
        'sky serve status',
        'sky jobs cancel 3',
      ],
    },
  ],
};
