import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { pathOf } from '../matching/build.ts';
import { flatMap } from '../verdict/lists.ts';
import { takesProtection } from './protections.ts';
import { describesInfrastructure, protectionRemoved } from './weakened-edits.ts';

/** Whether a program changes files in place. */
export const weakensInPlace = byProgram((program) => /^(g?sed|perl|yq|dasel|jq)$/.test(program));
const IN_PLACE = /^(-[a-zA-Z]*i|--in-?place|-pi|put)/;
const MOST = 5000;

/** Calls that take deletion protection and the like out of infrastructure as code, in place: `sed -i 's/Retain/Delete/'`. */
export function weakenedWrites(calls: readonly Call[]): readonly Action[] {
  return flatMap(calls, (call) => {
    if (!weakensInPlace(call.program) || !call.args.some(({ text }) => IN_PLACE.test(text))) return NONE;
    const files = call.args.filter(({ text, certain }) => certain && describesInfrastructure(text));
    if (
      files.length === 0 ||
      !call.args.some(({ text }) => text.length < MOST && weakens(text, call.program))
    )
      return NONE;
    return [
      protectionRemoved(
        { place: call.place, via: call.via, cwd: call.cwd },
        files.map((word) => pathOf(word, call)),
      ),
    ];
  });
}

const NONE: readonly Action[] = [];

/** The settings in a script, with what a pattern adds to them taken out. */
const plain = (pattern: string): string =>
  pattern.replace(/\\[sb][*+]?|\.\*|\[\[:space:\]\][*+]?/g, ' ').replace(/[\\^$]/g, '');

/** Whether a setting protects where it is on. */
const wasOn = (key: string): boolean =>
  takesProtection(`${key} = true`, '') || takesProtection(`${key}: Retain`, '');

function weakens(script: string, program: string): boolean {
  if (/^(yq|dasel|jq)$/.test(program)) {
    const removed = [...script.matchAll(/\bdel\(([^)]*)\)/g)].map(
      ([, path = '']) => path.split('.').at(-1) ?? '',
    );
    return takesProtection('-', script) || removed.some((key) => wasOn(key));
  }
  for (const part of script.split(/[;\n]/)) {
    const [, before, after] =
      /^\s*(?:\d+|\$|\/[^/]*\/)?\s*s([/|#,@!])((?:\\.|(?!\1).)*)\1((?:\\.|(?!\1).)*)\1/
        .exec(part)
        ?.slice(1) ?? [];
    if (before !== undefined && after !== undefined && takesProtection(plain(before), plain(after)))
      return true;
    const line = /^\s*\/((?:\\.|[^/])+)\/\s*d\s*$/.exec(part)?.[1];
    if (line === undefined) continue;
    const said = plain(line);
    if (takesProtection(said, '') || wasOn(said)) return true;
  }
  return false;
}
