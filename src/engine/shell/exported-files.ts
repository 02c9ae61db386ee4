import type { Call, Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import type { Frame } from './session.ts';
import { fileFact } from './session.ts';
import { setVariable } from './words/assignments.ts';

/** Programs that print a file as it is, or most of it. */
const PRINTS = /^(?:cat|bat|grep|egrep|sed|awk|xargs|echo|envsubst|tr|cut|sort|uniq)$/;
const MOST = 200;

/** `export $(cat .env | xargs)`: the variables of a file whose lines are printed as words. */
export function exportFile(word: Word, frame: Frame): void {
  for (const path of filesBehind(word)) {
    const absolute = resolvePath(frame.scope.cwd, path.text);
    const fact = absolute === undefined ? undefined : fileFact(frame, absolute);
    if (fact?.state !== 'text') continue;
    for (const line of fact.text.split('\n').slice(0, MOST)) {
      const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*?)\s*$/.exec(line) ?? [];
      if (name === undefined) continue;
      const text = value.replace(/^(["'])(.*)\1$/s, '$2');
      setVariable(frame.scope, name, { text, certain: !text.includes('$'), place: word.place }, false);
    }
  }
}

/** The files that the calls print whose output stands in a word; none where something else prints too. */
function filesBehind({ printedBy = [] }: Word): readonly Word[] {
  const calls: Call[] = [];
  for (const call of printedBy) calls.push(call, ...(call.input?.kind === 'pipe' ? call.input.from : []));
  if (!calls.every(({ program }) => PRINTS.test(program))) return [];
  return calls.flatMap(({ program, args, input }) => {
    const last = args.at(-1);
    // `xargs` alone hands its words to `echo`.
    const named = /^(?:xargs|echo|tr)$/.test(program) || last === undefined ? [] : [last];
    return [...named, ...(input?.kind === 'file' ? [input.path] : [])].filter(
      ({ text, certain }) => certain && /^[\w./~-]+$/.test(text) && !text.startsWith('-'),
    );
  });
}
