import type { Call, Word } from '../../model/call.ts';

/** What building a package from a folder runs: `pip install .`. https://pip.pypa.io/en/stable/reference/build-system/ */
export function setupFile({ program, args }: Call): Word | undefined {
  if (!/^(?:pip[\d.]*|uv|pipx)$/.test(program) || !args.some(({ text }) => text === 'install'))
    return undefined;
  const folder = args.find(
    ({ text, certain }) => certain && /^\.{1,2}(?:\/[\w./-]*)?(?:\[[\w,-]*\])?$/.test(text),
  );
  return folder && { ...folder, text: `${folder.text.replace(/\[.*$/, '')}/setup.py` };
}
