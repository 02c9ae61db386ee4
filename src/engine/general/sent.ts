import type { Call } from '../../model/call.ts';
import type { Rule } from '../../model/platform.ts';
import { hostsIn, isLocal } from '../hosts.ts';
import { operations } from './operations.ts';
import { destroys } from './rules.ts';
import { saysDestroy } from './words.ts';

/** The rule that a message fits which a program is fed and sends on: `websocat wss://api.acme.io <<< '{"action":"delete_all"}'`. */
export function sentRule({ args, input }: Call): Rule | undefined {
  if (input?.kind !== 'text' || !/^\s*[[{]/.test(input.word.text)) return undefined;
  const places = args.flatMap(({ text }) => (/^wss?:\/\//.test(text) ? hostsIn(text) : []));
  if (places.length === 0 || places.every(isLocal)) return undefined;
  return operations(input.word.text.slice(0, 20_000)).some(saysDestroy) ? destroys : undefined;
}
