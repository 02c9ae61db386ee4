import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO =
  'What a cancelled job has computed is lost, unless it wrote down itself how far it had come; it has to be started anew';
// https://slurm.schedmd.com/sacctmgr.html
const ACCOUNTS =
  'Accounts and limits come back only from a file that `sacctmgr dump` wrote before; reservations have to be made anew (Slurm documentation, 2026-11)';

/** Options with which jobs are cancelled by what they have in common, and not one by one. */
const MANY: Readonly<Record<string, readonly string[]>> = {
  scancel: [
    '-u',
    '--user',
    '-A',
    '--account',
    '-p',
    '--partition',
    '-t',
    '--state',
    '-w',
    '--nodelist',
    '--me',
  ],
  condor_rm: ['-all', '-constraint'],
  qdel: ['-u'],
  bkill: ['-u', '-q', '-m', '-g', '-app'],
};
const names = (call: CallView) => call.positionals.join(' ');

/** Queues of computing clusters that many people share. */
export const batchSchedulers: Platform = {
  id: 'batch-schedulers',
  title: 'Slurm, PBS, LSF, HTCondor',
  docs: 'https://slurm.schedmd.com/scancel.html',
  programs: ['scancel', 'qdel', 'bkill', 'condor_rm', 'scontrol', 'sacctmgr'],
  optionsWithValue:
    '-u --user -A --account -p --partition -t --state -w --nodelist -n --name -q -m -g -app -constraint -M --clusters'.split(
      ' ',
    ),
  environment: { options: ['-M', '--clusters', '-p', '--partition'], variables: [] },
  // `-i` says so to sacctmgr too, but with scancel it asks.
  selfConfirm: ['--immediate'],
  rules: [
    {
      id: 'jobs-cancel',
      command: [],
      when: (call) =>
        call.has(...(MANY[call.program] ?? ['\0'])) ||
        (call.program === 'qdel' && /^(all|\*|"\*")$/.test(names(call))) ||
        (call.program === 'bkill' && /^0$/.test(names(call))) ||
        // Where no number stands it is a user’s name. https://htcondor.readthedocs.io/en/latest/man-pages/condor_rm.html
        (call.program === 'condor_rm' && call.positionals.some((word) => /^[A-Za-z]/.test(word))),
      does: { verb: 'stop', what: 'jobs of a cluster', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-u', '--user', '-A', '--account', '-p', '--partition', '-q'] },
      why: 'Cancels every job of a user, an account or a queue: what they have computed so far is lost.',
      instead: 'squeue --me',
      stops: [
        'scancel -u bob',
        'scancel --partition=gpu',
        'qdel all',
        'bkill 0',
        'condor_rm -all',
        'condor_rm bob',
      ],
      passes: [
        'squeue -u bob',
        'scancel 4711',
        'qdel 4711',
        'condor_rm 12.3',
        'bjobs',
        'scontrol show job 4711',
      ],
    },
    {
      id: 'accounting-delete',
      command: ['delete|remove|shutdown'],
      when: (call) => /^(sacctmgr|scontrol)$/.test(call.program),
      does: { verb: 'delete', what: 'accounts, limits or reservations', undo: 'none', undoNote: ACCOUNTS },
      target: {
        positionals: true,
        says: [
          { words: /^(delete|remove) user/, thing: 'user of the cluster', names: 1 },
          { words: /^(delete|remove) account/, thing: 'account of the cluster', names: 1 },
          { words: /^delete(?= ReservationName)/i, thing: 'reservation', names: 1 },
          { words: /^shutdown/, thing: 'the controller of the cluster', names: 0 },
        ],
      },
      why: 'Deletes users, accounts or reservations of the cluster, or shuts its controller down.',
      instead: 'sacctmgr show account',
      stops: ['sacctmgr -i delete user bob', 'scontrol delete ReservationName=maint', 'scontrol shutdown'],
      passes: ['sacctmgr show user bob', 'scontrol show nodes', 'scontrol update JobId=4711 TimeLimit=10'],
    },
  ],
};
