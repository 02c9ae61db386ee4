import type { Install } from '../model/dialect.ts';

/**
 * A file that is Chaperone's alone: a plugin, or a hook that the agent runs as a program. It is written whole and taken
 * away whole. `mark` is a part of it by which it is known again, also after a new release wrote another text; one of
 * several where the systems' differ.
 */
export function ownFile(
  options: Pick<Install, 'file' | 'place' | 'executable'> & {
    readonly mark: string | readonly string[];
    text(launcher: string): string;
  },
): Install {
  const { file, place, executable, mark } = options;
  const mine = (text: string) => text.trim() === '' || [mark].flat().some((part) => text.includes(part));
  return {
    file,
    ...(place ? { place } : {}),
    ...(executable ? { executable } : {}),
    add(text, launcher) {
      if (!mine(text))
        throw new Error(
          `There is a file of somebody else’s already: ${file}. Move it away first, then try again.`,
        );
      return options.text(launcher);
    },
    remove: (text) => (mine(text) ? '' : text),
    state(text, launcher) {
      if (text.trim() === '' || !mine(text)) return 'missing';
      return text === options.text(launcher) ? 'installed' : 'changed';
    },
  };
}
