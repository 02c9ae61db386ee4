import type { Word } from '../../../model/call.ts';
import type { HttpRequest } from '../../../model/payload.ts';
import { type Context, fileText, unreadable } from '../context.ts';
import type { OptionTable } from '../options.ts';
import { names, readOptions } from '../options.ts';
import { part } from '../words.ts';
import { sendRequest } from './http.ts';

// https://www.gnu.org/software/wget/manual/wget.html: the options that take a value.
const table: OptionTable = {
  valued: names(`
    -A -a -B -D -e -I -i -l -O -o -P -Q -R -T -t -U -w -X
    --accept --accept-regex --append-output --base --bind-address --body-data --body-file --ca-certificate
    --ca-directory --certificate --certificate-type --ciphers --config --connect-timeout --crl-file --cut-dirs
    --default-page --directory-prefix --dns-servers --dns-timeout --domains --egd-file --exclude-directories
    --exclude-domains --execute --follow-tags --ftp-password --ftp-user --header --hsts-file --http-password
    --http-user --ignore-tags --include-directories --input-file --level --limit-rate --load-cookies --local-encoding
    --max-redirect --method --output-document --output-file --password --pinnedpubkey --post-data --post-file
    --prefer-family --preferred-location --private-key --private-key-type --progress --proxy-password --proxy-user
    --quota --random-file --read-timeout --referer --regex-type --reject --reject-regex --remote-encoding
    --report-speed --restrict-file-names --save-cookies --secure-protocol --start-pos --timeout --tries --unlink
    --user --user-agent --wait --waitretry --warc-file`),
  combined: true,
};
const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;

/** Reads the requests of a `wget` call. */
export function readWget(context: Context): void {
  const urls: Word[] = [];
  const headers: HttpRequest['headers'][number][] = [];
  let method: Word | undefined;
  let body: Word | undefined;
  let posts = false;
  for (const { name, value, word } of readOptions(context.call.args, table)) {
    if (name === '--help' || name === '--version' || name === '--spider') return;
    if (!value) continue;
    if (name === '') urls.push(value);
    else if (name === '--method') method = value;
    else if (name === '--post-data' || name === '--body-data') body = value;
    else if (name === '--post-file' || name === '--body-file') body = fileText(context, value, WEIGHTS);
    else if (name === '--header') headers.push(header(value));
    else if (name === '-i' || name === '--input-file') {
      unreadable(context, word.place, 'wget takes its addresses from a file', 'detail');
    }
    posts ||= /^--(?:post|body)-(?:data|file)$/.test(name);
  }
  const bodyMissing = posts && body === undefined;
  for (const url of urls) {
    const verb = method ? (method.certain ? method.text : undefined) : posts ? 'POST' : 'GET';
    sendRequest(context, { method: verb, url, headers, body, bodyMissing });
  }
}

/** `Name: value`; a header without a value has an empty one. */
export function header(line: Word): HttpRequest['headers'][number] {
  const [, name = line.text, gap = ''] = /^([^:]*)(:\s*)?/.exec(line.text) ?? [];
  return { name: name.trim(), value: part(line, name.length + gap.length) };
}
