import type { Call, Word } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { isWrapper } from '../shell/wrappers/rows.ts';

/** A command line that an option hands to a program which nobody describes. */
export interface HandedLine {
  readonly text: Word;
  /** It runs somewhere else than the call: on a server, in a container, in the program's own console. */
  readonly elsewhere: boolean;
}

const LONG = /^--(command|cmd|exec|execute|run|shell|shell-command|remote-command|run-command|script)$/;
const SHORT = /^-(c|x|C)$/;
const RUNS =
  /^(run|exec|execute|shell|sh|console|remote|ssh|cmd|command|do|invoke|bash|terminal|enter|attach)$/;
const REMOTE =
  /^(exec|shell|console|remote|ssh|bash|terminal|enter|attach|prod|production|server|cluster|pod|vm)$/;
/** Programs that read such an option themselves, or mean something else by it. */
const OWN =
  /^((ba|z|da|k|c|tc|fi)?sh|python[\d.]*|node|ruby|perl|php|lua|psql|pgcli|git|gh|find|fd|docker|podman|nerdctl|kubectl|oc|tmux|screen|zellij|code|vim|nvim|ed|ex|grep|rg|tar|curl|make|gcc|clang|cmake|nodemon|concurrently|watchexec|entr|hyperfine|strace|gdb|lldb|npm|npx|pnpm|yarn|bun|deno|pwsh|powershell|cmd)$/;

/** Whether nothing is handed to a program in this way. */
const readsItself = byProgram((program) => OWN.test(program) || isWrapper(program));
const NONE: readonly HandedLine[] = [];

/** `acme remote --cmd "rm -rf /srv"`, `foo shell -c "dropdb prod"`: lines that stand in an option of a program that runs them. */
export function handedLines({ program, args }: Call): readonly HandedLine[] {
  // A line is more than one word.
  if (args.length < 2 || readsItself(program) || !args.some(({ text }) => /\s/.test(text))) return NONE;
  const found: HandedLine[] = [];
  const positionals: string[] = [];
  const says = (names: RegExp) =>
    [program, ...positionals.slice(0, 2)].some((text) =>
      text
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((one) => names.test(one)),
    );
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word === undefined) break;
    if (!word.text.startsWith('-')) {
      positionals.push(word.text);
      continue;
    }
    const [, attached, text = ''] = /^(--[a-z-]+)=(.+)$/s.exec(word.text) ?? [];
    const name = attached ?? word.text;
    const takes = LONG.test(name) || (SHORT.test(name) && positionals.length < 3 && says(RUNS));
    const value = attached === undefined ? args[at + 1] : { ...word, text };
    if (!takes || value === undefined || !/\S\s+\S/.test(value.text)) continue;
    found.push({ text: value, elsewhere: says(REMOTE) });
    if (attached === undefined) at += 1;
  }
  return found;
}
