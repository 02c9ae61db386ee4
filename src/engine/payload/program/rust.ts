import type { Word } from '../../../model/call.ts';
import type { ProgramSource } from './source.ts';

/** The files that `cargo run` most likely compiles, by where a package keeps its programs. https://doc.rust-lang.org/cargo/guide/project-layout.html */
export function rustSource(args: readonly Word[]): ProgramSource | undefined {
  const run = args.findIndex(({ text }) => !/^[-+]/.test(text));
  const first = args[run];
  if (first === undefined || !/^(?:run|r)$/.test(first.text)) return undefined;
  const end = args.findIndex(({ text }) => text === '--');
  const own = args.slice(run + 1, end < 0 ? undefined : end);
  const named = (options: RegExp): string | undefined => {
    const at = own.findIndex(({ text }) => options.test(text));
    return at < 0 ? undefined : own[at + 1]?.text;
  };
  const program = named(/^--bin$/);
  const example = named(/^--example$/);
  const member = named(/^(?:-p|--package)$/);
  const inside =
    example !== undefined
      ? [`examples/${example}.rs`, `examples/${example}/main.rs`]
      : program !== undefined
        ? [`src/bin/${program}.rs`, `src/bin/${program}/main.rs`, 'src/main.rs']
        : ['src/main.rs'];
  const folders = member === undefined ? [''] : [`${member}/`, `crates/${member}/`];
  const files = folders.flatMap((folder) => inside.map((path) => ({ ...first, text: `${folder}${path}` })));
  return { language: 'rust', inline: [], files, guessed: true, stdin: false };
}
