import type { Change, Edit } from '../model/request.ts';

/**
 * Reads the `*** Begin Patch` language that VS Code's and Codex' `apply_patch` share, one edit a file.
 * Undefined where the text names no file: a patch that cannot be read must not count as one that touches nothing.
 * Grammar: https://github.com/openai/codex, `codex-rs/apply-patch`.
 */
export function readPatch(text: string): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  let open: { path: string; kind: 'add' | 'update' | 'delete'; lines: string[] } | undefined;

  const close = () => {
    if (!open) return;
    edits.push({ path: open.path, changes: [changeOf(open.kind, open.lines)] });
    open = undefined;
  };
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\*\*\* (Add File|Update File|Delete File|Move to): (.+?)\s*$/.exec(line);
    if (header?.[2] !== undefined && header[1] === 'Move to') {
      // The moved file lands on another path and leaves the old one.
      edits.push({ path: header[2], changes: [{ kind: 'patch', text }] });
      if (open) edits.push({ path: open.path, changes: [{ kind: 'delete' }] });
      open = undefined;
    } else if (header?.[2] !== undefined) {
      close();
      const kind = header[1] === 'Add File' ? 'add' : header[1] === 'Delete File' ? 'delete' : 'update';
      open = { path: header[2], kind, lines: [] };
    } else if (/^\s*\*\*\* End Patch/.test(line)) close();
    else open?.lines.push(line);
  }
  close();
  return edits.length > 0 ? edits : undefined;
}

function changeOf(kind: 'add' | 'update' | 'delete', lines: readonly string[]): Change {
  if (kind === 'delete') return { kind: 'delete' };
  if (kind === 'update') return { kind: 'patch', text: lines.join('\n') };
  const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
  return { kind: 'write', text: added.length > 0 ? `${added.join('\n')}\n` : '' };
}
