import type { Call, Word } from '../../../model/call.ts';

const INSTALLERS = /^(?:pip[\d.]*|uv|pipx)$/;

/** Whether a program installs packages of Python. */
export const installsPython = (program: string): boolean => INSTALLERS.test(program);

/** What building a package from a folder runs: `pip install .`. https://pip.pypa.io/en/stable/reference/build-system/ */
export function setupFile({ program, args }: Call): Word | undefined {
  if (!installsPython(program) || !args.some(({ text }) => text === 'install')) return undefined;
  const folder = args.find(
    ({ text, certain }) => certain && /^\.{1,2}(?:\/[\w./-]*)?(?:\[[\w,-]*\])?$/.test(text),
  );
  return folder && { ...folder, text: `${folder.text.replace(/\[.*$/, '')}/setup.py` };
}
