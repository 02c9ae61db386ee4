import type { Word } from '../../../model/call.ts';
import { shareOf } from '../../shell/budget.ts';
import { isContainerHere } from '../../shell/wrappers/contained.ts';
import { type Context, fileText, inputText, unreadable } from '../context.ts';
import { awsCommand } from './aws.ts';
import { noteBuilt } from './built.ts';
import { assignments, type ProgramCall, programCalls } from './calls.ts';
import { asWritten, createReader, MAX_ARGUMENTS, type Program, placeOf, startCall } from './context.ts';
import { deedOf } from './deeds.ts';
import { fileWords } from './files.ts';
import { startedIn } from './foreign-languages.ts';
import { multiply } from './forks.ts';
import { countArguments } from './go.ts';
import { reachesHere } from './here.ts';
import { type CallReader, readProgramHttp } from './http.ts';
import {
  dropsDatabase,
  endedBy,
  inLowerCase,
  isOwnValue,
  lossOf,
  makesClient,
  usesDatabase,
  usesProvider,
  worksOnDocuments,
} from './losses.ts';
import { plainMembers } from './members.ts';
import { notebookCode } from './notebooks.ts';
import { readPhpCurl } from './php-curl.ts';
import { plainPlumbum } from './plumbum.ts';
import { dialectOf, keepsToItself, opensMemory, readQuery } from './query.ts';
import { reachOf } from './reach.ts';
import { emptied, isRecursive, readHandedOver, readRemoval, remove, truncate } from './removals.ts';
import { readStart } from './run.ts';
import { setupFile } from './setup.ts';
import { installedTool, programSource } from './source.ts';
import { childProcess, startedBy } from './starts.ts';
import type { Language } from './syntax.ts';
import { programTokens } from './tokens.ts';
import { evaluate, type Scope } from './values.ts';

const MAX_TEXT = 256_000;
const MAX_DEPTH = 3;
/** Units of work that one call takes. */
const CALL = 9;
/** And what one of them takes besides that sends its texts. */
const SENT = 60;
/** Units for each program, and one for as many of its characters as are shifted out. */
const PROGRAM = 60;
const MAX_RUST = 20_000;
const CODE = { unknown: 'code', missing: 'detail' } as const;
const DETAIL = { unknown: 'detail', missing: 'detail' } as const;
/** A framework’s own launchers: what they do is told by the words behind them. */
const LAUNCHERS = /(?:^|\/)(?:manage\.py|artisan|bin\/console|spark|yii)$/;
/** Their sub-commands that run code as they are fed. */
const OPENS = /^(?:shell|shell_plus|tinker)$/;
/** Programs that came with a package manager or the system are tools, as if started by name. */
const INSTALLED = /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.venv|venv)\/|^\/usr\//;

/** The host that a client is made for. */
const BASE =
  /(?:HTTPS?Connection\(\s*|Net::HTTP\.(?:new|start)\(\s*|\b(?:baseURL|base_url|prefixUrl|prefix)\s*[:=]\s*(?=["']http)|\bbase_uri["']?\s*=>\s*(?=["']http)|(?:ClientSession\(|BaseAddress\s*=\s*new\s+Uri\()\s*(?=["']http)|Faraday\.new\(\s*(?:url:\s*)?(?=["']http))["'](?:https?:\/\/)?([\w.-]+)/;
/** `request.get_method = lambda: 'DELETE'`: the only way before Python 3.3, and still seen; what PHP’s streams are told. */
const METHOD =
  /(?:\.get_method\s*=\s*lambda[^:\n]{0,40}:|stream_context_create\([\s\S]{0,200}?["']method["']\s*=>)\s*["']([A-Z]{3,7})["']/;
const PRINTS = /^(?:print|puts|echo|printf|log|logger|logging|console)\b/;

/** Reads the programs that an interpreter is handed: inline, in a file, or on its input. */
export function readProgram(context: Context): void {
  const { call } = context;
  const setup = setupFile(call);
  const built = setup && guessedText(context, setup);
  if (built) readText(context, built, 'python', false, 0);
  const source = programSource(call.program, call.args);
  if (!source) return;
  // A task that a project's file holds is handed over like an inline program, and is none.
  for (const text of source.inline)
    readText(context, text, source.language, text.place.file === undefined, 0);
  const tool = source.files.length === 1 ? installedTool(call, source.files[0]) : undefined;
  if (tool !== undefined) context.sink.calls.push(tool);
  if (source.files.length > 0) {
    for (const file of source.files.filter((one) => !INSTALLED.test(one.text))) {
      if (/^https?:\/\//.test(file.text)) {
        unreadable(context, file.place, 'the program comes straight from the internet', 'code');
        continue;
      }
      const weights = LAUNCHERS.test(file.text) || isContainerHere(call.via) ? DETAIL : CODE;
      const text = source.guessed ? guessedText(context, file) : fileText(context, file, weights);
      if (text) readText(context, notebookCode(text), source.language, false, 0);
    }
    if (
      call.input &&
      source.files.some(({ text }) => LAUNCHERS.test(text)) &&
      OPENS.test(call.args[1]?.text ?? '')
    ) {
      const fed = inputText(context, DETAIL);
      if (fed) readText(context, fed, source.language, true, 0);
    }
  } else if (source.stdin && call.input) {
    const text = inputText(context, CODE);
    if (text) readText(context, text, source.language, true, 0);
  }
}

/** The text of a file that may be there; where it is not, nothing is amiss. */
function guessedText(context: Context, file: Word): Word | undefined {
  const from = context.sink.unread.length;
  const text = fileText(context, file, CODE);
  context.sink.unread.splice(from);
  return text;
}

function readText(context: Context, text: Word, language: Language, inline: boolean, depth: number): void {
  const { call } = context;
  if (!text.certain && /^\s*(?:\$\{?\w+\}?|\$\(.*\)|`.*`)\s*$/s.test(text.text)) {
    unreadable(context, text.place, 'the program comes from something that is not known', 'code');
    return;
  }
  if (text.text.length > MAX_TEXT) {
    unreadable(context, text.place, 'the program is too long to read', inline ? 'code' : 'detail');
    return;
  }
  const read = programTokens(text.text, language);
  const tokens = plainMembers(language === 'python' ? plainPlumbum(read) : read, language);
  const directory = text.place.file?.replace(/[\\/][^\\/]*$/, '') ?? call.cwd;
  const scope: Scope = {
    language,
    assigned: assignments(tokens, language),
    variables: call.variables,
    directory,
  };
  const host = BASE.exec(text.text)?.[1];
  const { calls, whole } = programCalls(tokens, language);
  let reach: ReturnType<typeof reachOf> | 'open' = 'open';
  const runs = (place: number): boolean => {
    if (inline) return true;
    if (reach === 'open') reach = reachOf(text.text, text.place.file ?? '', tokens, calls, language);
    return reach?.(place) ?? false;
  };
  const program: Program = {
    context,
    text,
    scope,
    language,
    dialect: dialectOf(text.text),
    inline,
    host,
    method: METHOD.exec(text.text)?.[1],
    provider: usesProvider(text.text) || (inline && (makesClient(text.text) || usesDatabase(text.text))),
    starts: /child_process/.test(text.text),
    inMemory: opensMemory(text.text),
    alone: worksOnDocuments(text.text) || keepsToItself(text.text),
    depth,
    runs,
    sender: ({ callee, start }) =>
      /Command$/.test(callee)
        ? calls.findLast((one) => one.start < start && start < one.end && /\.send$/.test(one.callee))
            ?.receiver
        : undefined,
    curl: {},
  };
  // Calls come outermost first: what stands inside one that was read was read with it.
  let covered = 0;
  if (!whole) unreadable(context, text.place, 'the program is too long to read', 'code');
  if (language === 'rust')
    for (const started of startedIn(text.text.slice(0, MAX_RUST)))
      context.sink.commands.push({ text: { ...text, text: started }, shell: 'sh' });
  if (inline) multiply(program);
  const share = shareOf(context.budget, 0.5);
  share.spend(PROGRAM + (text.text.length >> 4));
  for (const found of calls) {
    if (!share.spend(CALL + found.args.length)) {
      unreadable(context, text.place, 'the program is too long to read', inline ? 'code' : 'detail');
      break;
    }
    if (!readCall(program, found, found.start < covered)) continue;
    covered = Math.max(covered, found.end);
    // Too much of a file is not asked about.
    if (inline) share.spend(SENT);
  }
  if (inline && depth === 0) noteBuilt(context, text);
}

/** Notes what a call does; true where it sends its texts to a server. */
function readCall(program: Program, found: ProgramCall, inside: boolean): boolean {
  const { context, language, inline } = program;
  const deed = deedOf(found.callee, language) ?? childProcess(language, program.starts, found.callee);
  const reader = createReader(program, found);
  const cloud = awsCommand(found, program.scope, program.text.text);
  if (cloud !== undefined && isSure(program, found) && !reachesHere(program, found)) {
    startCall(program, reader, cloud, false);
    return false;
  }
  const words = startedBy(found, program.scope, program.text.text);
  if (words !== undefined) startCall(program, reader, words, false);
  const empty = inline ? emptied(found, program.scope) : undefined;
  if (empty !== undefined) truncate(program, reader, empty);
  else if (inline) startCall(program, reader, fileWords(found, program.scope, language) ?? [], true);
  if (language === 'php' && readPhpCurl(context, reader, program.curl)) return false;
  if (deed === 'shell' || deed === 'start') readStart(program, reader, deed === 'shell');
  else if (deed === 'remove' || deed === 'remove-tree')
    readRemoval(program, reader, deed === 'remove-tree' && isRecursive(found, language));
  else if (deed === 'remove-receiver') {
    remove(
      program,
      reader,
      [evaluate(found.receiver, program.scope)],
      /(?:rmtree|deleteDir|deleteRecursively)$/.test(found.callee),
    );
  } else if (deed === 'run-text') readRunText(program, reader);
  if (deed !== undefined || PRINTS.test(found.callee)) return false;
  if (
    !inside &&
    (readProgramHttp(context, reader, program) ||
      readQuery(context, reader, program, () => reachesHere(program, found)))
  )
    return true;
  const own = program.text.text.slice(found.start, Math.min(found.end, found.start + MAX_ARGUMENTS));
  // What the program has made itself, or holds in memory, is nobody's loss.
  const passing = program.alone || isOwnValue(found.callee, program.scope);
  const loss = passing
    ? undefined
    : (lossOf(calleeIn(found, program), countArguments(found, language), program.provider, own) ??
      (program.provider ? endedBy(found, program.scope) : undefined));
  if (loss) noteLoss(program, found, loss);
  else if (inline && !passing) readHandedOver(program, found);
  return false;
}

/** What is lost on this machine is shown, and asked about where the line opens a tunnel. */
function noteLoss(program: Program, found: ProgramCall, reason: string): void {
  const place = placeOf(program, found);
  if (!isSure(program, found)) unreadable(program.context, place, reason, 'detail');
  else if (!reachesHere(program, found))
    unreadable(program.context, place, reason, 'code', asWritten(program, found));
  else program.context.sink.unread.push({ place, reason, weight: 'detail', here: true });
}

/** A method as most libraries spell it; Perl’s of a service starts with a capital. Go's `delete` takes a key out of a map. */
function calleeIn({ callee }: ProgramCall, { language, provider }: Program): string {
  // R's functions belong to no object.
  if (language === 'r' && provider && /^(?:db[A-Z]\w*|delete_\w+|\w+_(?:delete|destroy))$/.test(callee))
    return `.${callee}`;
  if (!/^(?:go|dotnet|perl)$/.test(language) && !/\.Delete$/.test(callee)) return callee;
  return callee === 'delete' ? '' : inLowerCase(callee);
}

/** A project's file is asked about where it reaches out, and what it does there happens whenever it is started. */
function isSure({ inline, provider, text, runs }: Program, { start, callee }: ProgramCall): boolean {
  return inline || ((provider || usesDatabase(text.text) || dropsDatabase(callee)) && runs(start));
}

function readRunText(program: Program, reader: CallReader): void {
  const { context, language, depth, inline } = program;
  const args = reader.call.args;
  const value = reader.value(args.length - 1);
  if (!value) return;
  const text = reader.word(value);
  if (value.certain && typeof value.json === 'string' && depth < MAX_DEPTH) {
    readText(context, text, language, inline, depth + 1);
    return;
  }
  unreadable(context, text.place, 'the program runs a text that is made only while it runs', 'code');
}
