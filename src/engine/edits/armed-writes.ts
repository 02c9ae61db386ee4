import type { Call } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Edit } from '../../model/request.ts';
import { byProgram } from '../by-program.ts';
import { fileText } from '../file-text.ts';
import { writtenBy } from '../files/written.ts';
import { resolvePath } from '../paths.ts';
import { readerOf } from './armed-files.ts';

const COPIES = /^(cp|mv|ln|install)$/;
const CONTENT = /^(?:Add|Set)-Content$/i;
/** Whether a program writes files by its words. */
const arms = byProgram(
  (program) => COPIES.test(program) || CONTENT.test(program) || /^(?:tee|husky)$/.test(program),
);

/** Files that run by themselves and that a line writes: what they would do is judged as in an edit. */
export function armedWrites(
  calls: readonly Call[],
  facts: Facts,
): { readonly edits: readonly Edit[]; readonly questions: readonly Question[] } {
  const edits: Edit[] = [];
  const questions: Question[] = [];
  const written = new Map<string, string>();
  const write = (path: string, text: string): void => {
    if (readerOf(path) !== undefined) edits.push({ path, changes: [{ kind: 'write', text }] });
  };
  for (const call of calls) {
    if (call.output.length === 0 && !arms(call.program)) continue;
    for (const { path, text } of writtenBy(call)) {
      written.set(path, text);
      write(path, text);
    }
    const content = contentWritten(call);
    if (content !== undefined) write(content.path, content.text);
    if (COPIES.test(call.program)) {
      const [from, to] = copied(call);
      if (from === undefined || to === undefined || readerOf(to) === undefined) continue;
      const question: Question = { kind: 'file', path: from };
      const fact = facts.get(factKey(question));
      const text = written.get(from) ?? fileText(fact);
      if (text !== undefined) write(to, text);
      else if (fact === undefined) questions.push(question);
    }
    // https://typicode.github.io/husky/
    if (call.program === 'husky' && /^(add|set)$/.test(call.args[0]?.text ?? '')) {
      const path = resolvePath(call.cwd, call.args[1]?.text ?? '');
      const text = call.args[2];
      if (path !== undefined && text?.certain) write(path, text.text);
    }
  }
  return { edits, questions };
}

/** `Add-Content $PROFILE 'x'`, `'x' >> $PROFILE`. https://learn.microsoft.com/powershell/module/microsoft.powershell.management/add-content */
function contentWritten({ program, args, output, cwd }: Call): { path: string; text: string } | undefined {
  const value = (option: RegExp) => args.find((_, at) => option.test(args[at - 1]?.text ?? ''));
  const plain = args.filter(
    ({ text }, at) => !/^-[A-Z]/i.test(text) && !/^-[A-Z]/i.test(args[at - 1]?.text ?? ''),
  );
  const named = value(/^-(?:Literal)?Path$/i);
  const target = CONTENT.test(program)
    ? (named ?? plain[0])
    : program === 'Write-Output'
      ? output.find(({ aside }) => aside !== true)?.target
      : undefined;
  const text =
    program === 'Write-Output' ? args[0] : (value(/^-Value$/i) ?? plain[named === undefined ? 1 : 0]);
  const path = target?.certain === true ? resolvePath(cwd, target.text) : undefined;
  return path === undefined || text?.certain !== true ? undefined : { path, text: text.text };
}

/** Source and destination of a copy of one file, the name in it where that is a folder. */
function copied({ args, cwd }: Call): readonly (string | undefined)[] {
  const plain = args.filter(({ text, certain }) => certain && !text.startsWith('-'));
  const [from, to] = plain.slice(-2);
  if (plain.length < 2 || from === undefined || to === undefined) return [];
  const target = to.text.endsWith('/') ? `${to.text}${from.text.split('/').at(-1) ?? ''}` : to.text;
  return [resolvePath(cwd, from.text), resolvePath(cwd, target)];
}
