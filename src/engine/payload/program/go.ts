import type { Word } from '../../../model/call.ts';
import type { ProgramCall } from './calls.ts';
import type { ProgramSource } from './source.ts';
import type { Language } from './syntax.ts';

/** Flags of `go run` that take the next word. https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies */
const VALUED =
  /^--?(?:C|p|asmflags|buildmode|compiler|coverpkg|exec|gccgoflags|gcflags|installsuffix|ldflags|mod|modfile|overlay|pgo|pkgdir|tags|toolexec)$/;

/** The files that `go run` compiles: those that it names, or the one that a package's folder most often has. */
export function goSource(args: readonly Word[]): ProgramSource | undefined {
  if (args[0]?.text !== 'run') return undefined;
  let at = 1;
  while (args[at]?.text.startsWith('-') === true) at += VALUED.test(args[at]?.text ?? '') ? 2 : 1;
  const end = args.findIndex((word, index) => index >= at && !word.text.endsWith('.go'));
  const named = args.slice(at, end < 0 ? undefined : end);
  const folder = args[at];
  const files =
    named.length > 0
      ? named
      : folder !== undefined && /^(?:\.{0,2}\/|\.{1,2}$)/.test(folder.text)
        ? [{ ...folder, text: `${folder.text.replace(/\/$/, '')}/main.go` }]
        : [];
  return { language: 'go', inline: [], files, stdin: false, ...(named.length > 0 ? {} : { guessed: true }) };
}

/** How many arguments say something: Go's calls are handed a context first. https://pkg.go.dev/context */
export const countArguments = ({ args }: ProgramCall, language: Language): number =>
  language === 'go' && /^(?:ctx|context|c)$/.test(args[0]?.tokens[0]?.text ?? '')
    ? args.length - 1
    : args.length;
