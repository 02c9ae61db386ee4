import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import { generalAction } from '../general/action.ts';
import { pathOf } from '../matching/build.ts';

/** The deed of a call by which these files lose what they hold; none where there are none. */
export function contentLost(
  call: Call,
  words: readonly Word[],
  said: Pick<Action, 'rule' | 'why'> & Partial<Action>,
): readonly Action[] {
  if (words.length === 0) return [];
  const { place, via, cwd } = call;
  return [
    generalAction(
      { place, via, cwd },
      {
        what: 'files',
        undo: 'files',
        undoNote: 'Overwritten bytes do not come back',
        targets: words.map(({ text }) => ({ name: text, certain: true })),
        paths: words.map((word) => pathOf(word, call)),
        hints: [],
        ...said,
      },
    ),
  ];
}
