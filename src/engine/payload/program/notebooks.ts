import type { Word } from '../../../model/call.ts';
import { objectOf } from '../../json.ts';

/** A notebook's code, cell by cell; any other text as it is. https://nbformat.readthedocs.io/en/latest/format_description.html */
export function notebookCode(text: Word): Word {
  if (!text.place.file?.endsWith('.ipynb')) return text;
  const cells = cellsOf(text.text);
  const code = cells.flatMap((cell) => {
    const { cell_type: kind, source } = objectOf(cell as never);
    const lines = Array.isArray(source) ? source.join('') : source;
    return kind === 'code' && typeof lines === 'string' ? [lines] : [];
  });
  // Lines for the notebook itself and for a shell are no Python.
  return { ...text, text: code.join('\n').replace(/^\s*[%!].*$/gm, '') };
}

function cellsOf(text: string): readonly unknown[] {
  try {
    const { cells } = objectOf(JSON.parse(text) as never);
    return Array.isArray(cells) ? cells : [];
  } catch {
    return [];
  }
}
