import type { Call } from '../../model/call.ts';

/** How a program gives away a file that it is given. */
export type Way =
  /** Prints what is in it. */
  | 'print'
  /** Sends or packs it. */
  | 'send'
  /** Puts a copy somewhere: it gives the file away where the copy has a readable name. */
  | 'copy';

const WAYS: Readonly<Record<Way, readonly string[]>> = {
  print: words(`
    cat tac nl head tail less more most pg view bat batcat ccat glow mdcat highlight pygmentize
    grep egrep fgrep zgrep rg ag ack ugrep sed gsed awk gawk mawk nawk perl ruby
    xxd od hexdump hd base64 base32 basenc uuencode strings cut sort uniq rev fold fmt pr column expand unexpand
    paste join comm diff sdiff colordiff delta jq yq gron dasel toml xmllint zcat bzcat xzcat iconv split csplit
    openssl gpg tr dos2unix get-content gc type select-string sls findstr format-hex certutil
    plutil envsubst
  `),
  send: words(
    'curl wget scp rsync sftp nc ncat netcat socat http https xh ftp tftp rclone s3cmd tar zip 7z gzip bzip2 xz zstd ar cpio pbcopy xclip xsel clip wl-copy mail mutt',
  ),
  copy: words('cp mv install ln dd rename copy move copy-item move-item robocopy xcopy ditto cpi mi'),
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const BY_PROGRAM = new Map<string, Way>(
  Object.entries(WAYS).flatMap(([way, programs]) =>
    programs.map((program) => [program, way as Way] as const),
  ),
);

/** They send a file by one of their parameters. */
const SENDS_FILE = /^invoke-(restmethod|webrequest)$/;

/** Sub-commands of larger programs that give a file away. */
const BY_SUBCOMMAND: Readonly<Record<string, readonly [RegExp, Way]>> = {
  git: [/^(show|diff|log|blame|annotate|cat-file|grep|archive|format-patch|stash)$/, 'print'],
  docker: [/^cp$/, 'send'],
  podman: [/^cp$/, 'send'],
  kubectl: [/^cp$/, 'send'],
  aws: [/^s3$/, 'send'],
  gsutil: [/^(cp|mv|rsync|cat)$/, 'send'],
  gcloud: [/^storage$/, 'send'],
  az: [/^storage$/, 'send'],
  gh: [/^(gist|release)$/, 'send'],
  busybox: [/^(cat|head|tail|grep|sed|awk|od|xxd|hexdump|strings|more|less)$/, 'print'],
};

/** Whether a program could give files away, by whatever sub-command. */
export function givesAway(program: string): boolean {
  const plain = program.toLowerCase();
  return BY_PROGRAM.has(plain) || SENDS_FILE.test(plain) || Object.hasOwn(BY_SUBCOMMAND, plain);
}

/** How a call gives files away, if its program does so at all. */
export function wayOf(call: Call): Way | undefined {
  const program = call.program.toLowerCase();
  if (SENDS_FILE.test(program))
    return call.args.some(({ text }) => /^-InFile$/i.test(text)) ? 'send' : undefined;
  const way = BY_PROGRAM.get(program);
  if (way) return way;
  const sub = Object.hasOwn(BY_SUBCOMMAND, program) ? BY_SUBCOMMAND[program] : undefined;
  const first = call.args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
  return sub?.[0].test(first) ? sub[1] : undefined;
}

/** Whether a call shows only names, counts or sums of what it reads, never values. */
export function showsNoValues(call: Call): boolean {
  const args = call.args.map(({ text }) => text);
  const line = args.join(' ');
  switch (call.program.toLowerCase()) {
    case 'wc':
    case 'md5sum':
    case 'sha1sum':
    case 'sha256sum':
    case 'sha512sum':
    case 'shasum':
    case 'cksum':
    case 'true':
      return true;
    case 'grep':
    case 'egrep':
    case 'fgrep':
    case 'rg':
    case 'ag':
    case 'git':
      return (
        args.some(
          (arg) =>
            /^-[a-zA-Z]*[qclL]/.test(arg) ||
            /^--(quiet|silent|count|files-with-matches|files-without-match|name-only|name-status|stat|shortstat|numstat)$/.test(
              arg,
            ),
        ) ||
        (/(^|\s)(-[a-zA-Z]*o[a-zA-Z]*|--only-matching)(\s|$)/.test(line) &&
          args.some((arg) => /^\^\[?[A-Za-z_^\\w[\]0-9-]+\]?[*+]?=?$/.test(arg)))
      );
    case 'cut':
      return (
        /(^|\s)(-d\s?['"]?=|--delimiter[= ]=)/.test(line) && /(^|\s)(-f\s?1|--fields[= ]1)(\s|$)/.test(line)
      );
    case 'awk':
    case 'gawk':
    case 'mawk':
      return (
        /(^|\s)-F\s?['"]?=/.test(line) && /\{\s*print \$1\s*;?\s*\}/.test(line) && !/\$([02-9]|NF)/.test(line)
      );
    case 'openssl':
      return keepsKeys(args);
    case 'sed':
      return args.some((arg) => /^s([/|,#])=\.\*\1[^/|,#=]*=?[^/|,#]*\1g?$/.test(arg));
    default:
      return false;
  }
}

/** The commands that print the key or the file that they are given. https://docs.openssl.org/master/man1/openssl-cmds/ */
const PRINTS_KEYS =
  /^(rsa|dsa|ec|pkey|pkcs8|pkcs12|asn1parse|storeutl|enc|base64|aes-?\w+|aria-?\w+|camellia-?\w+|des3?|zlib|s?mime|cms|errstr)$/i;
const KEY_FILE = /\.(pem|key|der|p12|pfx|p8|pk8|jks|crt|cer)$/i;

/** Whether `openssl` is told to print no private key, or to write it where it is known for what it is. */
function keepsKeys(args: readonly string[]): boolean {
  const [command = ''] = args;
  const has = (...names: readonly string[]) => names.some((name) => args.includes(name));
  if (!PRINTS_KEYS.test(command)) return true;
  if (/^(smime|cms)$/.test(command)) return !has('-decrypt', '-verify', '-uncompress', '-data_out');
  if (has('-text')) return false;
  if (has('-pubout', '-RSAPublicKey_out', '-noout')) return true;
  const out = args[args.indexOf('-out') + 1] ?? '';
  return has('-out') && KEY_FILE.test(out) && !/^(rsautl|enc|base64)$/.test(command);
}
