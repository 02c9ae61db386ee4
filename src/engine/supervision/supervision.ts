import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';

const EDITORS =
  /^(code|code-insiders|code-oss|code-server|codium|vscodium|cursor|windsurf|trae|kiro|antigravity|openvscode-server|code-tunnel)(\.cmd|\.exe)?$/i;
const OWN = /\bchaperone\b/i;
const ENDS = /^(pkill|kill|killall|taskkill|stop-process|spps)$/i;

/** Calls that take the guard itself away: uninstalling or switching off its extension, ending its processes. */
export function supervisionActions(calls: readonly Call[]): readonly Action[] {
  return calls.filter(takesAway).map(action);
}

const wayOf = byProgram((program) =>
  ENDS.test(program) ? 'ends' : EDITORS.test(program) ? 'edits' : undefined,
);

/** Whether a program could end what supervises agents. */
export const endsSupervision = (program: string): boolean => wayOf(program) !== undefined;

function takesAway({ program, args }: Call): boolean {
  const way = wayOf(program);
  if (way === undefined) return false;
  const ends = way === 'ends';
  const texts = args.map(({ text }) => text);
  if (!ends) {
    return texts.some((text, at) => {
      if (text === '--disable-extensions') return true;
      const option = /^--(uninstall|disable)-extension(=|$)/.exec(text);
      return option !== null && OWN.test(option[2] === '=' ? text : (texts[at + 1] ?? ''));
    });
  }
  return texts.some((text) => OWN.test(text));
}

function action({ program, args, place, via, cwd }: Call): Action {
  return {
    platform: 'guard',
    rule: 'guard-edit',
    verb: 'edit',
    what: 'Chaperone itself',
    targets: [{ name: [program, ...args.map(({ text }) => text)].join(' ').slice(0, 200), certain: true }],
    hints: [],
    undo: 'none',
    undoNote: '',
    why: 'It would take away what supervises agents. An agent does not change its own supervision.',
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    cwd,
    place,
    via,
  };
}
