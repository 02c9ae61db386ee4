import { sweep } from './janitor.ts';

// Outlives the run that started it: when the pipe closes, the run is over, and this tidies up after it.
const folder = process.argv[2];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.stdin.resume();
process.stdin.on('end', () => {
  if (folder) sweep(folder);
  process.exit(0);
});
