const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The claims in a JWT as JSON text, ASCII only; empty where it is none. */
export function jwtClaims(token: string): string {
  const payload = token.split('.')[1] ?? '';
  let bits = 0;
  let width = 0;
  let text = '';
  for (const character of payload) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return '';
    bits = ((bits << 6) | value) & 0xffff;
    width += 6;
    if (width < 8) continue;
    width -= 8;
    text += String.fromCharCode((bits >> width) & 0xff);
  }
  return text;
}

/** Base64url of ASCII text, for examples. */
export function base64url(text: string): string {
  let bits = 0;
  let width = 0;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    bits = ((bits << 8) | (text.charCodeAt(at) & 0xff)) & 0xffff;
    width += 8;
    while (width >= 6) {
      width -= 6;
      out += ALPHABET[(bits >> width) & 63];
    }
  }
  return width > 0 ? out + ALPHABET[(bits << (6 - width)) & 63] : out;
}
