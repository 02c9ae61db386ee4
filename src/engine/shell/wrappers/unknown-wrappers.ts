import type { Word } from '../../../model/call.ts';
import type { Wrapper } from './wrappers.ts';

/** `vault-tool exec --account prod -- terraform apply`: what stands behind the dashes is started, whatever starts it. */
const anyWrapper: Wrapper = {
  names: '',
  values: '-e --env --environment -c --config -p --profile -a --account -s --stage',
  tells: '-e --env --environment -c --config -p --profile -a --account -s --stage',
  dashed: true,
  keep: true,
};
/** A whole line for a shell somewhere: `paas run --env production "rails db:drop"`. */
const anyShell: Wrapper = { names: '', joined: true, keep: true };
const anyMachine: Wrapper = { ...anyShell, remote: true };
const STARTS = /^(exec|run|shell|with|env|wrap)$/;
/** They hand what stands there to the program that they have built or to a task. */
const HANDS_ON =
  /^(cargo|cross|go|npm|pnpm|yarn|bun|deno|dotnet|swift|zig|stack|cabal|bazel(isk)?|gradlew?|mvnw?|sbt|lein|mix|hatch|pdm|rye|uv|nx|turbo|lerna|flutter|dart|wasmtime|streamlit|vitest|jest|playwright|terragrunt|terramate|wasmer)$/;
const NAME = /^[a-z][\w.+-]{1,40}$/;

/** Whether it starts what stands behind its dashes. */
function startsBehindDashes(program: string, words: readonly Word[]): boolean {
  const at = words.findIndex(({ text }) => text === '--');
  const inner = at < 2 ? undefined : words[at + 1];
  return (
    inner?.certain === true &&
    NAME.test(inner.text) &&
    !HANDS_ON.test(program) &&
    words.slice(1, Math.min(at, 4)).some(({ text }) => STARTS.test(text))
  );
}

/** The line that a program that nothing describes hands to a shell: its last word, behind `run` or the like. */
function lineHandedOver(program: string, words: readonly Word[]): Word | undefined {
  const line = words.at(-1);
  const told =
    words.length > 2 &&
    line?.certain === true &&
    /^[a-z][\w./-]*\s+\S/.test(line.text) &&
    words.at(-2)?.text.startsWith('-') === false &&
    !HANDS_ON.test(program) &&
    words.slice(1, Math.min(words.length - 1, 4)).some(({ text }) => RUNS_LINES.test(text));
  return told ? line : undefined;
}

const RUNS_LINES = /^(exec|run|ssh|shell|remote)$/;

/** How a program that nothing describes starts another one, and the arguments that say so. `words`: with the program’s own. */
export function asWrapper(
  program: string,
  words: readonly Word[],
): readonly [Wrapper, readonly Word[]] | undefined {
  if (startsBehindDashes(program, words)) return [anyWrapper, words.slice(1)];
  const line = lineHandedOver(program, words);
  const there = words.slice(1, 4).some(({ text }) => /^(ssh|remote)$/.test(text));
  return line && [there ? anyMachine : anyShell, [line]];
}
