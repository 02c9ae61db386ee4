import type { Call, Word } from '../../model/call.ts';
import type { HeldCommand } from './commands.ts';

/** Where the line begins that one of Windows’ programs starts; undefined where it starts none. */
const FROM: Readonly<Record<string, (texts: readonly string[]) => number | undefined>> = {
  // https://learn.microsoft.com/windows-server/administration/windows-commands/at
  at: (texts) => {
    const time = texts.findIndex((text) => /^\d{1,2}:\d{2}/.test(text));
    return time < 0 ? undefined : afterOptions(texts, time + 1);
  },
  conhost: (texts) => afterOptions(texts, 0),
  wt: (texts) => afterOptions(texts, 0),
  // https://learn.microsoft.com/sysinternals/downloads/psexec
  psexec: (texts) => afterOptions(texts, 0, /^[-/][upnwra]$/i),
  psexec64: (texts) => afterOptions(texts, 0, /^[-/][upnwra]$/i),
  // https://learn.microsoft.com/windows-server/administration/windows-commands/winrs
  winrs: (texts) => afterOptions(texts, 0),
  rundll32: (texts) => {
    const entry = texts.findIndex((text) => /(?:^|,)ShellExec_RunDLL[AW]?$/i.test(text));
    return entry < 0 ? undefined : entry + 1;
  },
};

function afterOptions(texts: readonly string[], from: number, valued?: RegExp): number {
  let at = from;
  for (; at < texts.length && /^(?:[-/]\w|\\\\)/.test(texts[at] ?? ''); at++)
    if (valued?.test(texts[at] ?? '') === true) at++;
  return at;
}

/** A script in the address that these are given, or one that lies elsewhere. https://attack.mitre.org/techniques/T1218/ */
const SCRIPT_HOSTS = /^(?:mshta|rundll32|regsvr32)$/;
const RUN_IN_SCRIPT = /\.(?:Run|Exec|ShellExecute)\(\s*(["']?)(.+?)\1\s*(?:[,)]|$)/gi;

/** Command lines that Windows’ own programs start with the rest of their words, or from a script in them. */
export function windowsLines({ program, args }: Call): readonly HeldCommand[] {
  const name = program.toLowerCase();
  if (SCRIPT_HOSTS.test(name)) {
    const [first] = args;
    const found = first === undefined ? [] : [...args.flatMap(fetched), ...scripted(first, args)];
    if (found.length > 0) return found;
  }
  if (name === 'pcalua') return assistant(args);
  const texts = args.map(({ text }) => text);
  const from = Object.hasOwn(FROM, name) ? FROM[name]?.(texts) : undefined;
  const rest = from === undefined ? [] : args.slice(from);
  return rest.length === 0 ? [] : [lineOf(rest)];
}

function fetched(word: Word): readonly HeldCommand[] {
  const address = /^(?:\/i:)?(https?:\/\/.+)$/is.exec(word.text)?.[1];
  return address === undefined ? [] : [{ text: { ...word, text: `curl '${address}' | sh` }, shell: 'sh' }];
}

function scripted(first: Word, args: readonly Word[]): readonly HeldCommand[] {
  if (!/^(?:java|vb)script:/i.test(first.text)) return [];
  const text = args.map((word) => word.text).join(' ');
  return [...text.matchAll(RUN_IN_SCRIPT)].map(([, , line = '']) => ({
    text: { ...first, text: line.replaceAll('\\\\', '\\') },
    shell: 'cmd' as const,
  }));
}

/** `pcalua -a program -c arguments`. */
function assistant(args: readonly Word[]): readonly HeldCommand[] {
  const value = (option: RegExp) => args.find((_, at) => option.test(args[at - 1]?.text ?? ''));
  const [program, rest] = [value(/^-a$/i), value(/^-c$/i)];
  return program === undefined ? [] : [lineOf(rest === undefined ? [program] : [program, rest], true)];
}

function lineOf(words: readonly Word[], asIs = false): HeldCommand {
  const [first = { text: '', certain: true, place: { start: 0, end: 0 } }] = words;
  const texts = words.map(({ text }) =>
    !asIs && words.length > 1 && /[\s&|<>]/.test(text) ? `"${text}"` : text,
  );
  const certain = words.every((word) => word.certain);
  return { text: { text: texts.join(' '), certain, place: first.place }, shell: 'cmd' };
}
