/** A path for people: relative to the workspace folder or directory that holds it, else as it is. */
export function shownPath(
  path: string,
  at: { readonly roots: readonly string[]; readonly cwd: string | undefined },
): string {
  const plain = path.replaceAll('\\', '/');
  const folders = [...at.roots, ...(at.cwd === undefined ? [] : [at.cwd])]
    .map((folder) => `${folder.replaceAll('\\', '/').replace(/\/+$/, '')}/`)
    .filter((folder) => folder.length > 1 && plain.length > folder.length && plain.startsWith(folder));
  const longest = Math.max(0, ...folders.map((folder) => folder.length));
  return longest === 0 ? path : plain.slice(longest);
}
