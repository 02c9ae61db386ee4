import type { CredentialUse } from '../../model/action.ts';
import type { Place } from '../../model/call.ts';
import type { Explanation } from '../../model/explanation.ts';
import type { Facts } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Platform } from '../../model/platform.ts';
import type { Act, Request } from '../../model/request.ts';
import { shownPath } from '../../model/shown-path.ts';
import type { Judged, Verdict } from '../../model/verdict.ts';
import { doing, verbOf } from './deeds.ts';
import { namedThing } from './nouns.ts';
import { othersBeside, titleOf } from './others.ts';
import { calledBy, deed, listed, quoted, whereText } from './words.ts';

export interface ExplainPorts {
  readonly platforms: readonly Platform[];
  hideSecrets(text: string): string;
}

type Row = Explanation['rows'][number];

/** What a person reads before deciding, most important first. */
export function explainVerdict(
  request: Request,
  verdict: Verdict,
  facts: Facts,
  ports: ExplainPorts,
): Explanation {
  const asked = verdict.actions.filter(({ answer }) => answer !== 'pass');
  const [first] = asked;
  const { command, marks } = hiddenCommand(
    request,
    [...asked.map(({ place }) => place), ...(first ? [] : verdict.unread.map(({ place }) => place))],
    ports,
  );
  return {
    title: titleFor(first, verdict, ports),
    lead: leadFor(request, first, calledBy(verdict)),
    rows: [
      ...(first ? factRows(first) : []),
      ...verdict.credentials.slice(0, 3).map((use): Row => ({ label: 'Token', text: tokenText(use, facts) })),
      ...(first && first.instead !== '' ? [{ label: 'Instead', text: first.instead } as const] : []),
      ...(first?.again === undefined ? [] : [{ label: 'Before', text: first.again } as const]),
      ...keptRow(verdict, first),
      ...[...new Set(verdict.unread.map(({ reason }) => reason))]
        .slice(0, 3)
        .map((text): Row => ({ label: 'Unread', text })),
    ],
    command,
    marks,
    rule: first ? { id: `${first.platform}/${first.rule}`, why: first.why, docs: first.docs } : undefined,
    typed: verdict.typed,
    typedWhat: verdict.typed === undefined ? '' : typedWhat(verdict.typed, asked),
  };
}

/** What a person types the name of. */
function typedWhat(typed: string, asked: readonly Judged[]): string {
  const named = asked.find(
    ({ subject, targets }) => subject === quoted(typed) || targets.some(({ name }) => name === typed),
  );
  if (named) {
    const what = namedThing(named.thing ?? named.what);
    return what === undefined ? 'the name of what is lost' : `the name of the ${what}`;
  }
  const place = asked.some(({ where }) => where.some(({ name }) => name === typed));
  return place ? 'the name of the environment' : 'a word';
}

function titleFor(first: Judged | undefined, verdict: Verdict, ports: ExplainPorts): string {
  if (!first) {
    const named = calledBy(verdict);
    if (named !== undefined) return `Let the program call ${named}?`;
    return verdict.unread.length > 0 ? 'Run something that could not be read?' : 'Let this run?';
  }
  const others = othersBeside(first, verdict.actions, ports.platforms);
  const more = others > 0 ? `, and ${others} more` : '';
  return `${deed(first, titleOf(first, ports.platforms))}${more}?`;
}

function leadFor({ agentTitle, act }: Request, first: Judged | undefined, named: string | undefined): string {
  const who = agentTitle === '' ? 'An agent' : agentTitle;
  switch (act.kind) {
    case 'command': {
      const through = first && first.via.length > 0 ? `, by way of ${listed(first.via.map(quoted))}` : '';
      const confirmed =
        first?.selfConfirmed === undefined
          ? ''
          : ` It confirms for itself with ${quoted(first.selfConfirmed)}.`;
      if (!first && named !== undefined)
        return `${who} wants to run a program that destroys something, as one of its calls says.`;
      if (!first) return `${who} wants to run a command of which not everything could be read.`;
      const end = first.verb === 'expose' ? 'shows them' : `${doing(verbOf(first))} it`;
      return `${who} wants to run a command that ${end}${through}.${confirmed}`;
    }
    case 'read':
    case 'search':
      return `${who} wants to read a file that holds credentials.`;
    case 'edit':
      return `${who} wants to change ${act.edits.length > 1 ? 'these files' : 'this file'}.`;
    case 'mcp':
      return `${who} wants to use the tool “${act.tool}”${act.server === '' ? '' : ` of “${act.server}”`}.${first?.selfConfirmed === undefined ? '' : ` It confirms for itself with ${quoted(first.selfConfirmed)}.`}`;
    case 'configure':
      return `${who} is about to take over new settings.`;
    case 'other':
    case 'unreadable':
      return `${who} wants to use the tool “${act.tool}”.`;
  }
}

function factRows(first: Judged): readonly Row[] {
  if (first.verb === 'edit') return [{ label: 'Edit', text: first.why }];
  const rows: Row[] = [];
  if (first.verb !== 'expose' && first.paths === undefined && first.loses === undefined)
    rows.push({ label: 'Where', text: whereText(first.where) });
  if (first.undoText !== '') rows.push({ label: 'Undo', text: first.undoText });
  return rows;
}

/** That what passes beside the question can be put back. The question's own line says it of itself. */
function keptRow({ actions }: Verdict, first: Judged | undefined): readonly Row[] {
  const copied = actions.filter((action) => action.copied && action !== first);
  if (copied.length === 0) return [];
  const names = listed([...new Set(copied.map(({ subject, what }) => subject || what))]);
  return [
    {
      label: 'Kept',
      text: `a copy of ${names} is kept first; “Chaperone: Restore Snapshot…” brings it back`,
    },
  ];
}

const REACH = {
  blanket: 'it may do everything in the account',
  scoped: 'it is limited to a part of the account',
  unknown: 'what it may do is not known',
} as const;

/** Whose credential, from where, and what it may do. */
function tokenText(use: CredentialUse, facts: Facts): string {
  const { fingerprint, variable, title, scope } = use;
  const fact = facts.get(factKey({ kind: 'credential', fingerprint, variable }));
  const found = fact?.kind === 'credential' ? fact.found : [];
  const files = listed([...new Set(found.map(({ file, line }) => (line > 0 ? `${file}:${line}` : file)))]);
  const from =
    files !== ''
      ? `from ${files}`
      : variable === undefined
        ? 'written into the act itself'
        : `from the variable ${variable}; where it is set is not known`;
  const reach = found.find((one) => one.scope === 'blanket') ? 'blanket' : scope;
  return `${title} ${from}; ${REACH[reach]}`;
}

/** The act on one text with secrets hidden, and the marks moved to where the harm then stands. */
function hiddenCommand(
  request: Request,
  places: readonly Place[],
  ports: ExplainPorts,
): { command: string; marks: readonly Place[] } {
  const { act } = request;
  const text = textOf(act, (path) => shownPath(path, request));
  const command = ports.hideSecrets(text);
  if (act.kind !== 'command') return { command, marks: [] };
  const own = places.filter(
    ({ file, start, end }) => file === undefined && end > start && end <= text.length,
  );
  const marks = own.flatMap(({ start, end }) => {
    if (command === text) return [{ start, end }];
    const part = ports.hideSecrets(text.slice(start, end));
    const at = command.indexOf(part, Math.max(0, start - Math.abs(text.length - command.length)));
    return part === '' || at < 0 ? [] : [{ start: at, end: at + part.length }];
  });
  return { command, marks };
}

const LONGEST = 20_000;

/** The act as one text. `shown` is how a path of a file tool is written. */
export function textOf(act: Act, shown: (path: string) => string = (path) => path): string {
  switch (act.kind) {
    case 'command':
      return act.command;
    case 'read':
      return act.paths.map(shown).join(', ');
    case 'search':
      return [act.pattern, ...act.paths.map(shown)].join(' ');
    case 'edit':
      return act.edits.map(({ path }) => shown(path)).join(', ');
    case 'configure':
      return act.paths.map(shown).join(', ');
    case 'mcp':
      return `${act.server === '' ? '' : `${act.server}: `}${act.tool} ${JSON.stringify(act.input)}`.slice(
        0,
        LONGEST,
      );
    case 'other':
    case 'unreadable':
      return act.tool;
  }
}
