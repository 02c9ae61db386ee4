import type { Call, Word } from '../../model/call.ts';

const CLIENTS = /^(curl|curlie|wget|http|https|xh|xhs)$/;
/** What another machine does with what it is fed, where it keeps or shows it. */
const KEPT_THERE = /(?:^|[\s;&|/])(?:cat|tar|tee|dd|cpio|base64|gzip|gunzip|zstd)(?=\s|$)/;
const PIPES = /^(nc|ncat|netcat|socat|telnet|mail|mailx|mutt|sendmail|msmtp)$/;

/** Programs whose words others read: commits, issues, messages. Their own logins stand in options. */
const PUBLISHES =
  /^(git|hg|svn|jj|gh|glab|hub|tea|jira|linear|mail|mailx|mutt|sendmail|msmtp|notify-send|wall|write|slack.*)$/;

/** Options of HTTP clients whose value is a login. */
const LOGINS =
  /^(-H|--header|-u|--user|--oauth2-bearer|--proxy-user|-U|--pass|--password|--http-password|-b|--cookie|-a|--auth|-A|-E|--cert|--key)(=|$)/;
/** Options of HTTP clients whose value becomes the body of the request. */
const BODIES =
  /^(-d|--data(-\w+)?|-F|--form(-string)?|--json|-T|--upload-file|--post-(data|file)|--body-(data|file)|--raw)(=|$)/;
/** Names under which an API takes the key that opens it. */
const KEY_NAME =
  /(?:^|[?&;"'\s{,])(?:api_?-?key|key|token|access_?token|auth_?token|client_?secret|refresh_?token|assertion|password|pass|appid|signature)["']?\s*[=:]/i;
/** Addresses at which one logs in. */
const LOGS_IN = /\/(?:o?auth2?|token|login|sign-?in|sessions?|saml|oidc)\b/i;
const HERE = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal)(?=[:/]|$)/i;

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod */
const CMDLETS = /^Invoke-(RestMethod|WebRequest)$/i;

function isBody(args: readonly Word[], word: Word): boolean {
  const texts = args.map(({ text }) => text);
  const address = texts.find((text) => /^https?:\/\//i.test(text)) ?? '';
  if (HERE.test(address) || LOGS_IN.test(address)) return false;
  return /^-(Body|InFile|Form)$/i.test(texts[args.indexOf(word) - 1] ?? '');
}

/**
 * Whether a call sends what stands in one of its words to another machine, other than to log in there; without a word,
 * what it reads on standard input.
 */
export function sends(call: Call, word: Word | undefined): boolean {
  const { program, args } = call;
  if (CMDLETS.test(program)) return word !== undefined && isBody(args, word);
  if (program === 'ssh') return word === undefined && args.some(({ text }) => KEPT_THERE.test(text));
  if (PIPES.test(program)) return word === undefined && !args.some(({ text }) => HERE.test(text));
  if (PUBLISHES.test(program) && word !== undefined) return !publishesLogin(args, word);
  if (!CLIENTS.test(program)) return false;
  const texts = args.map(({ text }) => text);
  const address =
    texts.find((text) => /^https?:\/\//i.test(text)) ?? texts.find((text) => /^[\w.-]+\.\w+/.test(text));
  if (texts.some((text) => HERE.test(text)) || LOGS_IN.test(address ?? '')) return false;
  if (word === undefined) return texts.some((text, at) => isStandardInput(text, texts[at - 1]));
  const at = args.indexOf(word);
  const before = texts[at - 1] ?? '';
  const option = word.text.startsWith('-') ? word.text : before;
  if (LOGINS.test(option)) return false;
  if (BODIES.test(option) || /^-[dFT]./.test(word.text)) return true;
  if (/^https?$|^xhs?$/.test(program)) return !/^\w[\w-]*:(?!=)/.test(word.text) && !KEY_NAME.test(word.text);
  // A name and password before the host are a login.
  const query = word.text.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
  return /^(https?:|[\w.-]+\.\w)/i.test(query) && /[$`<]/.test(query) && !namesKey(query);
}

/** `gh auth login --with-token`, `git -c http.extraHeader=…`, `git clone https://user:$TOKEN@host`. */
const publishesLogin = (args: readonly Word[], word: Word): boolean =>
  /^https?:\/\/[^/@]*@/.test(word.text) ||
  /extraheader|authorization|token|secret|variable/i.test(
    `${args[0]?.text} ${args[args.indexOf(word) - 1]?.text} ${word.text.slice(0, 40)}`,
  );

/** `@-` and `-T -` take standard input for the body. */
const isStandardInput = (text: string, before: string | undefined): boolean =>
  (/^(?:\w+=)?@-$/.test(text) && BODIES.test(before ?? '')) ||
  (text === '-' && /^(-T|--upload-file)$/.test(before ?? '')) ||
  /^(?:-d|--data(?:-\w+)?=|--json=|-F.*=)@-$/.test(text);

/** Whether what is not known of an address stands where a key belongs. */
function namesKey(address: string): boolean {
  const at = address.search(/[$`]/);
  return at >= 0 && (/\/bot$/.test(address.slice(0, at)) || KEY_NAME.test(lastName(address.slice(0, at))));
}

const lastName = (text: string) => text.slice(Math.max(text.lastIndexOf('?'), text.lastIndexOf('&'), 0));
