import { createHash } from 'node:crypto';
import { shortSha256 } from './sha256.ts';

/** Bytes up to which a hash takes less time than loading node:crypto in a process that just began. */
const SHORT = 8192;

/** SHA-256, hex. Text is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  return bytes.length <= SHORT ? shortSha256(bytes) : createHash('sha256').update(bytes).digest('hex');
}
