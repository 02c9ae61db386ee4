import { writeSync } from 'node:fs';
import { askBroker } from './broker/client.ts';
import { LARGEST_BODY } from './broker/protocol.ts';
import { home } from './host/paths.ts';
import { readQuestion } from './host/question.ts';
import type { Reply } from './model/dialect.ts';

// hook.cjs --whole <agent> [seconds]: all that the launcher does elsewhere, for cmd, which can do none of it. An answer is
// printed as the agent wants it, and ends the process with a code that nothing else ends with.

/** Exit codes. Node has none of its own above 13 and below 128. https://nodejs.org/api/process.html#exit-codes */
const ENDED = { goOn: 100, stop: 102 } as const;

/** Seconds. The agents' own time-out is 130, a person has 110 to answer. */
const BUDGET = 120;

/** The guard in this process, for when no window answers. */
type Alone = () => { answerHere(agent: string, body: Uint8Array): Promise<Reply> };

/** Answers one question; ends the process. Whatever goes wrong is a block. */
export async function answerWhole(agent: string, seconds: string, alone: Alone): Promise<never> {
  const budget = 1000 * ((/^\d+$/.test(seconds) ? Number(seconds) : BUDGET) - 5);
  const until = Date.now() + budget;
  setTimeout(() => finish(stop('there was no answer in time.')), budget);
  try {
    finish(await replyTo(agent, until, alone));
  } catch {
    finish(stop('something went wrong inside its hook.'));
  }
}

async function replyTo(agent: string, until: number, alone: Alone): Promise<Reply> {
  if (!/^[a-z0-9-]+$/.test(agent)) return stop('the hook was started without the name of an agent.');
  const body = await readQuestion(process.stdin, LARGEST_BODY);
  if (body === undefined) return stop('the question is larger than 12 MB.');
  if (body.length === 0) return stop('the agent asked nothing.');
  const timeoutMs = until - Date.now() - 1000;
  const reply = await askBroker({ home: home(), agent, body, timeoutMs });
  if (reply) return reply;
  await endAt(until);
  return await alone().answerHere(agent, body);
}

/** Ends this process from outside at that moment, also while it is too busy to look at a clock. */
async function endAt(until: number): Promise<void> {
  const { Worker } = await import('node:worker_threads');
  const ms = Math.max(0, until - Date.now()) + 500;
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${ms})`, { eval: true }).unref();
}

const stop = (why: string): Reply => ({ stdout: '', stderr: `Chaperone stopped this: ${why}`, exitCode: 2 });

function finish({ exitCode, stdout, stderr }: Reply): never {
  const goes = exitCode === 0;
  const text = goes ? plain(stdout) : stderr || 'Chaperone stopped this.';
  const bytes = Buffer.from(text === '' ? '' : `${text.replace(/\n+$/, '')}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(goes ? 1 : 2, bytes, at);
  process.exit(goes ? ENDED.goOn : ENDED.stop);
}

/** JSON without letters that a shell on the way could print in another code page. */
function plain(text: string): string {
  if (!text.startsWith('{')) return text;
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
