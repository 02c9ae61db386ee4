// SHA-256 as FIPS 180-4 has it, for short texts: loading node:crypto takes a process that only lives for one question
// longer than all else that it does. https://doi.org/10.6028/NIST.FIPS.180-4

const primes: number[] = [];
for (let next = 2; primes.length < 64; next += 1)
  if (primes.every((prime) => next % prime !== 0)) primes.push(next);

/** The first 32 bits behind the point of a root. */
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;

const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

/** The hash of bytes as 64 hex digits. */
export function shortSha256(bytes: Uint8Array): string {
  const state = Int32Array.from(START);
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  // In bits; more than 2^32 of them are no short text.
  view.setUint32(padded.length - 4, bytes.length * 8);
  const words = new Int32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let round = 0; round < 16; round += 1) words[round] = view.getInt32(at + 4 * round);
    mix(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Works the first 16 words, one block of 64 bytes, into the state. */
function mix(state: Int32Array, words: Int32Array): void {
  for (let round = 16; round < 64; round += 1) {
    const two = words[round - 2] ?? 0;
    const fifteen = words[round - 15] ?? 0;
    const one = ((two >>> 17) | (two << 15)) ^ ((two >>> 19) | (two << 13)) ^ (two >>> 10);
    const zero = ((fifteen >>> 7) | (fifteen << 25)) ^ ((fifteen >>> 18) | (fifteen << 14)) ^ (fifteen >>> 3);
    words[round] = one + (words[round - 7] ?? 0) + zero + (words[round - 16] ?? 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round += 1) {
    const one = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const chosen = (e & f) ^ (~e & g);
    const first = (h + one + chosen + (ROUND[round] ?? 0) + (words[round] ?? 0)) | 0;
    const zero = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const most = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + zero + most) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at += 1) state[at] = (state[at] ?? 0) + (mixed[at] ?? 0);
}
