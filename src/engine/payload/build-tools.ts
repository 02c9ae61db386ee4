import { vimCommands } from './editor-commands.ts';
import type { Started } from './tool-commands.ts';
import type { Tool } from './tool-scripts.ts';

/** Tools that are handed a script by an option, and do something else without it. */
export const buildTools: readonly Tool[] = [
  {
    // https://vimhelp.org/starting.txt.html#-S
    programs: /^(?:vim?|gvim|nvim|view)$/,
    long: true,
    inline: '',
    files: '-S -u -s -l',
    valued: '-c --cmd -T -w -W -i -t -q',
    commands: vimCommands,
  },
  {
    // https://cmake.org/cmake/help/latest/manual/cmake.1.html#run-a-script
    programs: /^cmake$/,
    long: true,
    inline: '',
    files: '-P',
    valued: '-D -G -S -B',
    commands: cmakeCommands,
  },
  {
    programs: /^ctest$/,
    inline: '',
    files: '-S -SP',
    valued: '-D -R -E -j -C',
    long: true,
    commands: cmakeCommands,
  },
  {
    // https://ninja-build.org/manual.html#_rules
    programs: /^(?:ninja|samu|ninja-build)$/,
    long: true,
    rehearses: /^(?:-n|-t|--version|-h)$/,
    inline: '',
    files: '-f',
    valued: '-C -j -k -l -d -w',
    commands: (script) =>
      [...script.matchAll(/^\s+command\s*=\s*(.+)$/gm)].map(([, text = '']) => ({
        text: text.replaceAll('$$', '$'),
        certain: !/\$[\w{]/.test(text),
      })),
  },
  {
    // https://docs.gradle.org/current/userguide/init_scripts.html
    programs: /^(?:gradle|gradlew)$/,
    long: true,
    rehearses: /^(?:-m|--dry-run)$/,
    inline: '',
    files: '-I --init-script -b --build-file',
    valued: '-p --project-dir -g --gradle-user-home -x --exclude-task',
    commands: groovyCommands,
  },
  {
    // https://learn.microsoft.com/windows-server/administration/windows-commands/cscript
    programs: /^(?:wscript|cscript)$/,
    shell: 'cmd',
    inline: '',
    files: '',
    valued: '',
    first: 'file',
    commands: scriptHostCommands,
  },
];

/** https://learn.microsoft.com/office/vba/language/reference/user-interface-help/deletefolder-method */
function scriptHostCommands(script: string): readonly Started[] {
  return [
    ...script.matchAll(
      /\.(Run|Exec|DeleteFolder|DeleteFile)\b\s*\(?\s*(?:"((?:[^"]|"")*)"|'([^']*)'|([^\r\n"']+))/gi,
    ),
  ].map(([, verb = '', double, single, bare = '']) => {
    const text = double?.replaceAll('""', '"') ?? single ?? bare.trim();
    return { text: /^delete/i.test(verb) ? `rd /s /q "${text}"` : text, certain: true };
  });
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$|^'(.*)'$/s, '$1$2');

/** https://cmake.org/cmake/help/latest/command/execute_process.html, https://cmake.org/cmake/help/latest/command/file.html#remove */
function cmakeCommands(script: string): readonly Started[] {
  return [...script.matchAll(/\b(execute_process|file)\s*\(([^()]*)\)/gi)].flatMap(
    ([, name = '', body = '']) => {
      const words = body.match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];
      const certain = !/\$[{E]/.test(body);
      if (/^file$/i.test(name))
        return /^REMOVE(?:_RECURSE)?$/.test(words[0] ?? '')
          ? [{ text: `rm -rf -- ${words.slice(1).join(' ')}`, certain }]
          : [];
      const lines: string[][] = [];
      for (const word of words) {
        if (word === 'COMMAND') lines.push([]);
        else if (/^[A-Z_]{4,}$/.test(word) && lines.length > 0) break;
        else lines.at(-1)?.push(unquoted(word));
      }
      return lines
        .filter((line) => line.length > 0)
        .map((line) => ({
          text: line.map((word) => (/[^\w@%+=:,./-]/.test(word) ? `'${word}'` : word)).join(' '),
          certain,
        }));
    },
  );
}

/** `"cmd".execute()`, `exec { commandLine 'cmd', 'x' }`, `delete 'x'`. https://docs.gradle.org/current/dsl/org.gradle.api.Project.html */
function groovyCommands(script: string): readonly Started[] {
  const started = [
    ...script.matchAll(/"((?:[^"\\]|\\.)*)"\s*\.execute\(|'((?:[^'\\]|\\.)*)'\s*\.execute\(/g),
  ].map(([, double, single]) => double ?? single ?? '');
  const lines = [...script.matchAll(/\bcommandLine\s*\(?\s*((?:["'][^"'\n]*["']\s*,?\s*)+)/g)].map(
    ([, words = '']) =>
      (words.match(/"[^"]*"|'[^']*'/g) ?? [])
        .map(unquoted)
        .map((word) => `'${word}'`)
        .join(' '),
  );
  const gone = [...script.matchAll(/\bdelete\s*\(?\s*(["'])([^"'\n]+)\1/g)].map(
    ([, , path = '']) => `rm -rf -- '${path}'`,
  );
  return [...started, ...lines, ...gone].map((text) => ({ text, certain: !/\$[{\w]/.test(text) }));
}
