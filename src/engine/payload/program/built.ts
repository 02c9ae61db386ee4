import type { Word } from '../../../model/call.ts';
import { hostsIn, isLocal } from '../../hosts.ts';
import type { Context } from '../context.ts';
import { sendRequest } from '../http/http.ts';

/** How libraries are told the method of a request apart from its address. */
const DELETES =
  /\b(?:req_method|set_?[rR]equest_?[mM]ethod|request_?[mM]ethod|set_method)\b["']?\s*(?:\(\s*|=\s*)["']DELETE\b|\b(?:HttpRequestMessage|[mM]ethod|request|exchange)\s*\(\s*(?:[^()\n]{0,80},\s*)?(?:\w+(?:::|\.)){0,3}(?:HttpMethods?\.(?:Delete|DELETE)|Method(?:::|\.)DELETE)\b|[:{]\s?:?method\s+:delete\b|\bCURLOPT_CUSTOMREQUEST["']?\s*=>\s*["']DELETE/;
const ADDRESS = /\bhttps?:\/\/[^\s"'`)<>]{1,400}/g;
const LONGEST = 20_000;

/** The address to which a program that puts its requests together sends one that deletes; undefined where it sends none. */
export function builtDelete(code: string): string | undefined {
  const start = code.slice(0, LONGEST);
  if (!DELETES.test(start)) return undefined;
  const addresses = start.match(ADDRESS) ?? [];
  return addresses.some((address) => hostsIn(address).some(isLocal)) ? undefined : addresses[0];
}

/** Notes such a request, where nothing else was found that the program sends. */
export function noteBuilt(context: Context, text: Word): void {
  const sent = context.sink.payloads.some((one) => one.kind === 'http' && one.request.method !== 'GET');
  if (sent) return;
  const address = builtDelete(text.text);
  if (address === undefined) return;
  sendRequest(context, {
    method: 'DELETE',
    url: { ...text, text: address },
    headers: [],
    body: undefined,
    bodyMissing: false,
  });
}
