import type { Word } from '../../../model/call.ts';

/** Beyond this it is not taken apart. */
const LONGEST = 20_000;
const NAMES = /^(commands?|commandLine)$/i;
const SHORTHAND =
  /(?:^|,)\s*(?:commands?|commandLine)\s*=\s*(\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\]|(?:(?!,\s*\w+\s*=).)*)/gis;

/**
 * The script in the parameters of an AWS document: JSON (`{"commands":["uptime"]}`) or shorthand (`commands=["uptime"]`,
 * `commands=uptime,timeout=60`). What lies in a file is not known.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 */
export function commandsOfParameters(value: Word): Word | undefined {
  const text = value.text.trim();
  const file = /^fileb?:\/\/(.+)$/s.exec(text)?.[1];
  if (file !== undefined) return { ...value, text: `$(cat ${file})`, certain: false };
  if (text.length > LONGEST) return { ...value, text: '$(commands)', certain: false };
  const lines = text.startsWith('{') ? fromJson(text) : fromShorthand(text);
  return lines.length === 0 ? undefined : { ...value, text: lines.join('\n') };
}

function fromJson(text: string): readonly string[] {
  const read = parsed(text);
  // What cannot be parsed may still be run by a shell that fills it in: read it as it stands.
  if (read === undefined) return [text];
  if (read === null || typeof read !== 'object') return [];
  return Object.entries(read).flatMap(([name, value]: [string, unknown]) =>
    NAMES.test(name) ? listOf(value) : [],
  );
}

function fromShorthand(text: string): readonly string[] {
  return [...text.matchAll(SHORTHAND)].flatMap(([, value = '']) => {
    const read = /^[["]/.test(value) ? parsed(value) : undefined;
    return read === undefined
      ? value
          .replace(/^\[(.*)\]$/s, '$1')
          .split(',')
          .map(unquoted)
      : listOf(read);
  });
}

const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/s, '$2');

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
