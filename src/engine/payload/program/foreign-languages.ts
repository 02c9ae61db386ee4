import type { Word } from '../../../model/call.ts';
import { byProgram } from '../../by-program.ts';
import { LOSSES } from '../../general/sql.ts';
import { type Context, fileText, inputText } from '../context.ts';
import { scanSql } from '../sql/sql.ts';
import { builtDelete } from './built.ts';

/** A language of which only what starts programs and removes files is looked for. */
interface Language {
  readonly programs: RegExp;
  /** Options whose value is code; with a colon or `=` too: `nim --eval:…`. */
  readonly inline?: RegExp;
  /** A word behind which code stands: `crystal eval '…'`. */
  readonly word?: RegExp;
  /** Its files. */
  readonly file?: RegExp;
  /** What it starts and removes is read elsewhere. */
  readonly read?: true;
  /** It reads code where it is told `-`, or nothing at all. */
  readonly stdin?: 'dash' | 'always';
}

const LANGUAGES: readonly Language[] = [
  { programs: /^(?:ghc|runghc|runhaskell)$/, inline: /^-e$/, file: /\.l?hs$/, stdin: 'dash' },
  { programs: /^crystal$/, word: /^eval$/, file: /\.cr$/, stdin: 'dash' },
  { programs: /^nim$/, inline: /^--eval$/, file: /\.nims?$/, stdin: 'dash' },
  { programs: /^(?:octave|octave-cli|matlab)$/, inline: /^(?:--eval|-r|-batch)$/, file: /\.m$/ },
  { programs: /^(?:ocaml|utop)$/, inline: /^-e$/, file: /\.ml$/ },
  {
    programs: /^(?:raku|perl6|newlisp|janet|fennel|hy|gst)$/,
    inline: /^-(?:e|c)$/,
    file: /\.(?:raku|p6|janet|fnl|hy|lsp|st)$/,
  },
  { programs: /^(?:coffee|lsc)$/, inline: /^(?:-e|--eval)$/, file: /\.(?:coffee|ls)$/, stdin: 'dash' },
  {
    programs: /^(?:dart|zig|v|d|rdmd|odin|swiftc)$/,
    file: /\.(?:dart|zig|vsh?|d|odin)$/,
  },
  { programs: /^(?:dotnet|fsi|fsharpi|dotnet-fsi)$/, word: /^eval$/, file: /\.(?:fsx|csx)$/ },
  {
    programs: /^(?:scala|scala-cli|kotlin|kotlinc|amm)$/,
    inline: /^(?:-e|-c|--code|-expression)$/,
    file: /\.(?:kts|sc|scala)$/,
  },
  // https://clojure.org/reference/clojure_cli, https://book.babashka.org
  {
    programs: /^(?:clojure|clj|bb)$/,
    inline: /^(?:-e|--eval)$/,
    file: /\.(?:cljc?|bb)$/,
    stdin: 'dash',
    read: true,
  },
  // What is compiled from the line itself is there to be run.
  { programs: /^tcc$/, file: /\.(?:c|cc|cpp|cxx)$/, stdin: 'dash' },
  { programs: /^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|rustc)$/, stdin: 'dash' },
];

const languageOf = byProgram((program) => LANGUAGES.find(({ programs }) => programs.test(program)));

export const isForeign = (program: string): boolean => languageOf(program) !== undefined;

const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
const LONGEST = 8000;
const MOST = 20;
const TEXT = /"((?:[^"\\\n]|\\.){0,400})"|'((?:[^'\\\n]|\\.){0,400})'|`((?:[^`\\]|\\.){0,400})`/g;

/** What starts a program, with the texts that it is handed. */
const STARTS =
  /\b(?:system\w*|exec\w*|popen\w*|shell\w*|spawn\w*|call(?:Command|Process)|execCmd\w*|readProcess\w*|runProcess|Command::new|Process\.(?:run\w*|start\w*|Start)|run!?|dos|unix)\s*(?:\(\s*|\$\s*|!\s*)?((?:[[({]?\s*(?:"(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}'|`(?:[^`\\]|\\.){0,400}`)\s*[\])}]?\s*(?:,\s*|\)\s*\.args?\(&?\s*|(?=[\s\])};]|$)))+)/g;
/** What removes the path that it is handed. */
const REMOVES =
  /\b(?:remove_dir\w*|remove_file|remove_all|removePathForcibly|removeDirectory\w*|removeFile|removeDir|rm_rf?|rmtree|rmdir\w*|delete(?:Recursively|Tree|File|Directory)\w*|unlink\w*|removeItem|Directory\.Delete|File\.Delete|RemoveAll|remove|delete)\s*(?:\(\s*|\$\s*)?(?:path:\s*|atPath:\s*)?("(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}')/g;
/** `File("/x").deleteRecursively()`. */
const REMOVED =
  /\b(?:File|Directory|Dir|Path|Paths\.get|os\.pwd\s*\/)\s*\(\s*("(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}')\s*\)\s*\.\s*(?:delete|remove|unlink)\w*/g;
/** Scala's `"rm -rf x".!`. https://www.scala-lang.org/api/current/scala/sys/process.html */
const BANGED = /"((?:[^"\\\n]|\\.){0,400})"\s*\.\s*!{1,2}|"((?:[^"\\\n]|\\.){0,400})"\s+!{1,2}(?:\s|$)/g;
/** `(http/delete "https://…")`, `HTTP::Client.delete("https://…")`, `http.delete(Uri.parse("https://…"))`. */
const DELETES =
  /\bdelete\w{0,20}!?[\s(]{1,4}(?:[\w.:]{1,60}\s?\(\s?){0,2}["'](https?:\/\/[^"'\s]{1,400})["']/gi;
/** `parseRequest_ "DELETE https://…"`. */
const DELETED = /["']DELETE (https?:\/\/[^"'\s]{1,400})["']/g;
/** A statement that is handed to what sends it: `(jdbc/execute! db ["DROP TABLE x"])`, `db.exec("…")`. */
const SENT_SQL =
  /\b\w{0,30}(?:exec|query|sql|command|statement)\w{0,30}!?[\s(]{1,4}(?:[\w.&@-]{1,40}[\s,]{1,3}){0,3}\[?"((?:drop|delete|truncate|alter|update)\s(?:[^"\\]|\\.){1,400})"/gi;
/** Clojure hands a statement over with its parameters. https://cljdoc.org/d/com.github.seancorfield/next.jdbc */
const VECTOR = /\[\s?"((?:drop|delete\s+from|truncate|alter\s+table)\s(?:[^"\\]|\\.){1,400})"/gi;
/** Where what the code opens is on this machine or in memory. */
const HERE = /:memory:|\blocalhost\b|\b127\.0\.0\.1\b|\bsqlite/i;
const PATH = /^(?:[~/.]|[A-Za-z]:[\\/])|[\\/]/;

/** Notes what code of a language that nothing else here reads would start or remove. */
export function readForeign(context: Context): void {
  const language = languageOf(context.call.program);
  if (language === undefined) return;
  for (const code of codeOf(language, context)) {
    const plain = code.text
      .slice(0, LONGEST)
      .replace(/[ \t\r]+/g, ' ')
      .replace(/\n\s*/g, '\n');
    for (const text of [...(language.read ? [] : commandsOf(plain)), ...requestsIn(plain)])
      context.sink.commands.push({ text: { ...code, text }, shell: 'sh' });
    for (const text of sqlIn(plain))
      for (const statement of scanSql(text))
        if (LOSSES.has(statement.kind) && !HERE.test(plain))
          context.sink.payloads.push({
            kind: 'sql',
            statement: { ...statement, place: code.place },
            call: context.call,
          });
  }
}

function codeOf(language: Language, context: Context): readonly Word[] {
  const { args, input } = context.call;
  const found: Word[] = [];
  for (const [at, word] of args.entries()) {
    const [option = '', attached] = /^(--?[\w-]+)[:=](.+)$/s.exec(word.text)?.slice(1) ?? [];
    if (attached !== undefined && language.inline?.test(option)) found.push({ ...word, text: attached });
    else if (language.inline?.test(args[at - 1]?.text ?? '') || language.word?.test(args[at - 1]?.text ?? ''))
      found.push(word);
    else if (language.file?.test(word.text)) {
      const text = fileText(context, word, WEIGHTS);
      if (text) found.push(text);
    }
  }
  if (found.length > 0 || input === undefined) return found;
  const dash = args.some(({ text }) => text === '-' || text === '/dev/stdin');
  const text =
    language.stdin === 'always' || (language.stdin === 'dash' && dash)
      ? inputText(context, WEIGHTS)
      : undefined;
  return text ? [text] : [];
}

/** The command lines that calls in a code of such a language start. */
export const startedIn = (code: string): readonly string[] =>
  [...code.matchAll(STARTS)].slice(0, MOST).map(([, texts = '']) => textsIn(texts).join(' '));

function commandsOf(code: string): readonly string[] {
  const started = startedIn(code);
  const removed = [...code.matchAll(REMOVES), ...code.matchAll(REMOVED)]
    .slice(0, MOST)
    .flatMap(([, text = '']) => textsIn(text))
    .filter((path) => PATH.test(path))
    .map((path) => `rm -rf -- '${path.replaceAll("'", "'\\''")}'`);
  const banged = [...code.matchAll(BANGED)].slice(0, MOST).map(([, one, two]) => one ?? two ?? '');
  return [...started, ...removed, ...banged].filter((text) => text.trim() !== '');
}

/** A request by a library for HTTP is told as the call of `curl` that does the same. */
const requestsIn = (code: string): readonly string[] => {
  const plain = [...code.matchAll(DELETES), ...code.matchAll(DELETED)].map(([, url = '']) => url);
  const built = plain.length > 0 ? undefined : builtDelete(code);
  return [...plain, ...(built === undefined ? [] : [built])]
    .slice(0, MOST)
    .map((url) => `curl -X DELETE '${url.replaceAll("'", '%27')}'`);
};

const sqlIn = (code: string): readonly string[] =>
  [...code.matchAll(SENT_SQL), ...code.matchAll(VECTOR)]
    .slice(0, MOST)
    .map(([, text = '']) => text.replace(/\\(["'\\])/g, '$1'));

const textsIn = (source: string): readonly string[] =>
  [...source.matchAll(TEXT)].map(([, one, two, three]) =>
    (one ?? two ?? three ?? '').replace(/\\(["'\\])/g, '$1'),
  );
