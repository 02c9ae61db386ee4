import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import { pathOf } from '../matching/build.ts';

const MOVES = /^(mv|move|move-item|mi|ren|rename|rename-item|rni)$/i;

/** Actions on files, with what another part of the line moves to where they remove: it would be lost with the rest. */
export function withMoved(actions: readonly Action[], calls: readonly Call[]): readonly Action[] {
  if (!actions.some(({ undo, verb }) => undo === 'files' && verb !== 'edit')) return actions;
  const moves = calls.flatMap(moveOf);
  if (moves.length === 0) return actions;
  return actions.map((action) => {
    if (action.undo !== 'files' || action.verb === 'edit') return action;
    const met = metBy(moves, action.paths);
    if (met.length === 0) return action;
    const movedIn = [...new Set(met.flatMap(({ from }) => from))];
    // Where it surely lies in what goes, it goes too: `mv data /tmp/old && rm -rf /tmp/old`.
    const gone = met.filter(({ to }) => isHeld(to, action.paths)).flatMap(({ from }) => from);
    return { ...action, movedIn, ...(gone.length > 0 ? { paths: [...(action.paths ?? []), ...gone] } : {}) };
  });
}

interface Move {
  readonly from: readonly string[];
  readonly to: string;
  /** The same, as far as it is known, with a slash behind it. */
  readonly place: string;
}

function moveOf(call: Call): readonly Move[] {
  const { program, args } = call;
  const [first, ...rest] = args;
  const git = program === 'git' && first?.text === 'mv';
  if (!git && !MOVES.test(program)) return [];
  const words = (git ? rest : args).filter(({ text }) => !text.startsWith('-'));
  const last = words.at(-1);
  if (!last || words.length < 2) return [];
  const path = (word: Word) => pathOf(word, call);
  // With `-t` the first is the folder; then everything counts as moved and the place as any.
  const into = args.some(({ text }) => /^(-t|--target-directory)/.test(text));
  const to = into ? '' : path(last);
  return [{ from: (into ? words : words.slice(0, -1)).map(path), to, place: folderOf(to) }];
}

/** Whether one of the paths surely holds the place. */
const isHeld = (to: string, paths: readonly string[] = []): boolean =>
  to !== '' &&
  paths.some((path) => {
    const holder = path.replace(/\/+$/, '');
    return `${to.replace(/\/+$/, '')}/`.startsWith(`${holder}/`) && !/[*?[$`]/.test(holder);
  });

/** The moves to a place that one of the paths holds or that lies in it. Where either is not known, it may. */
function metBy(moves: readonly Move[], paths: readonly string[] | undefined): readonly Move[] {
  if (paths === undefined) return moves;
  const folders = paths.map(folderOf);
  return moves.filter(
    ({ to, place }) =>
      !to.startsWith('/') || folders.some((path) => place.startsWith(path) || path.startsWith(place)),
  );
}

/** As far as it is known, with a slash behind it. */
const folderOf = (path: string): string => `${path.replace(/[*?[].*$/, '').replace(/\/+$/, '')}/`;
