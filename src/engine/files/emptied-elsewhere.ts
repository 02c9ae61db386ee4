import type { Action } from '../../model/action.ts';
import type { Call, Input, Word } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { generalAction } from '../general/action.ts';
import { isNowhere } from '../paths.ts';
import { flatMap } from '../verdict/lists.ts';

const COPIES = /^(cp|copy|copyto|mv|move|put|put-object|upload|scp|pscp|rsync|rcat|write)$/;
/** Options whose value is what is copied: `-f /dev/null`, `--body /dev/null`. */
const TAKES = /^(-f|--file|--body|--from|--source|--src|--input-file|--data-file)$/;
/** Options whose value names the place. */
const NAMES = /^(-n|--name|--key|--blob)$/;
const REMOTE = /^([a-z][a-z0-9+-]*:\/\/|[\w.@-]{2,}:)/i;
/** Clients that take a name of their own for a place: `mc cp x prod/backups`. */
const ALIASES = /^(mc|mcli|rclone)$/;

/** Whether a program copies to other machines. */
export const copiesElsewhere = byProgram((program) =>
  /^(aws|gsutil|gcloud|az|azcopy|s3cmd|s4cmd|s5cmd|rclone|mc|mcli|scp|pscp|rsync|oci|doctl|ibmcloud|b2|swift|linode-cli|docker|podman|kubectl|oc)$/.test(
    program,
  ),
);

/** Calls that put nothing over what lies on another machine: `aws s3 cp /dev/null s3://bucket/key`. */
export function emptiedElsewhere(calls: readonly Call[]): readonly Action[] {
  return flatMap(calls, (call) => {
    const target = copiesElsewhere(call.program) ? targetOf(call) : undefined;
    if (target === undefined) return NONE;
    const { place, via, cwd } = call;
    return [
      generalAction(
        { place, via, cwd },
        {
          rule: 'empty-remote',
          verb: 'overwrite',
          what: 'files',
          undoNote: 'Overwritten bytes do not come back, unless the place keeps versions',
          targets: [{ name: target.text, certain: target.certain }],
          hints: [{ text: target.text, source: 'the destination', explicit: false }],
          why: 'Puts an empty file over what lies there.',
        },
      ),
    ];
  });
}

const NONE: readonly Action[] = [];

function targetOf({ program, args, input }: Call): Word | undefined {
  const said = [program, ...args.slice(0, 4).map(({ text }) => text)];
  if (!said.some((word) => COPIES.test(word))) return undefined;
  const text = (at: number) => args[at]?.text ?? '';
  if (args.some(({ text: one }, at) => isNowhere(one) && TAKES.test(text(at - 1)))) {
    const named = args.findIndex(({ text: one }) => NAMES.test(one));
    return args[named < 0 ? args.length - 1 : named + 1];
  }
  const words = args.filter(
    ({ text: one }, at) => one === '-' || (!one.startsWith('-') && !/^-[a-zA-Z]$/.test(text(at - 1))),
  );
  const target = words.at(-1);
  if (target === undefined || isNowhere(target.text) || /^[A-Za-z]:[\\/]/.test(target.text)) return undefined;
  if (!REMOTE.test(target.text) && !(ALIASES.test(program) && target.text.includes('/'))) return undefined;
  const before = words.slice(0, -1).map((word) => word.text);
  const fed = before.includes('-') || said.includes('rcat');
  return before.some((one) => isNowhere(one)) || (fed && isNothing(input)) ? target : undefined;
}

/** Whether an input holds nothing: `< /dev/null`, `: |`, `cat /dev/null |`. */
export const isNothing = (input: Input | undefined): boolean =>
  (input?.kind === 'file' && isNowhere(input.path.text)) ||
  (input?.kind === 'text' && input.word.certain && input.word.text === '') ||
  (input?.kind === 'pipe' &&
    (input.text?.text === '' || (input.from.length > 0 && input.from.every(printsNothing))));

const printsNothing = ({ program, args }: Call): boolean =>
  /^(:|true)$/.test(program) ||
  (program === 'cat' && args.length > 0 && args.every(({ text }) => isNowhere(text)));
