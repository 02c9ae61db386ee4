import type { Action } from '../../model/action.ts';
import type { Call, Place } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { opens } from '../exposure/opened.ts';

/** The guard's own names in a shell. */
const OWN = /(?:^|[^\w-])(?:__chaperone_\w+|CHAPERONE_(?:TERMINAL|BASH_ENV|ZDOTDIR|AGENT)\b)/;
/** Builtins that set, remove or rebind what they name. */
const CHANGES =
  /^(unset|unfunction|functions|disable|enable|bind|bindkey|zle|add-zsh-hook|autoload|export|declare|typeset|readonly|local|set|alias|read|trap|erase)$/;
/** Variables by whose elements zsh and bash define functions, aliases and widgets. */
const TABLES = /^(functions|dis_functions|aliases|galiases|widgets|BASH_ALIASES|BASH_CMDS)$/;
/** By which variables the guards get into new shells. */
const WAYS_IN: Readonly<Record<string, readonly string[]>> = {
  bash: ['PS0', 'HOME'],
  rbash: ['PS0', 'HOME'],
  zsh: ['ZDOTDIR'],
  fish: ['XDG_DATA_DIRS'],
};
/** Shells that have a guard; others have none, whatever their environment. */
const GUARDED = /^(bash|rbash|zsh|fish)$/;
const UNGUARDED = /^(sh|dash|ash|ksh|mksh|csh|tcsh|nu|elvish|xonsh)$/;
/** What opens a shell in the environment of a new login. */
const LOGINS = /^(sudo|doas|su|login)$/;
const REMOTE = /^(ssh|mosh|slogin|autossh)$/;
const HERE =
  /^(?:[^@\s]+@)?(?:localhost|127(?:\.\d+){3}|::1|\[::1\]|0\.0\.0\.0|"?\$\(hostname[^)]*\)"?|"?\$\{?HOSTNAME\}?"?)$/i;
/** Programs that only start another one on this machine. */
const LOCAL =
  /^(sudo|doas|env|genv|exec|command|builtin|nice|ionice|nohup|setsid|time|timeout|gtimeout|stdbuf|script|eval|bash|sh|zsh|fish|dash|pkexec|run0|su|runuser|trap|winpty|rlwrap|unbuffer|dbus-run-session)(?= |$)/;
/** Wrappers that start a program without the variables of the shell. */
const EMPTIED = /^(?:(?:env|genv) (?:-i|-|--ignore-environment)|exec -\w*c\w*)(?= |$)/;
const AS_ANOTHER = /^(?:sudo|doas|pkexec|run0|su|runuser)(?= |$)/;

const changesShell = byProgram((program) => CHANGES.test(program));
const opensShell = byProgram(
  (program) =>
    REMOTE.test(program) || LOGINS.test(program) || UNGUARDED.test(program) || GUARDED.test(program),
);

/** Whether a program changes its shell or opens another, whatever wraps it. */
export const leavesShell = byProgram(
  (program) => changesShell(program) || opensShell(program) || program === 'shopt',
);

/** What a line does to the guard of the shell in which it runs: changing it, or leaving it for a shell without one. */
export function leavingActions(calls: readonly Call[], sets: ReadonlyMap<string, string>): readonly Action[] {
  const found: Action[] = [];
  for (const [name, value] of sets) {
    if (OWN.test(name) || (TABLES.test(name) && OWN.test(value))) found.push(changed(name, WHOLE));
    else if (/^(PS0|precmd_functions)$/.test(name) && !keeps(name, value)) found.push(left(WHOLE));
    else if (name === 'PATH' && dropsFirst(value)) found.push(left(WHOLE));
  }
  for (const call of calls) {
    const { program, args, place } = call;
    if (changesShell(program)) {
      const texts = args.map(({ text }) => text);
      if (texts.some((text) => OWN.test(text)))
        found.push(changed([program, ...texts].join(' ').slice(0, 200), place, call));
      else if (takesWay(program, texts)) found.push(left(place, call));
    } else if (
      program === 'shopt' &&
      args.some(({ text }) => text === '-u') &&
      args.some(({ text }) => text === 'promptvars')
    )
      found.push(left(place, call));
    else if (call.variables.PATH !== undefined && dropsFirst(pathOf(call))) found.push(left(WHOLE));
    else if (startsUnguarded(call)) found.push(left(place, call));
  }
  return found;
}

const WHOLE: Place = { start: 0, end: 0 };

/** `PS0="…$PS0"`, `precmd_functions+=(x)`. */
const keeps = (name: string, text: string) =>
  text.startsWith(`${name}+=`) || new RegExp(`\\$\\{?${name}\\b`).test(text);

/**
 * `${PATH#*:}` loses what stands first: the fence, as does a path worked over by the fence’s name. A path that is added
 * to, or set anew, gets it back at the prompt: `PATH=~/.asdf/shims:$PATH`.
 */
const dropsFirst = (text: string) =>
  /\$\{PATH##?\*|\bPATH\b.*chaperone|\$\{PATH[#%/:][^}]*shims|(?:\$\(|`)[^)`]*\bPATH\b.*shims/s.test(text);

/** The `PATH` that the line sets for a call; empty where it is the shell's own. */
function pathOf({ variables: { PATH } }: Call): string {
  return PATH !== undefined && PATH.place.end > 0 ? PATH.text : '';
}

function takesWay(program: string, texts: readonly string[]): boolean {
  const removes =
    program === 'unset' ||
    (program === 'export' && texts[0] === '-n') ||
    (program === 'set' && texts[0] === '-e');
  return texts.some((text) => {
    if (removes && /^(PS0|precmd_functions)$/.test(text)) return true;
    const name = /^(\w+)\+?=/.exec(text)?.[1];
    return (
      (name === 'PS0' && !keeps(name, text)) || (name === 'PATH' && program !== 'alias' && dropsFirst(text))
    );
  });
}

/** Whether a call opens something to type into that has no guard. */
function startsUnguarded(call: Call): boolean {
  const { program, via, input, place } = call;
  if (via.length === 0 && !opensShell(program)) return false;
  if (input !== undefined || place.file !== undefined || !via.every((one) => LOCAL.test(one))) return false;
  const texts = call.args.map(({ text }) => text);
  if (REMOTE.test(program)) return texts.some((text) => HERE.test(text)) && opens(call) && isBare(texts, 1);
  if (LOGINS.test(program)) return opens(call) && !texts.some((text) => /^(-c|--command)/.test(text));
  if (UNGUARDED.test(program)) return isBare(texts, 0);
  const emptied = via.some((one) => EMPTIED.test(one));
  // What is typed into a REPL is not seen; what it starts is, by the variables that it has of the shell.
  if (!GUARDED.test(program)) return emptied && opens(call);
  const cleared = emptied || via.some((one) => AS_ANOTHER.test(one));
  return isBare(texts, 0) && (cleared || isUnread(program, texts) || setsWayIn(call));
}

/** Options of shells that take the next word with them. */
const VALUED = /^([-+][oO]|--rcfile|--init-file|-C|--init-command|-[bcDEeFIiLlmopQRSwWJ])$/;
const SHELL_VALUED = /^([-+][oO]|--rcfile|--init-file|-C|--init-command)$/;

/** Whether so many words are left without options: a shell that is given neither code nor a script is typed into. */
function isBare(texts: readonly string[], words: 0 | 1): boolean {
  const valued = words === 0 ? SHELL_VALUED : VALUED;
  const given = texts.filter((text, at) => !/^[-+]./.test(text) && !valued.test(texts[at - 1] ?? ''));
  return (
    given.length === words && !texts.some((text) => /^-\w*[cn]$|^--(version|help|command|dump\S*)/.test(text))
  );
}

/** Options with which a shell reads none of what brings its guard in. */
function isUnread(program: string, texts: readonly string[]): boolean {
  if (program === 'zsh')
    return texts.some(
      (text, at) =>
        /^-[a-zA-Z]*f|^--no-?rcs$/.test(text) ||
        (/^[-+]o$/.test(texts[at - 1] ?? '') && /^(no)?_?rcs$/i.test(text)),
    );
  if (program === 'fish') return texts.some((text) => /^(-\w*N|--no-config)/.test(text));
  return texts.some((text, at) => text === 'promptvars' && texts[at - 1] === '+O');
}

/** Whether one of the variables that bring the guard in is set for this call. Those of the environment have no place. */
const setsWayIn = ({ program, variables }: Call) =>
  WAYS_IN[program]?.some((name) => (variables[name]?.place.end ?? 0) > 0) === true;

function changed(what: string, place: Place, call?: Call): Action {
  return {
    ...left(place, call),
    rule: 'guard-edit',
    what: 'Chaperone itself',
    targets: [{ name: what, certain: true }],
    undo: 'none',
    why: 'It would take away what supervises agents. An agent does not change its own supervision.',
  };
}

function left(place: Place, call?: Call): Action {
  return {
    platform: 'guard',
    rule: 'guard-leave',
    verb: 'edit',
    what: 'what Chaperone sees of this terminal',
    targets: [],
    hints: [],
    undo: 'repeat',
    undoNote: 'What is typed meanwhile is not seen',
    why: 'What comes after it would not be seen by Chaperone: it takes the guard out of this shell, or opens one that has none.',
    instead: 'bash',
    selfConfirmed: undefined,
    docs: '',
    cwd: call?.cwd,
    place,
    via: call?.via ?? [],
  };
}
