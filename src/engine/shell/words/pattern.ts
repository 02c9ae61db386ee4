const longest = 2000;

/**
 * Matches a shell pattern (`*`, `?`, `[…]`, backslash) against a whole text. Undefined where it is not decided
 * here: very long texts and extended patterns.
 * https://www.gnu.org/software/bash/manual/html_node/Pattern-Matching.html
 */
function matches(pattern: string, text: string): boolean | undefined {
  const tokens = tokenize(pattern);
  if (tokens === undefined || text.length > longest || tokens.length > longest) return undefined;
  let [at, token, starToken, starAt] = [0, 0, -1, 0];
  while (at < text.length) {
    const current = tokens[token];
    if (current === '*') {
      starToken = token++;
      starAt = at;
    } else if (current?.(text[at] ?? '') === true) {
      token++;
      at++;
    } else if (starToken >= 0) {
      token = starToken + 1;
      at = ++starAt;
    } else return false;
  }
  while (tokens[token] === '*') token++;
  return token === tokens.length;
}

type Token = '*' | ((character: string) => boolean);

function tokenize(pattern: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  if (/[?*+@!]\(/.test(pattern)) return undefined;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '*') tokens.push('*');
    else if (character === '?') tokens.push(() => true);
    else if (character === '[') {
      const end = pattern.indexOf(']', at + (/[!^]/.test(pattern[at + 1] ?? '') ? 3 : 2));
      if (end < 0) tokens.push((it) => it === '[');
      else {
        const set = characterSet(pattern.slice(at + 1, end));
        if (set === undefined) return undefined;
        tokens.push(set);
        at = end;
      }
    } else {
      const literal = character === '\\' ? (pattern[++at] ?? '\\') : character;
      tokens.push((it) => it === literal);
    }
  }
  return tokens;
}

function characterSet(body: string): Token | undefined {
  if (body.includes('[') || body.includes('\\')) return undefined;
  const negated = /^[!^]/.test(body);
  const inner = negated ? body.slice(1) : body;
  return (character) => {
    let found = false;
    for (let at = 0; at < inner.length; at++) {
      const range = inner[at + 1] === '-' && at + 2 < inner.length;
      const [low = '', high = ''] = [inner[at], range ? inner[at + 2] : inner[at]];
      if (character >= low && character <= high) found = true;
      if (range) at += 2;
    }
    return found !== negated;
  };
}

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`. Undefined where it is not decided. */
export function remove(text: string, pattern: string, operator: '#' | '##' | '%' | '%%'): string | undefined {
  if (text.length > longest / 4) return undefined;
  const front = operator.startsWith('#');
  const short = operator.length === 1;
  for (let step = 0; step <= text.length; step++) {
    const length = short ? step : text.length - step;
    const part = front ? text.slice(0, length) : text.slice(text.length - length);
    const match = matches(pattern, part);
    if (match === undefined) return undefined;
    if (match) return front ? text.slice(length) : text.slice(0, text.length - length);
  }
  return text;
}

/** `${x/p/r}` and its kin, for patterns without special characters; others are not decided. */
export function replace(text: string, pattern: string, by: string, operator: string): string | undefined {
  if (/[*?[\]\\()]/.test(pattern) || by.includes('&') || by.includes('\\')) return undefined;
  if (operator === '/#') return text.startsWith(pattern) ? by + text.slice(pattern.length) : text;
  if (operator === '/%') {
    return text.endsWith(pattern) ? text.slice(0, text.length - pattern.length) + by : text;
  }
  if (pattern === '') return text;
  const parts = text.split(pattern);
  if (parts.length * by.length > longest * 10) return undefined;
  if (operator === '//') return parts.join(by);
  const [first = '', ...rest] = parts;
  return rest.length === 0 ? text : first + by + rest.join(pattern);
}
