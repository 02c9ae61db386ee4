import type { Call } from '../../model/call.ts';
import type { Rule } from '../../model/platform.ts';
import { hostsIn, isLocal } from '../hosts.ts';
import { sendsMessages } from '../payload/sent-messages.ts';
import { operations } from './operations.ts';
import { destroys } from './rules.ts';
import { saysDestroy } from './words.ts';

/** The rule that a message fits which a program is fed and sends on: `websocat wss://api.acme.io <<< '{"action":"delete_all"}'`. */
export function sentRule({ program, args, input }: Call): Rule | undefined {
  if (sendsMessages(program)) return undefined;
  const fed = input?.kind === 'text' ? input.word : input?.kind === 'pipe' ? input.text : undefined;
  // `wscat -c wss://api.acme.io -x '{"action":"delete_all"}'`
  const messages = [...(fed ? [fed] : []), ...args].filter(({ text }) => /^\s*[[{]/.test(text));
  if (messages.length === 0) return undefined;
  const places = args.flatMap(({ text }) => (/^wss?:\/\//.test(text) ? hostsIn(text) : []));
  if (places.length === 0 || places.every(isLocal)) return undefined;
  return messages.some(({ text }) => operations(text.slice(0, 20_000)).some(saysDestroy))
    ? destroys
    : undefined;
}
