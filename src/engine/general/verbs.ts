import { byProgram } from '../by-program.ts';
import { hostsIn, isLocal } from '../hosts.ts';
import type { Arguments } from '../matching/view.ts';
import { isCmdlet } from '../matching/view.ts';
import type { Reading } from './words.ts';
import { holdsData, isTrifle, readName, saysDestroy, wordsOf } from './words.ts';

/** The name of a script or a task: what it removes may be a mere word of a text, unless it is something that holds data. */
export const namesDeed = (name: string) =>
  readName(name) === 'destroys' && (!/^(remove|rm|del|strip|drop)[-_:]/.test(name) || holdsData(name));

/**
 * PowerShell’s commands are a verb and a noun, and the verbs are agreed upon: `Remove-ADUser`.
 * https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
export const readCmdlet = byProgram((program): Reading => {
  const [, verb = '', noun = ''] = /^([A-Z][a-z]+)-([A-Z]\w+)$/.exec(program) ?? [];
  if (noun === '') return undefined;
  if (/^(Get|Find|Test|Show|Measure)$/.test(verb)) return 'safe';
  if (isTrifle(noun) || /^(Host|Field|Member|Line)$/.test(noun)) return undefined;
  if (/^(Remove|Uninstall|Unregister|Clear|Revoke|Reset|Disable)$/.test(verb)) return 'destroys';
  // What is there now is gone when an older state takes its place.
  if (verb === 'Restore' && /^(VMSnapshot|VMCheckpoint|Computer|(Sql|Dba)Database)$/.test(noun))
    return 'destroys';
  return verb === 'Drop' || verb === 'Delete' ? 'destroys' : undefined;
});

/** Whether a name is a cmdlet whose verb says all that it does: what stands behind it are things, no deeds. */
export const isPlainCmdlet = (program: string): boolean =>
  isCmdlet(program) && !/^(Invoke|Start|Use|Enter|Send)-/.test(program);

export const readProgram = byProgram((program): Reading => {
  const said = wordsOf(program.replace(/\.(sh|bash|py|js|ts|mjs|cjs|rb|pl|ps1|bat|cmd|exe|php)$/i, ''));
  // `v-delete-user`: Hestia’s commands begin with its letter. https://hestiacp.com/docs/reference/cli.html
  const parts = said.length > 2 && said[0] === 'v' ? said.slice(1) : said;
  // `DELETE`: a statement that was taken for a command.
  if (parts.length < 2 && (!/[A-Z]/.test(program) || program === program.toUpperCase()))
    // `ldapdelete`: one word that ends in the verb; IBM’s `dltmqm`.
    return /^(nuke|teardown|(?!\w*undelete)[a-z]{2,12}(delete|destroy)|dlt[a-z]{1,9})$/.test(parts[0] ?? '')
      ? 'destroys'
      : undefined;
  // A cmdlet, and no script that somebody named.
  if (/^Remove-[A-Z]/.test(program) && !isTrifle(program)) return 'destroys';
  if (!namesDeed(parts.join('-')) && readName(parts.join('-')) === 'destroys') return undefined;
  const reading = readName(parts.join('-'));
  return reading === 'destroys' || reading === 'safe'
    ? reading === 'safe' && parts.every((part) => readName(part) !== 'destroys')
      ? undefined
      : reading
    : undefined;
});

/** A file’s name, whatever its words say. */
const FILE =
  /\.(hurl|http|rest|bru|feature|ipynb|txt|md|json|ya?ml|toml|xml|sql|csv|tsv|log|[jt]sx?|mjs|py|rb|go|rs|html?|css|png|jpe?g|pdf)$/i;

const SOUGHT = /^--(grep|filter|search|pattern|match|contains|where|query|jq|regexp?)$/;

/** The verb among the first words that are no option. What stands behind a safe verb is data. */
export function readPositionals(args: Arguments): { kind: Reading; at: number } | undefined {
  let passed = 0;
  // `grpcurl host:443 acme.v1.Users/DeleteUser`
  // `buf curl https://host/acme.v1.Users/DeleteUser`, `evans cli call acme.v1.Users.DeleteUser`
  const method = args.positionals.findIndex(
    ({ word }, at) =>
      (word.text.includes('/') &&
        /^(?:https:\/\/[\w.-]+(?::\d+)?\/)?[\w.]+\.[A-Z]\w+\/[A-Z]\w+$/.test(word.text)) ||
      (args.positionals[at - 1]?.word.text === 'call' && /^[\w.]*[A-Z]\w*\.[A-Z]\w+$/.test(word.text)),
  );
  const called = args.positionals[method]?.word.text ?? '';
  if (method >= 0 && saysDestroy(called.split(/[/.]/).at(-1) ?? '') && !hostsIn(called).some(isLocal))
    return { kind: 'destroys', at: method };
  for (let at = 0; at < Math.min(args.positionals.length, 5); at += 1) {
    const { word, loose, behind: option = '' } = args.positionals[at] ?? {};
    // `rails routes -g destroy`, `acme events --grep delete`: what is looked for.
    const last = at > 0 && at === args.positionals.length - 1;
    if (loose && (SOUGHT.test(option) || (last && option === '-g'))) continue;
    // `cli -s https://ci.example.com delete-job x`: the address belongs to the option before it.
    if (loose && /^[a-z]+:\/\//i.test(word?.text ?? '')) continue;
    // `dnscmd /ZoneDelete example.com`: as commands of Windows are spelled.
    if (word?.certain && /^\/([A-Z][a-z]+){2,3}$/.test(word.text) && saysDestroy(word.text))
      return { kind: 'destroys', at };
    if (!word?.certain || !/^[A-Za-z_][\w.:-]{1,60}$/.test(word.text) || FILE.test(word.text)) {
      // One name may stand before the verb: `acme cluster prod-1 delete`, `raidctl /c0/v0 del`.
      // `--app a addons-remove x`: an option's value.
      if (loose) continue;
      passed += 1;
      const placed =
        at === 0 && word?.certain && /^\/\w/.test(word.text) && args.positionals[1]?.loose === false;
      if (passed > 1 || (at === 0 && !placed)) return undefined;
      continue;
    }
    // `storage rb sos://media`: how stores say that a bucket is removed.
    if (word.text === 'rb' && /^[a-z0-9]{2,6}:\/\//.test(args.positionals[at + 1]?.word.text ?? ''))
      return { kind: 'destroys', at };
    const simple = wordsOf(word.text).length === 1;
    const kind =
      (simple || at < 2 ? readName(word.text) : readFirst(word.text)) ??
      ofNamespace(word.text) ??
      ofGroup(args.positionals[at - 1]?.word.text ?? '', word.text);
    // `ibmcloud is …`: the little words are names of groups where they stand alone.
    if (kind === 'safe' && simple && /^(is|on|can|has|was|will)$/.test(word.text)) continue;
    // `operator search-attribute remove`: so is a name that only starts like a verb.
    if (
      kind === 'safe' &&
      (SHOWN.test(word.text) || NOUN.test(wordsOf(word.text).join('-'))) &&
      verbBehind(args, at)
    )
      continue;
    // `stream-cli chat delete-channel`: a sentence would not be spelled so.
    const chat = word.text === 'chat' ? (args.positionals[at + 1]?.word.text ?? '') : '';
    if (wordsOf(chat).length > 1 && !/\s/.test(chat) && saysDestroy(chat))
      return { kind: 'destroys', at: at + 1 };
    if (kind === 'safe') return undefined;
    if (kind === 'either') {
      const next = args.positionals[at + 1]?.word;
      if (word.text === 'plan' && next?.text === 'destroy') return undefined;
      // `acme backups snapshots delete 1`: names of groups in the plural stand before the verb.
      if (GROUPS.test(word.text) && at > 0 && next?.certain && readName(next.text) !== 'safe') continue;
      const verb = next && wordsOf(next.text).length === 1 ? readName(next.text) : undefined;
      // `migrate down`: two words that say together what neither says alone.
      const both =
        verb === 'soft' && readName(`${word.text}-${next?.text}`) === 'destroys' ? 'destroys' : verb;
      return both === 'destroys' || both === 'soft' ? { kind: both, at: at + 1 } : undefined;
    }
    // `log drain remove 7`, `backup restore list`: a mild verb is as often the name of a group.
    const behind = kind === 'soft' && simple ? ofGroupMember(args, at) : undefined;
    if (behind === 'safe') return undefined;
    if (behind === 'destroys') return { kind: behind, at: at + 1 };
    if (kind !== undefined) return { kind, at };
  }
  return undefined;
}

/** `app:purge-customers`: a namespace of its own stands before the command. */
function ofNamespace(name: string): Reading {
  const [space = '', own, ...more] = name.split(':');
  // `migrate:down`, `migration:rollback`
  if (/^migrat(e|ions?)$/.test(space) && /^(down|rollback|revert|reset|fresh|undo|refresh)$/.test(own ?? ''))
    return 'destroys';
  const deed = own !== undefined && more.length === 0 && readName(space) === undefined;
  return deed && saysDestroy(own) ? 'destroys' : undefined;
}

/** What a bare verb behind a word says, where that word is the name of a group. */
function ofGroupMember({ positionals }: Arguments, at: number): Reading {
  const next = positionals[at + 1];
  if (next?.word.certain !== true || next.loose) return undefined;
  if (/^(list|ls|get|show|describe|status|view|info|logs)$/.test(next.word.text)) return 'safe';
  return /^(delete|remove|rm|destroy|purge)$/.test(next.word.text) && positionals[at + 2] !== undefined
    ? 'destroys'
    : undefined;
}

/** `apiAccess apiAccessDeleteKeys`: the group stands in its commands' names once more. */
function ofGroup(group: string, name: string): Reading {
  const before = wordsOf(group);
  const words = wordsOf(name);
  const again =
    before.length > 0 && words.length > before.length + 1 && before.every((one, at) => words[at] === one);
  return again && saysDestroy(words.slice(before.length).join('_')) ? 'destroys' : undefined;
}

const NOUN = /^(search|view|test|log|status|watch|check)-[a-z]+s?$/;

/** What is shown as often as it is a group of commands: `auth0 logs streams delete lst_1`. */
const SHOWN = /^(logs?|views?|search(es)?|tests?|status(es)?|docs?|versions?|lists?|serves?|servings?)$/;

/** Whether one of the next words is a bare verb that destroys, and names something. */
const verbBehind = ({ positionals, options }: Arguments, at: number): boolean =>
  [at + 1, at + 2].some(
    (next) =>
      /^(delete|remove|rm|destroy|purge|drop|terminate|teardown)(-[a-z-]+)?$/.test(
        positionals[next]?.word.text ?? '',
      ) &&
      (positionals[next + 1] !== undefined ||
        // `package version delete --package x`, `todo list remove --id 1`: nobody asks for the version of a deed.
        (/^(version|list|view|log)s?$/.test(positionals[at]?.word.text ?? '') &&
          options.some(({ value }) => value))),
  );

const GROUPS = /^(backups|images|jobs|tasks|snapshots|reports|monitors|labels|exports|releases)$/;

/** Later words are often names of things (`user-reset`): there only a leading verb counts. */
function readFirst(name: string): Reading {
  const kind = readName(name);
  return kind === 'destroys' && readName(wordsOf(name)[0] ?? '') !== 'destroys' ? undefined : kind;
}

/** `acme api --method POST --path /apps/delete`: a request that the tool is to send. */
function requested({ options, positionals }: Arguments): boolean {
  const said = options.map(({ name, value, next }) => ({ name, text: (value ?? next)?.text ?? '' }));
  if (
    !said.some(
      ({ name, text }) => /^(-X|-m|--(http-)?method|--request)$/.test(name) && /^p(ost|ut|atch)$/i.test(text),
    )
  )
    return false;
  const paths = [...said.map(({ text }) => text), ...positionals.map(({ word }) => word.text)];
  return paths.some((text) => /^\/?[\w.-]+\/./.test(text) && saysDestroy(text.split('/').at(-1) ?? ''));
}

/** `panel bin database --remove shop`: the thing stands before the option that is the deed. */
function takesAway({ options, positionals }: Arguments): boolean {
  const [first, second] = positionals.filter(({ loose }) => !loose);
  const subject = (second ?? first)?.word.text ?? '';
  return (
    /^[a-z]+([_-][a-z]+)?$/.test(subject) &&
    holdsData(subject) &&
    options.some(({ name, value, next }) => /^--?(remove|destroy)$/.test(name) && (value ?? next))
  );
}

/** `--action purge` */
const NAMES_DEED = /^--?(action|operation|op|method|verb)$/;

const MILD_OPTION =
  /-(protection|branch|after|marker|policy|empty|orphans|caps?|privileges|on|older-than|source|merged|option|type|only|reason|time|date|user|by|at)\b/;
const MAKES_ANEW =
  /^--?(reset|replace|overwrite|recreate|full-refresh|clobber|force-reset|wipe|clean-slate)(-(all|existing|data|state|everything))?$/;

/** An option that is a deed: `--delete`, `--wipe-data`, `--reset-offsets`; and `--delete-removed` of a mirror. */
export function readOptions(args: Arguments): { kind: Reading; at: number } | undefined {
  if (args.options.length === 0) return undefined;
  const [first] = args.positionals;
  // What `config` changes is the program’s own.
  // `route:list --method=DELETE`: what is listed is chosen by it.
  const last = wordsOf(first?.word.text ?? '').at(-1) ?? '';
  if (
    readName(first?.word.text ?? '') === 'safe' ||
    /^(list|ls|show|search|find)$/.test(last) ||
    /^config(ure|uration)?$/.test(first?.word.text ?? '')
  )
    return undefined;
  const kinds = args.options
    .filter(({ value }) => !/^(false|no|0)$/.test(value?.text ?? ''))
    .map(({ name, value, next }) =>
      NAMES_DEED.test(name) && saysDestroy((value ?? next)?.text ?? '') ? 'destroys' : readOption(name),
    );
  if (requested(args) || takesAway(args)) kinds.push('destroys');
  // `apply --prune`: what the files do not name goes.
  if (/^(apply|sync|reconcile)$/.test(last) && args.options.some(({ name }) => name === '--prune'))
    kinds.push('soft');
  // `nessie branch -d main`: as git has taught everybody.
  const branch = args.positionals.slice(0, 2).some(({ word }) => /^branch(es)?$/.test(word.text));
  if (branch && args.options.some(({ name, value, next }) => /^-[dD]$/.test(name) && (value ?? next)))
    kinds.push('destroys');
  const kind = kinds.includes('destroys') ? 'destroys' : kinds.includes('soft') ? 'soft' : undefined;
  return kind === undefined ? undefined : { kind, at: args.positionals.length };
}

/** `--drop_all`; what a program that learns drops or removes is told with the same sign. */
const WHOLE = /^--?(drop|delete|wipe|purge|truncate)_(all|everything|databases?|db|data)$/;

/** `--rm` and `--remove x` clean up or take one thing out of a list; `--clean` and `--clear` are about the output. */
function readOption(name: string): Reading {
  // `-DeleteContent`, `--deleteAll`
  const plain = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  const said = /^--?([a-z][a-z-]{2,40})$/.exec(WHOLE.test(plain) ? plain.replaceAll('_', '-') : plain)?.[1];
  if (said === undefined || MILD_OPTION.test(plain)) return undefined;
  if (MAKES_ANEW.test(name)) return 'soft';
  // `deploy --allow-deletes`, `push --accept-data-loss`
  if (/^(allow|accept)-(data-loss|delet(e|es|ion|ions)|destroy|drops?)$/.test(said)) return 'destroys';
  // What a lone `--purge` throws away is as often a cache.
  if (said === 'purge') return 'soft';
  if (wordsOf(said).length === 1)
    return /^(del|delete|destroy|wipe|drop|erase|truncate|nuke|terminate)$/.test(said)
      ? 'destroys'
      : undefined;
  const certain =
    /^(delete|destroy|wipe|purge|nuke|terminate)-|^drop-(existing|all|everything|first)$/.test(said) ||
    /^(permanent(ly)?|hard|force|bulk)-(delete|remove|destroy|purge)$/.test(said) ||
    holdsData(said);
  return certain && readName(said) === 'destroys' ? 'destroys' : undefined;
}

/** What the verb is about: its own other words, the word before it, or the word behind it. */
export function objectAround(args: Arguments, at: number): string | undefined {
  const text = (index: number) => args.positionals[index]?.word.text;
  const own =
    at < 0
      ? wordsOf(args.call.program.replace(/\.\w{1,4}$/, ''))
          .slice(1)
          .join('-')
      : wordsOf((text(at) ?? '').replace(/[_-](by|where|matching|using)[_-].*$/, ''))
          .slice(1)
          .join('-');
  if (own !== '') return `${own} ${wordsOf(text(at) ?? '')[0] ?? ''}`;
  // `--app acme destroy`: an option's value.
  const before = at > 0 && !args.positionals[at - 1]?.loose ? text(at - 1) : undefined;
  const after = text(at + 1);
  if (before !== undefined && (isTrifle(before) || holdsData(before))) return before;
  return before ?? (after !== undefined && /^[a-z][a-z_-]{1,30}$/.test(after) ? after : undefined);
}
