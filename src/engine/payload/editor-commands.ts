import type { Call, Word } from '../../model/call.ts';
import type { HeldCommand } from './commands.ts';
import type { Started } from './tool-commands.ts';

/** Ex commands in which a command of the shell stands. https://vimhelp.org/various.txt.html#%3A%21cmd */
const BANG = /^\+?:*(?:silent!?\s+)?(?:[%.$\d,'<>]*|r(?:ead)?|w(?:rite)?)\s*!(.+)$/s;
/** `system('…')` and `delete('…')`, from Vim's own language or from Lua. https://vimhelp.org/builtin.txt.html */
const VIM_CALL =
  /\b(systemlist|system|os\.execute|delete|os\.remove)\s*\(\s*(?:'([^']*)'|"((?:[^"\\]|\\.)*)")/g;
/** Every line is deleted … */
const ALL_GONE = /^:*(?:(?:%|,|1,\$|0,\$)\s*d(?:elete)?!?|g\/(?:\^|\.\*|\$)?\/d|(?:norm(?:al)?!?\s+)?ggdG)$/;
/** … and the file is written. */
const WRITES = /^:*(?:w|wq|x|xit|exit|wa|wqa|xa|up|update|ZZ)!?$/;
/** Lisp that removes or starts something. https://www.gnu.org/software/emacs/manual/html_node/elisp/ */
const LISP =
  /\(\s*(delete-directory|delete-file|shell-command(?:-to-string)?|async-shell-command|compile|call-process(?:-shell-command)?|start-process(?:-shell-command)?|process-file)\s+((?:"(?:[^"\\]|\\.)*"|[^()"])*)/g;

/** What an editor that is started with commands would remove, empty or start. */
export function editorCommands({ program, args, input }: Call): readonly HeldCommand[] {
  if (/^emacs(?:client)?$/.test(program)) return lispCommands(args);
  const told = exCommands(args);
  const fed = input?.kind === 'text' ? input.word : input?.kind === 'pipe' ? input.text : undefined;
  const script = /^(?:ed|ex|vim?|nvim)$/.test(program) ? (fed?.text ?? '') : '';
  const steps = [...told, ...script.split('\n').flatMap((text) => (fed ? [{ ...fed, text }] : []))];
  const held: HeldCommand[] = [];
  const add = (word: Word, text: string) => held.push({ text: { ...word, text }, shell: 'bash' });
  for (const word of steps) for (const text of commandsOfStep(word.text)) add(word, text);
  const parts = steps.flatMap(({ text }) => text.replace(/^\+/, '').split('|')).map((text) => text.trim());
  const file = args.findLast(({ text }, at) => !/^[-+]/.test(text) && !isValue(args[at - 1]?.text, program));
  if (file?.certain && parts.some((one) => ALL_GONE.test(one)) && parts.some((one) => WRITES.test(one)))
    add(file, `truncate -s 0 '${file.text}'`);
  return held;
}

/** The command lines that a step of an editor's script starts, or what stands for what it removes. */
function commandsOfStep(step: string): readonly string[] {
  const bang = BANG.exec(step)?.[1];
  if (bang !== undefined) return [bang];
  return [...step.matchAll(VIM_CALL)].map(([, name = '', single, double]) => {
    const text = single ?? double?.replace(/\\(.)/g, '$1') ?? '';
    return /^(?:delete|os\.remove)$/.test(name) ? `rm -rf -- '${text}'` : text;
  });
}

/** The same for a whole script: `vim -S file`. */
export const vimCommands = (script: string): readonly Started[] =>
  script.split('\n').flatMap((line) => commandsOfStep(line.trim()).map((text) => ({ text, certain: true })));

/** `-s` names a script to Vim, and silences `ed` and `ex`. */
const isValue = (before = '', program: string) =>
  /^(?:--cmd|-\w*c|-u|-S|-T|-w|-W)$/.test(before) || (before === '-s' && /vim?$/.test(program));

/** The values of `-c` and `--cmd`, and what stands behind `+`. `ex -sc '%d|x'` bundles. */
function exCommands(args: readonly Word[]): readonly Word[] {
  return args.filter(
    ({ text }, at) => /^\+\D/.test(text) || /^(?:--cmd|-[a-zA-Z]*c)$/.test(args[at - 1]?.text ?? ''),
  );
}

function lispCommands(args: readonly Word[]): readonly HeldCommand[] {
  return args
    .flatMap((word, at) => {
      const attached = /^--(?:eval|execute)=(.+)$/s.exec(word.text)?.[1];
      if (attached !== undefined) return [{ ...word, text: attached }];
      return /^-{1,2}(?:eval|execute|e)$/.test(args[at - 1]?.text ?? '') ? [word] : [];
    })
    .flatMap((word) =>
      [...word.text.matchAll(LISP)].flatMap(([, verb = '', rest = '']): HeldCommand[] => {
        const texts = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
          text.replace(/\\(.)/g, '$1'),
        );
        const [first] = texts;
        if (first === undefined) return [];
        const text = verb.startsWith('delete-')
          ? `rm -rf -- '${first}'`
          : (/^start-process$/.test(verb) ? texts.slice(1) : texts).join(' ');
        return [{ text: { ...word, text }, shell: 'bash' }];
      }),
    );
}
