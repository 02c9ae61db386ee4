import type { Call, Word } from '../../model/call.ts';
import { parseJson } from '../json.ts';
import { type Context, fileText } from './context.ts';
import { awsOptions } from './program/aws.ts';
import { part } from './words.ts';

/** Options whose JSON decides what is done. None of them holds a secret or what is stored. */
const DECIDES =
  /^--(change-batch|policy|policy-document|delete|request-items|transact-items|lifecycle-configuration|versioning-configuration|public-access-block-configuration|attributes|cli-input-json)$/;
const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
const LONGEST = 20_000;

export const isAws = (program: string): boolean => program === 'aws' || program === 'aws2';

/** Whether a call has such an option. */
export const takesFiles = ({ program, args }: Call): boolean =>
  isAws(program) && args.some(({ text }) => DECIDES.test(text));

/**
 * The call with the JSON of its files in the place of their names: `--change-batch file://dns.json`. What
 * `--cli-input-json` holds stands as the options that it is.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
export function withFileArguments(context: Context): Call {
  const { call } = context;
  let changed = false;
  const args = call.args.flatMap((word, at): readonly Word[] => {
    const option = call.args[at - 1]?.text ?? '';
    if (!DECIDES.test(option)) return [word];
    const whole = option === '--cli-input-json';
    const text = word.text.startsWith('file://') ? guessed(context, part(word, 'file://'.length)) : undefined;
    const read = text ?? (whole && word.certain && word.text.startsWith('{') ? word : undefined);
    if (read === undefined || read.text.length > LONGEST) return [word];
    changed = true;
    const told = whole
      ? awsOptions(parseJson(read.text) ?? null).map((one) => ({ ...word, text: one, certain: true }))
      : [];
    return whole ? [word, ...told] : [{ ...word, text: read.text, certain: true }];
  });
  return changed ? { ...call, args } : call;
}

/** Where the file is not there, the option says what it says. */
function guessed(context: Context, path: Word): Word | undefined {
  const from = context.sink.unread.length;
  const text = fileText(context, path, WEIGHTS);
  context.sink.unread.splice(from);
  return text;
}
