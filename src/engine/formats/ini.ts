/** The sections of an INI text: keys with their values, where deeper lines go on with a value. Never throws. */
export function readIni(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const name = /^\[([^\]]+)\]/.exec(line)?.[1];
    const entry = /^([\w.:-]+)\s*[=:]\s*(.*)$/.exec(line);
    if (name !== undefined) {
      section = sections.get(name.trim()) ?? new Map<string, string>();
      sections.set(name.trim(), section);
      key = '';
    } else if (/^\s*[#;]/.test(line)) continue;
    else if (/^\s/.test(line) && key !== '') section.set(key, `${section.get(key) ?? ''}\n${line.trim()}`);
    else if (entry !== null) {
      key = entry[1] ?? '';
      section.set(key, entry[2] ?? '');
    }
  }
  return sections;
}
