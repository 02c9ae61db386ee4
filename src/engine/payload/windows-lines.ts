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
const SCRIPT_HOSTS = /^(?:mshta|rundll32|regsvr32|msiexec)$/;
const RUN_IN_SCRIPT = /\.(?:Run|Exec|ShellExecute)(?:\(\s*|\s+)(["']?)(.+?)\1\s*(?:[,):]|$)/gi;

/** Command lines that Windows’ own programs start with the rest of their words, or from a script in them. */
export function windowsLines({ program, args }: Call): readonly HeldCommand[] {
  const name = program.toLowerCase();
  if (SCRIPT_HOSTS.test(name)) {
    const [first] = args;
    const found = first === undefined ? [] : [...args.flatMap(fetched), ...scripted(first, args)];
    if (found.length > 0) return found;
  }
  if (name === 'pcalua') return assistant(args);
  if (name === 'ftype' || name === 'doskey') return named(args);
  if (!Object.hasOwn(FROM, name)) return [];
  const texts = args.map(({ text }) => text);
  const from = FROM[name]?.(texts);
  const rest = from === undefined ? [] : args.slice(from);
  return rest.length === 0 ? [] : [lineOf(rest)];
}

function fetched(word: Word): readonly HeldCommand[] {
  const share = /^(?:\/i:)?\\\\([\w.-]+\\.+)$/s.exec(word.text)?.[1]?.replaceAll('\\', '/');
  const address =
    /^(?:\/i:)?(https?:\/\/.+)$/is.exec(word.text)?.[1] ??
    (share === undefined ? undefined : `smb://${share}`);
  return address === undefined ? [] : [{ text: { ...word, text: `curl '${address}' | sh` }, shell: 'sh' }];
}

function scripted(first: Word, args: readonly Word[]): readonly HeldCommand[] {
  if (!/^(?:java|vb)script:/i.test(first.text)) return [];
  const text = args
    .map((word) => word.text)
    .join(' ')
    .replaceAll('""', '"');
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

/** `ftype kind=command`, `doskey name=command`. https://learn.microsoft.com/windows-server/administration/windows-commands/ftype */
function named(args: readonly Word[]): readonly HeldCommand[] {
  const [first] = args;
  const line = /^[\w.-]+=(.+)$/s.exec(args.map(({ text }) => text).join(' '))?.[1];
  return first === undefined || line === undefined ? [] : [{ text: { ...first, text: line }, shell: 'cmd' }];
}

function lineOf(words: readonly Word[], asIs = false): HeldCommand {
  const [first = { text: '', certain: true, place: { start: 0, end: 0 } }] = words;
  const texts = words.map(({ text }) =>
    !asIs && words.length > 1 && /[\s&|<>]/.test(text) ? `"${text}"` : text,
  );
  const certain = words.every((word) => word.certain);
  return { text: { text: texts.join(' '), certain, place: first.place }, shell: 'cmd' };
}

/** `forfiles /p C:\logs /c "cmd /c del @path"`. https://learn.microsoft.com/windows-server/administration/windows-commands/forfiles */
export function forfilesCommands({ args }: Call): readonly HeldCommand[] {
  const after = (option: RegExp) => args[args.findIndex(({ text }) => option.test(text)) + 1];
  const line = args.some(({ text }) => /^[/-]c$/i.test(text)) ? after(/^[/-]c$/i) : undefined;
  if (!line) return [];
  const folder = args.some(({ text }) => /^[/-]p$/i.test(text)) ? (after(/^[/-]p$/i)?.text ?? '.') : '.';
  const path = `${folder.replace(/\\+$/, '')}\\*`;
  const text = line.text
    .replace(/0x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/"?@(?:path|file|relpath)"?/gi, () => `"${path}"`);
  return [{ text: { ...line, text }, shell: 'cmd' }];
}
