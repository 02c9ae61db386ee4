import type { Word } from '../../../model/call.ts';
import { UNKNOWN } from '../words.ts';

export interface Url {
  /** Lower case, without port; empty where it is not certain. */
  readonly host: string;
  /** Starts with `/`; without query and fragment. */
  readonly path: string;
  /** Without `?`; empty where none. */
  readonly query: string;
}

/** Reads an address as curl does: the scheme may be missing. Never fails. */
export function readUrl(word: Word): Url {
  const schemeless = word.text.trim().replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '');
  const end = schemeless.search(/[/?#]/);
  const authority = end < 0 ? schemeless : schemeless.slice(0, end);
  const rest = end < 0 ? '' : schemeless.slice(end).replace(/#.*$/s, '');
  const mark = rest.indexOf('?');
  const path = mark < 0 ? rest : rest.slice(0, mark);
  return {
    host: hostOf(authority, word.certain),
    path: path.startsWith('/') ? path : '/',
    query: mark < 0 ? '' : rest.slice(mark + 1),
  };
}

function hostOf(authority: string, certain: boolean): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const bare = host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : host.replace(/:.*$/s, '');
  if (bare.includes(UNKNOWN)) return '';
  if (!certain && /[$`%{}*?]/.test(bare)) return '';
  return bare.replace(/\.$/, '').toLowerCase();
}

/** The pairs of a query string or form body; a value that is badly encoded is kept as it is. */
export function readForm(text: string): readonly (readonly [name: string, value: string])[] {
  return text.split('&', 500).map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0
      ? [decoded(pair), '']
      : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
  });
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
