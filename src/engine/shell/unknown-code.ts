import type { Call } from '../../model/call.ts';

const downloaders = new Set([
  'curl',
  'wget',
  'fetch',
  'http',
  'https',
  'xh',
  'aria2c',
  'lynx',
  'iwr',
  'irm',
  'Invoke-WebRequest',
  'Invoke-RestMethod',
]);

/** What is said of code that these calls print. */
export function unknownCode(from: readonly Call[]): string {
  return from.some((call) => downloaders.has(call.program))
    ? 'It runs a script straight from the internet. What the script does is not known.'
    : 'It runs what another command prints. What that is, is not known.';
}
