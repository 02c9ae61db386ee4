/** A command line that a script starts; not `certain` where a part is filled in at run time. */
export interface Started {
  readonly text: string;
  readonly certain: boolean;
}

const HOLE = '\u0024{…}';

function unescaped(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}

/** What stands in the first group of a pattern, or in its second. */
export function quoted(script: string, pattern: RegExp): readonly Started[] {
  return [...script.matchAll(pattern)].map(([, one, other]) => {
    const text = unescaped(one ?? other ?? '');
    return { text, certain: !/\$\{|" &|\\\(/.test(text) };
  });
}

const CLOJURE_CALL =
  /\(\s*(?:[\w.-]+\/)?(sh|shell|process|delete-tree|delete-file)((?:\s+"(?:[^"\\]|\\.)*")+)/g;

/** `(sh "rm" "-rf" …)`, `(delete-tree …)`. */
export function clojureCommands(script: string): readonly Started[] {
  return [...script.matchAll(CLOJURE_CALL)].map(([, verb = '', words = '']) => ({
    text: `${verb.startsWith('delete') ? 'rm -rf' : ''}${words.replaceAll(/\s+"((?:[^"\\]|\\.)*)"/g, ' $1')}`.trim(),
    certain: true,
  }));
}

const LISP_CALL =
  /\(\s*(?:[\w-]+::?)?(system\*?|run-program|shell|run-shell-command|delete-file|delete-directory(?:-tree|\/files)?|rmdir)\s+((?:'?\(?\s*(?:#p)?"(?:[^"\\]|\\.)*"\s*\)?\s*)+)/g;

/** `(system "…")`, `(delete-directory-tree #p"…")`. */
export function lispCommands(script: string): readonly Started[] {
  return [...script.matchAll(LISP_CALL)].map(([, verb = '', words = '']) => {
    const texts = [...words.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => unescaped(text));
    const removes = /^(?:delete|rmdir)/.test(verb);
    return { text: `${removes ? 'rm -rf ' : ''}${texts.join(' ')}`, certain: true };
  });
}

const CONCATENATED = /"((?:[^"\\]|\\.)*)"|[^"]+/g;

/** `print "rm -rf " $1 | "sh"`: what is printed is what runs. */
const PRINTED_INTO_SHELL =
  /\bprintf?\s*\(?((?:"(?:[^"\\]|\\.)*"|[^"|;{}])+?)\)?\s*\|&?\s*"(?:\/bin\/)?(?:ba|z|da|k)?sh\b[^"]*"/g;

/** The script with each variable that is set once, to a text, filled in where it is run or read from. */
function withConstants(script: string): string {
  const set = [...script.matchAll(/\b([A-Za-z_]\w*)\s*=\s*("(?:[^"\\]|\\.)*")(?=\s*[;}\n])/g)].slice(0, 20);
  let filled = script;
  for (const [, name = '', text = ''] of set)
    filled = filled
      .replace(new RegExp(`\\b${name}(?=\\s*\\|&?\\s*getline)`, 'g'), () => text)
      .replace(new RegExp(`(\\|&?\\s*)${name}\\b`, 'g'), (_, before: string) => before + text);
  return filled;
}

/** `system("…" $1)`, `"…" | getline` and `print | "…"`. */
export function awkCommands(script: string): readonly Started[] {
  const found = withConstants(script).matchAll(
    /system\s*\(((?:"(?:[^"\\]|\\.)*"|[^"()]|\([^()]*\))*)\)|((?:"(?:[^"\\]|\\.)*"[ \t]*){1,8})\|&?\s*getline|\|&?\s*("(?:[^"\\]|\\.)*")/g,
  );
  const typed = script.matchAll(PRINTED_INTO_SHELL);
  return [...found, ...typed].map(([, called, read, printed]) => {
    let certain = true;
    const text = (called ?? read ?? printed ?? '').replace(CONCATENATED, (piece, literal?: string) => {
      if (literal !== undefined) return unescaped(literal);
      if (piece.trim() === '') return '';
      certain = false;
      return HOLE;
    });
    return { text, certain };
  });
}

/** `e command` runs a command; `s///e` runs what the line has become. */
export function sedCommands(script: string): readonly Started[] {
  const found: Started[] = [];
  for (const [, text = ''] of script.matchAll(
    /(?:^|[;{\n])\s*(?:(?:\d+|\$|\/[^/\n]*\/)(?:,(?:\d+|\$|\/[^/\n]*\/))?\s*)?e\s+([^\n]+)/g,
  ))
    found.push({ text: text.replace(/[}\s]+$/, ''), certain: true });
  for (const { index } of script.matchAll(/(?:^|[;{\n/\d$ ])s(?=[^\w\s\\;])/g)) {
    const at = script.indexOf('s', index) + 1;
    const [pattern, replacement, end] = substitution(script, at);
    if (!/^[gpiImM\d]*e/.test(script.slice(end, end + 12))) continue;
    const whole = /^\^?\.\*\$?$/.test(pattern);
    const filled = replacement.replace(/\\(\d)|(^|[^\\])&/g, (_, _digit, before = '') => before + HOLE);
    found.push({ text: whole ? filled : `${filled}${HOLE}`, certain: whole && filled === replacement });
  }
  return found;
}

/** Pattern and replacement of `s/…/…/`, and where the flags begin; `at` is the place of the first delimiter. */
function substitution(
  script: string,
  at: number,
): readonly [pattern: string, replacement: string, end: number] {
  const delimiter = script[at] ?? '/';
  const parts: string[] = [];
  let from = at + 1;
  for (let index = from; index < script.length && parts.length < 2; index++) {
    if (script[index] === '\\') index++;
    else if (script[index] === delimiter) {
      parts.push(script.slice(from, index));
      from = index + 1;
    }
  }
  return [parts[0] ?? '', parts[1] ?? '', parts.length < 2 ? script.length : from];
}

/** Names of functions that hand a text to a shell, and of those that remove what it names. */
const STARTS =
  /^(?:.*[._])?(?:system|exec\w*|shell\w*|command|callCommand|spawnCommand|readProcess|callProcess|run_?command|runProcess|popen|open_process_in|sh|execCmd(?:Ex)?|startProcess)$/i;
const REMOVES =
  /^(?:.*[._])?(?:rm_?rf?|rm_?tree|remove_?(?:dir|file|path|directory)\w*|delete_?(?:dir|file|tree|directory)\w*|unlink|rmdir|removePathForcibly)$/i;
const NAMED = /([A-Za-z_][\w.']{0,80})[!?]?\s{0,4}(?:\(\s{0,4})?(?:\[\s{0,4})?"((?:[^"\\]|\\.){0,400})"/g;

/** A program in a language of which only the names of its functions are known: `Sys.command "rm -rf x"`, `removeDir("x")`. */
export function namedCommands(script: string): readonly Started[] {
  return [...script.matchAll(NAMED)].flatMap(([, name = '', text = '']) => {
    const said = unescaped(text);
    if (STARTS.test(name)) return [{ text: said, certain: true }];
    return REMOVES.test(name) ? [{ text: `rm -rf -- '${said}'`, certain: true }] : [];
  });
}

/** What a manifest says shall not be there. https://help.puppet.com/core/current/Content/PuppetCore/types/file.htm */
export function absentFiles(script: string): readonly Started[] {
  const files = script.matchAll(/\bfile\s*\{\s*(?:"([^"]+)"|'([^']+)')\s*:([^}]*)\}/g);
  const runs = quoted(script, /\bexec\s*\{\s*'((?:[^'\\]|\\.)*)'|\bexec\s*\{\s*"((?:[^"\\]|\\.)*)"/g);
  const gone = [...files].filter(([, , , body = '']) => /\bensure\s*=>\s*['"]?absent/.test(body));
  return [
    ...gone.map(([, one, other]) => ({ text: `rm -rf '${one ?? other ?? ''}'`, certain: true })),
    ...runs,
  ];
}
