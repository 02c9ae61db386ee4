import type { Call, Input, Word } from '../../../model/call.ts';
import { byProgram } from '../../by-program.ts';
import { type Context, fileText, inputText } from '../context.ts';
import { noteFields } from '../http/http.ts';
import { made, part } from '../words.ts';
import { readJson, startsOperation } from './body.ts';
import { readGraphql } from './graphql.ts';

/** Programs that only pass their arguments on as text, search for them or write them down. */
const TEXT_PROGRAMS = new Set(
  `git hg svn jj gh glab grep egrep fgrep zgrep rg ag ack sed gsed awk gawk mawk jq yq gron cat tac bat tee echo printf
  print less more head tail cut tr sort uniq wc diff comm find fd locate read test [ [[ true false : export declare
  local typeset set alias say logger notify-send osascript xdg-open pbcopy xclip xsel wl-copy code vim vi nano emacs
  touch mkdir ls man tldr Write-Output Write-Host Select-String Set-Content Add-Content Out-File
  prettier eslint biome tsc tsx jest vitest mocha claude codex gemini aider llm`.split(/\s+/),
);

const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
/** What `api --file drop.graphql` asks for is its whole deed. */
const DEED = { unknown: 'detail', missing: 'code' } as const;
const FILE_OPTION = /^(?:-f|--file|--query-file|--document|--input|--query|-q|--body|--data)$/;

/** Whether a program could be handed any. */
export const mayBeGraphqlDoor = byProgram((program) => program !== '' && !TEXT_PROGRAMS.has(program));

/** Whether a call could carry any. */
export const isGraphqlDoor = ({ program, args, input }: Call): boolean =>
  mayBeGraphqlDoor(program) && (args.some(mayCarry) || feeds(input));

/** Reads GraphQL that any other program is handed: as an argument, a `.graphql` file, or on its input. */
export function readGraphqlDoor(context: Context): void {
  const { call } = context;
  const weights = call.args[0]?.text === 'api' ? DEED : WEIGHTS;
  let found: { readonly variables: Word | undefined } | undefined;
  // Looked for where there is a document to fill in: words that open a brace are many.
  const read = (text: Word) => {
    found ??= { variables: call.args.map((word) => valuePart(word)).find((word) => isVariables(word)) };
    readOne(context, text, found.variables);
  };
  call.args.forEach((word, index) => {
    if (!mayCarry(word)) return;
    const value = valuePart(word);
    if (looksLikeRequest(value)) read(value);
    else if (/\.(?:graphql|gql)$/i.test(value.text) && isFileArgument(call.args, index)) {
      const text = fileText(context, value.text.startsWith('@') ? part(value, 1) : value, weights);
      if (text) read(text);
    }
  });
  const { input } = call;
  const text = input?.kind === 'text' ? input.word : input?.kind === 'pipe' ? input.text : undefined;
  if (text && looksLikeRequest(text)) read(text);
  else if (input?.kind === 'file' && /\.(?:graphql|gql)$/i.test(input.path.text)) {
    const file = inputText(context, WEIGHTS);
    if (file) read(file);
  }
}

/** Every document holds a brace, and every file of one has a name that says so. */
const mayCarry = ({ text }: Word) =>
  text.includes('{') || (ENDS.has(text.charAt(text.length - 1)) && /\.(?:graphql|gql)$/i.test(text));
const ENDS = new Set('lL');

function feeds(input: Input | undefined): boolean {
  if (input?.kind === 'file') return mayCarry(input.path);
  const text = input?.kind === 'text' ? input.word : input?.text;
  return text !== undefined && mayCarry(text);
}

/** A file on the command line of a program that is known to send documents, or behind an option that says so. */
function isFileArgument(args: readonly Word[], index: number): boolean {
  const before = args[index - 1]?.text ?? '';
  const word = args[index]?.text ?? '';
  return FILE_OPTION.test(before) || /^--?[\w-]+=/.test(word) || word.startsWith('@');
}

function valuePart(word: Word): Word {
  const equals = /^(?:--?)?[A-Za-z][\w-]*=/.exec(word.text)?.[0].length ?? 0;
  return equals > 0 ? part(word, equals) : word;
}

function looksLikeRequest({ text }: Word): boolean {
  const start = text.slice(0, 65_536).trimStart();
  if (/^(?:#[^\n]*\n\s*)*(?:mutation|fragment)\b/.test(start))
    return startsOperation(start) && start.includes('{');
  // Other languages are asked by a field of that name too: `{"query": "Resources | where …"}`.
  return (
    /^\[?\s*\{\s*"(?:query|operationName|variables)"\s*:/.test(start) &&
    /"query"\s*:\s*"(?:\\[nrt]|\s|#)*(?:query|mutation|subscription|fragment|[{$`])/.test(start)
  );
}

function isVariables({ text, certain }: Word): boolean {
  const json = text.startsWith('{') ? readJson(text, certain) : undefined;
  return json !== undefined && json !== null && typeof json === 'object' && !('query' in json);
}

/** Notes the mutations of a document; where the text only looks like one, nothing. */
function readOne(context: Context, text: Word, variables: Word | undefined): void {
  const raw = !/^[[{]/.test(text.text.trimStart());
  const values = raw && variables ? readJson(variables.text, variables.certain) : undefined;
  const certain = text.certain && (values === undefined || (variables?.certain ?? true));
  const body =
    values === undefined
      ? text
      : made(JSON.stringify({ query: text.text, variables: values }), text, certain);
  const reading = readGraphql(body, '');
  noteFields(context, reading.fields, undefined);
  context.sink.unread.push(...reading.unread);
}
