/** Decodes base64 to UTF-8 text; undefined where it is neither. */
export function fromBase64(text: string): string | undefined {
  const clean = text.replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(clean)) return undefined;
  return fromBytes(base64Bytes(clean));
}

/** PowerShell's `-EncodedCommand`: base64 of UTF-16LE. */
export function fromEncodedCommand(text: string): string | undefined {
  const clean = text.trim().replace(/=+$/, '');
  if (clean === '' || !/^[A-Za-z0-9+/]*$/.test(clean)) return undefined;
  const bytes = base64Bytes(clean);
  let decoded = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    decoded += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  }
  return decoded;
}

export function fromHex(text: string): string | undefined {
  const clean = text.replace(/\s+/g, '');
  if (!/^(?:[0-9a-f]{2})*$/i.test(clean)) return undefined;
  return fromBytes((clean.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64Bytes(clean: string): readonly number[] {
  const bytes: number[] = [];
  let [bits, count] = [0, 0];
  for (const character of clean) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  return bytes;
}

function fromBytes(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}

const named: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/** Backslash escapes of `echo -e` and `printf`. `between` changes what stands between them. */
export function fromEscapes(text: string, between: (text: string) => string = (it) => it): string {
  const escapes = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|(0?[0-7]{1,3})|(.))/gs;
  let result = '';
  let from = 0;
  for (const match of text.matchAll(escapes)) {
    const [whole, hex, unicode, octal, letter] = match;
    result += between(text.slice(from, match.index));
    from = match.index + whole.length;
    if (hex !== undefined) result += String.fromCharCode(Number.parseInt(hex, 16));
    else if (unicode !== undefined) result += String.fromCharCode(Number.parseInt(unicode, 16));
    else if (octal !== undefined) result += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    else result += named[letter ?? ''] ?? whole;
  }
  return result + between(text.slice(from));
}
