import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a settings file, as JSON unless it is a text already. */
export function writeFile(file: string, content: unknown, executable = false): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  if (executable) chmodSync(file, 0o755);
}
