import type { Readable } from 'node:stream';

/** Milliseconds after which a question that is whole is taken, also where its stream stays open behind it. */
const OPEN_END = 2_000;
/** Bytes in front of the JSON at most that are none of it. */
const MARK = 16;

/**
 * An agent's question. Some agents on Windows keep the stream open, and some put a byte order mark in front, which a
 * shell on the way may have turned into other letters. Undefined where it is larger than `most` bytes.
 */
export async function readQuestion(input: Readable, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return await new Promise((resolve, reject) => {
    const ended = () => {
      clearInterval(timer);
      resolve(withoutMark(Buffer.concat(chunks)));
    };
    const timer = setInterval(() => isWhole(Buffer.concat(chunks)) && ended(), OPEN_END);
    input.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) resolve(undefined);
      else chunks.push(chunk);
    });
    input.on('end', ended);
    input.on('error', reject);
  });
}

function isWhole(bytes: Buffer): boolean {
  try {
    JSON.parse(withoutMark(bytes).toString());
    return true;
  } catch {
    return false;
  }
}

function withoutMark(bytes: Buffer): Buffer {
  const start = bytes.indexOf('{');
  return start > 0 && start <= MARK ? bytes.subarray(start) : bytes;
}
