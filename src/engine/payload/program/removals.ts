import { unreadable } from '../context.ts';
import type { ProgramCall } from './calls.ts';
import { callOf, createReader, type Program, placeOf } from './context.ts';
import { deedOf } from './deeds.ts';
import type { CallReader } from './http.ts';
import { loopedPaths } from './loops.ts';
import { broughtIn } from './losses.ts';
import type { Language } from './syntax.ts';
import type { Value } from './texts.ts';
import { evaluate, type Scope } from './values.ts';

/** Calls a function for every item of a list. */
const MAPS =
  /(?:^|\.)(?:map|forEach|for_each|each|filter|imap\w*|starmap|submit|array_map|array_walk|call_user_func\w*)$/;
/** R and Julia remove a folder only where they are told to. */
export function isRecursive({ args }: ProgramCall, language: Language): boolean {
  if (language !== 'r' && language !== 'julia') return true;
  return args.some(({ name, tokens }) => name === 'recursive' && /^(?:true|T)$/i.test(tokens[0]?.text ?? ''));
}

/** What a one-off program gets done by others: a function that it brings in, and one that it hands to another. */
export function readHandedOver(program: Program, found: ProgramCall): void {
  const { context, language, text } = program;
  const note = (name: string) =>
    unreadable(
      context,
      placeOf(program, found),
      `the program calls ${name}, and what that destroys is not known`,
      'code',
    );
  const own = broughtIn(found.callee, text.text);
  if (own !== undefined) note(`${own}()`);
  if (!MAPS.test(found.callee)) return;
  const removing = found.references.find((one) => /^(?:remove|shell)/.test(deedOf(one, language) ?? ''));
  if (removing === undefined) return;
  const paths = [...found.receiver, ...found.args.flatMap(({ tokens }) => tokens)]
    .filter(({ kind, text: own, certain }) => kind === 'string' && certain && /[/*.]/.test(own))
    .map(({ text: own }): Value => ({ json: own, certain: true }));
  if (paths.length === 0) note(`${removing}() for everything in a list`);
  else remove(program, createReader(program, found), paths, true);
}

export function readRemoval(program: Program, reader: CallReader, tree: boolean): void {
  const values = reader.call.args
    .filter(({ name }) => /^(?:|path|atPath|at)$/.test(name))
    .map(({ tokens }) => evaluate(tokens, program.scope));
  const paths = values.flatMap((value): Value[] =>
    Array.isArray(value.json) ? value.json.map((json) => ({ json, certain: value.certain })) : [value],
  );
  const texts = paths.filter(({ json }) => typeof json === 'string');
  remove(
    program,
    reader,
    program.language === 'javascript' || program.language === 'python'
      ? texts.slice(0, Array.isArray(values[0]?.json) ? undefined : 1)
      : texts,
    tree,
  );
}

/** A removal of files is told as the call of `rm` that does the same. */
export function remove(program: Program, reader: CallReader, given: readonly Value[], tree: boolean): void {
  const { context, inline } = program;
  const paths = inline ? given.flatMap((path) => loopedPaths(path, program)) : given;
  const known = paths.filter(({ json, certain }) => certain || !/^\$\{[^}]*\}$/.test(String(json)));
  const rm = reader.word({ json: 'rm', certain: true });
  const flags = tree ? [reader.word({ json: '-rf', certain: true })] : [];
  const words = (inline ? paths : known).map((path) => reader.word(path));
  if (words.length > 0)
    context.sink.calls.push(callOf(program, reader, { ...rm, certain: true }, [...flags, ...words]));
  else unreadable(context, rm.place, 'the program removes files, and which is not known', 'detail');
}

/** `open(path, 'w').close()`, `writeFileSync(path, '')`, `Path(path).write_text('')`: the path of a file that is emptied. */
export function emptied({ callee, args, receiver }: ProgramCall, scope: Scope): Value | undefined {
  const value = (at: number): Value | undefined => args[at] && evaluate(args[at].tokens, scope);
  const nothing = (one: Value | undefined): boolean => one?.certain === true && one.json === '';
  if (
    /(?:^|\.)(?:writeFile(?:Sync)?|file_put_contents|File\.write|WriteAllText|writeTextFile(?:Sync)?)$/.test(
      callee,
    )
  )
    return nothing(value(1)) ? value(0) : undefined;
  if (/\.(?:write_text|write_bytes|writeText)$/.test(callee))
    return nothing(value(0)) ? evaluate(receiver, scope) : undefined;
  if (!/\bopen\(.*\)\.(?:close|truncate)$/.test(callee)) return undefined;
  const open = receiver.findIndex(({ text }) => text === '(');
  const comma = receiver.findIndex(({ text }, at) => at > open && text === ',');
  if (comma < 0 || !/^w/.test(receiver[comma + 1]?.text ?? '')) return undefined;
  return evaluate(receiver.slice(open + 1, comma), scope);
}

/** A file that is emptied is told as the call of `truncate` that does the same. */
export function truncate(program: Program, reader: CallReader, path: Value): void {
  if (typeof path.json !== 'string') return;
  const word = (json: string) => ({ ...reader.word({ json, certain: true }), certain: true });
  program.context.sink.calls.push(
    callOf(program, reader, word('truncate'), [word('-s'), word('0'), reader.word(path)]),
  );
}
