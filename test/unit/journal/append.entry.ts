import { sha256 } from '../../../src/host/hash.ts';
import { createJournal } from '../../../src/journal/store.ts';
import { entry } from './entries.ts';

// A process of its own that writes entries: node append.entry.cjs <directory> <name> <how many>
const [directory = '', name = '', many = '0'] = process.argv.slice(2);
const journal = createJournal({ directory, hash: sha256, onProblem: (message) => console.error(message) });
async function main() {
  for (let index = 0; index < Number(many); index += 1) await journal.append(entry(`${name}-${index}`));
}
void main();
