import type { Call, Word } from '../../../model/call.ts';
import type { HeldCommand } from '../commands.ts';

/** Ports of stores whose commands are lines of text, so that a plain connection can send them. */
const STORES = /^(?:6379|6380|11211)$/;
/** What memcached calls otherwise. https://docs.memcached.org/protocols/basic/ */
const NAMES: Readonly<Record<string, string>> = { flush_all: 'flushall', delete: 'del' };
/** Removals of a session of files. https://man.openbsd.org/sftp, https://lftp.yar.ru/lftp-man.html */
const REMOVALS = /^(?:rm|rmdir|del|delete|deltree|mdelete|mrm|rmcol|glob rm|nlist rm)\s+(.+)$/;
/** Two folders made alike: what only the second has is deleted. https://lftp.yar.ru/lftp-man.html */
const MIRROR = /^mirror\s+(?=(?:.*\s)?(?:-\w*e\w*|--delete)\b)(?!.*--(?:dry-run|script))(.*)$/;

/** `echo FLUSHALL > /dev/tcp/cache/6379`. https://www.gnu.org/software/bash/manual/html_node/Redirections.html */
export function sentToSocket(call: Call): readonly HeldCommand[] {
  const socket = call.output
    .map(({ target }) => /^\/dev\/tcp\/([^/]+)\/(\d+)$/.exec(target.text))
    .find(Boolean);
  if (!socket || !/^(?:echo|printf)$/.test(call.program)) return [];
  const said = call.args.filter(({ text }) => !/^-[neE]+$/.test(text));
  const word = { text: said.map(({ text }) => text).join(' '), certain: true, place: call.place };
  const ends = [socket[1] ?? '', socket[2] ?? ''].map((text) => ({ ...word, text }));
  return sentLines({ ...call, args: ends, input: { kind: 'text', word } });
}

/** What is sent to a store through a plain connection: `echo FLUSHALL | nc cache 6379`. */
export function sentLines(call: Call): readonly HeldCommand[] {
  const { args, input } = call;
  const request = sentRequest(call);
  if (request !== undefined) return [request];
  const words = args.filter(({ text }) => !text.startsWith('-')).flatMap(({ text }) => text.split(/[:\s]/));
  const port = words.find((text) => STORES.test(text));
  const host = words[words.indexOf(port ?? '') - 1];
  if (port === undefined || host === undefined) return [];
  return linesOf(input).map((word) => {
    const [verb = '', ...rest] = word.text.split(/\s+/);
    const name = Object.hasOwn(NAMES, verb) ? NAMES[verb] : verb;
    return held(
      word,
      ['redis-cli', '-h', host, '-p', port, name, ...rest.map((text) => `'${text}'`)].join(' '),
    );
  });
}

/** An HTTP request that is written out by hand: `nc api.acme.io 80 <<< 'DELETE /users/7 HTTP/1.1'`. RFC 9112, section 3. */
function sentRequest({ args, input }: Call): HeldCommand | undefined {
  const [line] = linesOf(input);
  const [, method, path] = /^([A-Z]{3,7}) (\/[^\s']*) HTTP\/\d/.exec(line?.text ?? '') ?? [];
  if (line === undefined || method === undefined || path === undefined) return undefined;
  const words = args
    .filter(({ text }) => !text.startsWith('-'))
    .flatMap(({ text }) => text.replace(/^(?:tcp4?|openssl|ssl)(?:-connect)?:/i, '').split(/[:,\s]/));
  const at = words.findIndex((text) => /^\d{2,5}$/.test(text));
  const [host, port] = [words[at - 1], words[at]];
  if (host === undefined || port === undefined || !/^[\w.-]+$/.test(host)) return undefined;
  const body = linesOf(input).at(-1)?.text ?? '';
  const data = /^[[{]/.test(body) ? ` -d '${body.replaceAll("'", `'\\''`)}'` : '';
  return held(line, `curl -X ${method} 'http://${host}:${port}${path}'${data}`);
}

/** Removals in the script of `sftp`, `ftp`, `lftp`, `smbclient` or `cadaver`, as the removals on that machine that they are. */
export function sessionCommands({ program, args, input }: Call): readonly HeldCommand[] {
  const inline = args.filter(
    (_, at) => /^-[ec]$/.test(args[at - 1]?.text ?? '') && /^(?:lftp|smbclient)$/.test(program),
  );
  const told = inline.flatMap((word) => word.text.split(';').map((text) => ({ ...word, text: text.trim() })));
  const plain = args.filter((word) => !word.text.startsWith('-') && !inline.includes(word));
  const share = plain.map(({ text }) => /^(?:https?:)?\/\/([^/]+)/.exec(text)?.[1]).find(Boolean);
  const host = share ?? plain.at(-1)?.text ?? 'host';
  return [...told, ...linesOf(input)].flatMap((word) => {
    // It runs on this machine.
    const local = /^!\s*(\S.*)$/.exec(word.text)?.[1];
    if (local !== undefined) return [held(word, local)];
    const [, folders] = MIRROR.exec(word.text) ?? [];
    if (folders !== undefined) return [held(word, mirrored(folders, host))];
    const paths = REMOVALS.exec(word.text)?.[1]?.replace(/^-\w+\s+/, '');
    return paths === undefined ? [] : [held(word, `ssh '${host.replace(/:.*$/, '')}' rm -rf ${paths}`)];
  });
}

/** The same as `rsync` is told it: with `-R` to the server, else from it. */
function mirrored(words: string, host: string): string {
  const plain = words.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
  const there = `'${host.replace(/:.*$/, '')}:${(plain.at(-1) ?? '/').replaceAll("'", '')}'`;
  return /(?:^|\s)(?:-\w*R|--reverse)/.test(words)
    ? `rsync -a --delete ./ ${there}`
    : `rsync -a --delete ${there} ${plain.length > 1 ? `'${(plain.at(-1) ?? '.').replaceAll("'", '')}'` : './'}`;
}

/** Orders that `curl` gives a server of files: `-Q 'DELE x'`. https://curl.se/docs/manpage.html#-Q, RFC 959 */
export function ftpOrders({ args }: Call): readonly HeldCommand[] {
  const [, host] = args.map(({ text }) => /^s?ftps?:\/\/([^/]+)/i.exec(text)).find(Boolean) ?? [];
  if (host === undefined) return [];
  return args.flatMap((word, at) => {
    const told = /^(?:-\w*[QX]|--(?:quote|prequote|postquote|request))$/.test(args[at - 1]?.text ?? '');
    const path = /^[-+*]*(?:DELE|RMD|rm|rmdir)\s+(.+)$/i.exec(word.text)?.[1];
    return told && path !== undefined ? [held(word, `ssh '${host}' rm -rf ${path}`)] : [];
  });
}

/** What is typed into Ansible’s console. https://docs.ansible.com/ansible/latest/cli/ansible-console.html */
export const consoleLines = ({ args, input }: Call): readonly HeldCommand[] =>
  linesOf(input).map((word) => {
    const hosts = args.find(({ text }) => !text.startsWith('-'))?.text ?? 'all';
    const [, module, rest] = /^!?(shell|command|raw)\s+(.+)$/.exec(word.text) ?? [];
    return held(
      word,
      `ansible '${hosts}' -m ${module ?? 'shell'} -a '${(rest ?? word.text).replaceAll("'", `'\\''`)}'`,
    );
  });

const held = (word: Word, text: string): HeldCommand => ({ text: { ...word, text }, shell: 'bash' });

/** The lines of an input that is known. */
function linesOf(input: Call['input']): readonly Word[] {
  const word = input?.kind === 'text' ? input.word : input?.kind === 'pipe' ? input.text : undefined;
  if (word?.certain !== true) return [];
  return word.text
    .split(/\r?\n|\\r|\\n/)
    .map((text) => ({ ...word, text: text.trim() }))
    .filter(({ text }) => text !== '');
}
