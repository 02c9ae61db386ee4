import type { Place, Word } from '../../../model/call.ts';
import type { Frame, Invocation } from '../session.ts';
import { emit, inside } from '../session.ts';
import { childScope, readString } from '../shells.ts';
import { joined } from '../words/joined.ts';

export function run(words: readonly Word[], via: string, place: Place, frame: Frame): void {
  const within = inside(frame, via, place);
  if (within !== undefined) frame.session.invoke({ words, place }, { ...within, scope: childScope(frame) });
}

/** Options of tmux's commands that take the next word with them. */
const VALUED = /^-[a-zA-Z]*[tnscFxyePlLSfTNp]$/;

/** tmux's commands that hold others. https://man.openbsd.org/tmux */
const HOLDS: readonly (readonly [
  names: RegExp,
  holds: 'keys' | 'shell' | 'either' | 'tmux' | 'named' | 'setting' | 'file',
])[] = [
  [/^send(?:-keys)?$/, 'keys'],
  [
    /^(?:new(?:-session|-window|w)?|split(?:-window|w)|respawn(?:-pane|-window|p|w)|run(?:-shell)?|pipe-pane|pipep|popup|display-popup)$/,
    'shell',
  ],
  [/^if(?:-shell)?$/, 'either'],
  [/^(?:confirm(?:-before)?|command-prompt|display-panes)$/, 'tmux'],
  [/^(?:bind(?:-key)?|set-hook)$/, 'named'],
  [/^source(?:-file)?$/, 'file'],
  [/^set(?:-option|-window-option|w)?$/, 'setting'],
];

const MOST_LINES = 100;

/** Settings whose value is a command line. */
const COMMAND_SETTINGS = /^(?:default-command|default-shell|lock-command|copy-command|editor)$/;

/** `send-keys` types into a terminal; other commands start a program in one, or are kept for later. */
export function tmux(invocation: Invocation, frame: Frame): undefined {
  const { words, place } = invocation;
  emit(frame, words, place);
  let at = 1;
  // `tmux -c 'command'` starts it with the shell that it would open.
  for (; /^-./.test(words[at]?.text ?? ''); at++) {
    const option = words[at]?.text ?? '';
    if (!VALUED.test(option)) continue;
    at++;
    const code = words[at];
    if (option.endsWith('c') && code !== undefined) typeInto('tmux', [code], place, frame);
  }
  let command: Word[] = [];
  for (const word of [...words.slice(at), SEPARATOR]) {
    if (word.text !== ';') command.push(word);
    else {
      tmuxCommand(command, words, place, frame);
      command = [];
    }
  }
  return undefined;
}

const SEPARATOR: Word = { text: ';', certain: true, place: { start: 0, end: 0 } };

function tmuxCommand(
  [name, ...words]: readonly Word[],
  [program]: readonly Word[],
  place: Place,
  frame: Frame,
): void {
  const holds = HOLDS.find(([names]) => names.test(name?.text ?? ''))?.[1];
  if (holds === undefined || program === undefined) return;
  const rest: Word[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    // `-d` is a delay for one of them only.
    const waits = word.text === '-d' && /^run/.test(name?.text ?? '');
    const valued = holds === 'keys' ? /^-[a-zA-Z]*[tN]$/ : VALUED;
    if (rest.length === 0 && (waits || valued.test(word.text))) index++;
    else if (rest.length > 0 || !word.text.startsWith('-')) rest.push(word);
  }
  const code = (parts: readonly Word[]) => {
    if (parts.length > 0) typeInto('tmux', [{ ...joined([program, ...parts]) }], place, frame);
  };
  const [first, ...others] = rest;
  if (first === undefined) return;
  if (holds === 'keys') typeInto('tmux', rest, place, frame);
  else if (holds === 'shell') typeInto('tmux', [joined(rest)], place, frame);
  else if (holds === 'tmux') code([first]);
  else if (holds === 'named') code(others);
  else if (holds === 'file') {
    for (const line of (first.holds ?? '').split('\n').slice(0, MOST_LINES))
      if (line.trim() !== '') code([{ ...first, text: line, certain: true }]);
  } else if (holds === 'setting') {
    if (COMMAND_SETTINGS.test(first.text) && others.length > 0) typeInto('tmux', others, place, frame);
  } else {
    typeInto('tmux', [first], place, frame);
    for (const one of others) code([one]);
  }
}

const keyName = /^(?:C-.|M-.|\^.|Enter|KPEnter|Escape|Tab|Space|BSpace|Up|Down|Left|Right|q|F\d+)$/;

function typeInto(via: string, words: readonly Word[], place: Place, frame: Frame): void {
  const keys = words.filter((word) => !keyName.test(word.text) && word.text !== '');
  const within = keys.length === 0 ? undefined : inside({ ...frame, input: undefined }, via, place);
  if (within === undefined) return;
  // What runs in the other terminal's directory is not known.
  readString(joined(keys), { ...within, scope: { ...childScope(frame), cwd: undefined } });
}

export function screen(invocation: Invocation, frame: Frame): undefined {
  const { words, place } = invocation;
  emit(frame, words, place);
  const stuff = words.findIndex((word) => word.text === 'stuff');
  if (stuff >= 0) {
    const keys = words
      .slice(stuff + 1)
      .map((word) => ({ ...word, text: word.text.replace(/\\[nr]|\^[MJ]|[\r\n]+$/g, '') }));
    typeInto('screen', keys, place, frame);
    return undefined;
  }
  let at = 1;
  for (; at < words.length && /^-./.test(words[at]?.text ?? ''); at++) {
    if (/^-[a-zA-Z]*[SceTtpXshr]$/.test(words[at]?.text ?? '')) at++;
  }
  const inner = words.slice(at);
  if (inner.length > 0) run(inner, 'screen', place, frame);
  return undefined;
}
