import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { isAmong } from '../supervision/guarded-globs.ts';
import { flatMap } from '../verdict/lists.ts';
import { contentLost } from './content-lost.ts';

/** Files that nearly every machine or account has, and that nothing makes again. */
const KEPT: readonly string[] = [
  '/etc/{passwd,shadow,group,gshadow,sudoers,fstab,hosts,hostname,resolv.conf,nsswitch.conf,crontab,exports,my.cnf,environment,profile,bash.bashrc}',
  '/etc/{ssh/sshd_config,ssh/ssh_config,nginx/nginx.conf,apache2/apache2.conf,httpd/conf/httpd.conf,haproxy/haproxy.cfg,mysql/my.cnf,redis/redis.conf,mongod.conf,default/grub,postgresql/**/*.conf,ssl/private/**,letsencrypt/**,pam.d/**,sudoers.d/**}',
  '/boot/**',
  '~/.{bashrc,bash_profile,profile,zshrc,zshenv,zprofile,gitconfig,vimrc,tmux.conf}',
  '~/.ssh/{authorized_keys,config,known_hosts,id_*}',
  '~/{.aws/credentials,.aws/config,.kube/config,.docker/config.json}',
];
/** Data of a service, by where it lies and how it ends. */
const DATA = [
  '/var/lib/*/**/*.{bin,dat,data,img,qcow2,vdi,wt,ibdata*,frm,MYD}',
  '/{srv,opt,data,mnt,var/lib,var/www,home/*}/**/*.{db,sqlite,sqlite3,rdb,ibd,mdb,tfstate,kdbx}',
  '~/**/*.{kdbx,tfstate}',
];
/** A list is compiled once. */
const PLACES = [...KEPT, ...DATA];
/** A copy that stands beside the thing itself takes the place of nothing. */
const COPY = /backups?|\bbak\b|snapshots?|archive|copy|copies|\bold\b|dump|\d{4}[-_]?\d\d|\$|`/i;

/** Who may log in, what is mounted and what is forbidden: one wrong line, and nobody gets in again, or everybody. */
const ACCOUNTS =
  /^\/etc\/(passwd|shadow|group|gshadow|sudoers(\.d\/.*)?|fstab|ssh\/sshd_config(\.d\/.*)?|pam\.d\/.*|selinux\/config)$/;

/** What git finds its commits by. */
const GIT_OWN = /(^|\/)\.git\/(HEAD$|index$|packed-refs$|(refs|objects|logs)\/)/;
/** A folder of the system as a whole, into which others are copied. */
const SYSTEM_FOLDER = /^\/(etc|usr|boot|s?bin|lib(64)?)?\/?\.?$/;

/** Whether a program puts content into files that its words name. */
export const overwrites = byProgram((program) =>
  /^(cp|mv|install|gcp|gmv|tee|g?sed|g?awk|perl|ruby|ln|dd|wget|curl|scp|pscp|rsync|sort|sponge)$/.test(
    program,
  ),
);
/** `root@web1:/etc/hosts`: the same files on another machine. */
const ELSEWHERE = /^(?:[\w.@-]+::?)(?=[~/])/;

/** Calls that write over a file of the system, of the account or of a service: `cp new.conf /etc/fstab`, `echo x > ~/.bashrc`. */
export function overwrittenFiles(calls: readonly Call[]): readonly Action[] {
  return flatMap(calls, (call) => {
    if (call.output.length === 0 && !overwrites(call.program)) return [];
    const words = written(call).filter(({ text, certain }) => {
      const path = text.replace(ELSEWHERE, '');
      if (GIT_OWN.test(text)) return certain;
      if (SYSTEM_FOLDER.test(text)) return certain && isWhole(call);
      return certain && /^[~/]/.test(path) && !COPY.test(path) && isAmong(path, PLACES);
    });
    return contentLost(call, words, {
      rule: 'overwrite-file',
      verb: 'overwrite',
      why: 'Puts other content in the place of a file that lies outside the project.',
    });
  });
}

function written({ program, args, output }: Call): readonly Word[] {
  const to = output
    .filter(({ operator, aside }) => /^(>|>\||&>)$/.test(operator) && aside !== true)
    .map(({ target }) => target);
  if (!overwrites(program)) return to;
  const options = args.filter(({ text }) => /^-/.test(text)).map(({ text }) => text);
  if (program === 'sponge') return [...to, ...args.filter(({ text }) => !text.startsWith('-'))];
  if (program === 'tee')
    return options.some((text) => /^(-\w*a|--append)/.test(text)) ? to : [...to, ...args];
  if (/^(g?sed|perl|ruby)$/.test(program))
    return options.some((text) => /^-\w*i\w*$|^--in-place$/.test(text))
      ? [...to, ...args.filter(({ text }) => ACCOUNTS.test(text))]
      : to;
  if (/^g?awk$/.test(program))
    return args.some(({ text }) => text === 'inplace')
      ? [...to, ...args.filter(({ text }) => ACCOUNTS.test(text))]
      : to;
  // Where a link belongs people put links; not where accounts are kept.
  if (program === 'ln')
    return options.some((text) => /^-\w*f|^--force/.test(text))
      ? [...to, ...args.slice(-1).filter(({ text }) => ACCOUNTS.test(text))]
      : to;
  if (/^(dd|wget|curl|sort)$/.test(program)) return [...to, ...putInto(program, args)];
  // What asks, keeps what is there, or keeps a copy loses nothing.
  if (options.some((text) => /^-\w*[nib]\w*$|^--(no-clobber|interactive|backup|suffix|update)/.test(text)))
    return to;
  return [...to, ...args.slice(-1)];
}

/** `cp -r etc/. /etc`: whatever bears the same name there is written over. */
const isWhole = ({ program, args }: Call): boolean =>
  /^(cp|gcp|rsync|scp)$/.test(program) &&
  args.some(({ text }) => /^-\w*[raR]\w*$|^--(recursive|archive)$/.test(text)) &&
  !args.some(({ text }) => /^(-\w*n|--dry-run|--ignore-existing)/.test(text));

/** `-O file`, `-o file`, `--output=file`, `of=file`. */
function putInto(program: string, args: readonly Word[]): readonly Word[] {
  if (program === 'dd')
    return args.flatMap((word) =>
      word.text.startsWith('of=') ? [{ ...word, text: word.text.slice('of='.length) }] : [],
    );
  const names = program === 'wget' ? /^(-\w*O|--output-document)$/ : /^(-\w*o|--output)$/;
  return args.flatMap((word, at) => {
    const [, attached] = /^--output(?:-document)?=(.+)$/.exec(word.text) ?? [];
    if (attached !== undefined) return [{ ...word, text: attached }];
    return names.test(args[at - 1]?.text ?? '') ? [word] : [];
  });
}
