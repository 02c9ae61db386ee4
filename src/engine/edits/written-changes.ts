import type { Call } from '../../model/call.ts';
import type { Change } from '../../model/request.ts';
import { writtenBy } from '../files/written.ts';

/** How a call changes a file, where its words say so: `cat > f <<EOF`, `echo x >> f`, `sed -i 's/a/b/' f`. */
export function writtenChanges(call: Call, path: string): readonly Change[] | undefined {
  const own = writtenBy(call).filter((fact) => fact.path === path);
  const [fact] = own;
  if (fact !== undefined) {
    const text = fact.text;
    const adds =
      call.output.some(({ operator }) => /^&?>>/.test(operator)) ||
      call.args.some(({ text: arg }) => arg === '-a');
    return [adds ? { kind: 'replace', before: '', after: text } : { kind: 'write', text }];
  }
  if (/^(g?sed|perl|ruby)$/.test(call.program)) return substitutions(call);
  return undefined;
}

const SUBSTITUTION =
  /^\s*(?:\d+(?:,\s*\d+)?|\$|\/(?:\\.|[^/])*\/)?\s*s([/|#,@!:])((?:\\.|(?!\1).)*)\1((?:\\.|(?!\1).)*)\1[gimpIe\d]*\s*$/s;
const MOST = 5_000;

/** What `s/before/after/` says; undefined where a script says anything else. */
function substitutions({ args }: Call): readonly Change[] | undefined {
  const scripts = args
    .filter(
      ({ text }, at) => !text.startsWith('-') && (isScript(text) || /^-\w*e$/.test(args[at - 1]?.text ?? '')),
    )
    .map(({ text }) => text);
  if (scripts.length === 0 || scripts.some((text) => text.length > MOST)) return undefined;
  const changes = scripts
    .flatMap((text) => text.split(/[;\n](?=\s*(?:\d|\/|\$|s[/|#,@!:]|$))/))
    .filter((part) => part.trim() !== '')
    .map((part): Change | undefined => {
      const [, , before, after] = SUBSTITUTION.exec(part) ?? [];
      return before === undefined || after === undefined
        ? undefined
        : { kind: 'replace', before: plain(before), after: plain(after) };
    });
  return changes.every((change) => change !== undefined) ? changes : undefined;
}

const isScript = (text: string): boolean => SUBSTITUTION.test(text);

/** The settings in a pattern, with what makes it one taken out. */
const plain = (pattern: string): string =>
  pattern
    .replace(/\\[sb][*+]?|\.\*|\[\[:space:\]\][*+]?/g, ' ')
    .replace(/\\n/g, '\n')
    .replace(/[\\^$]/g, '');
