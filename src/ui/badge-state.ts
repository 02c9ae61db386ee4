import type { Freeze } from '../model/policy.ts';
import { visible } from './visible.ts';

/** An environment that this workspace can reach, and what says so. */
export interface ReachableEnvironment {
  readonly name: string;
  readonly protected: boolean;
  readonly evidence: readonly Evidence[];
}

interface Evidence {
  /** “links this folder to production” */
  readonly says: string;
  /** The file, variable or tool that says it. */
  readonly where: string;
}

/** A reason for which agents are not held, and how a person turns the guard on again. */
export interface Gap {
  readonly what: string;
  readonly fix: string;
}

export interface AgentState {
  readonly title: string;
  readonly held: boolean;
  /** By what it is held, or why it is not. */
  readonly by: string;
}

export interface BadgeInput {
  readonly environments: readonly ReachableEnvironment[];
  /** Why the guard does not hold what it should; empty while it is on. */
  readonly gaps: readonly Gap[];
  readonly agents: readonly AgentState[];
  /** Questions for which an agent waits. */
  readonly waiting: number;
  /** While it is set, nothing is destroyed. */
  readonly frozen: Freeze | undefined;
  /** Further lines for the tooltip, such as “This workspace is not trusted.” */
  readonly notes: readonly string[];
}

export interface BadgeState {
  /** With `$(icon)`. */
  readonly text: string;
  /** Markdown; everything that came from files is escaped. */
  readonly tooltip: string;
  readonly colour: 'none' | 'warning' | 'error' | 'prominent';
  /** What a screen reader says. */
  readonly spoken: string;
}

type Level = 'none' | 'warning' | 'error';

const developmentNames =
  /^(dev|develop|development|local|localhost|test|testing|sandbox|preview|ci)([-_./ ]|$)/i;
const productionNames = /(^|[-_./ ])(prod|prd|production|live)([-_./ ]|$)/i;
const stagingNames = /(^|[-_./ ])(stag|stage|staging|uat|preprod|pre-prod|qa)([-_./ ]|$)/i;
const order: readonly Level[] = ['none', 'warning', 'error'];

/** What the badge shows, from what is known. */
export function badgeState(input: BadgeInput): BadgeState {
  const worst = [...input.environments].sort((a, b) => order.indexOf(level(b)) - order.indexOf(level(a)))[0];
  const name = worst ? shortName(worst) : 'unknown';
  const tooltip = tooltipOf(input);
  if (input.waiting > 0) {
    const spoken = `Chaperone: ${count(input.waiting, 'question waits', 'questions wait')} for you`;
    return { text: `$(bell-dot) ${input.waiting} waiting`, tooltip, colour: 'warning', spoken };
  }
  if (input.gaps.length > 0) {
    const text = worst ? `$(warning) ${name} · not guarded` : '$(warning) not guarded';
    return {
      text,
      tooltip,
      colour: 'error',
      spoken: `Chaperone: not guarded. ${plain(input.gaps[0]?.what ?? '')}`,
    };
  }
  if (input.frozen) {
    const spoken = `Chaperone: frozen, environment ${worst ? name : 'not known'}`;
    return { text: `$(lock) ${name} · frozen`, tooltip, colour: 'prominent', spoken };
  }
  const spoken = worst
    ? `Chaperone: guard on, environment ${name}`
    : 'Chaperone: guard on, environment not known, so treated as protected';
  return { text: `$(shield) ${name}`, tooltip, colour: worst ? level(worst) : 'warning', spoken };
}

function level(environment: ReachableEnvironment): Level {
  if (stagingNames.test(environment.name)) return 'warning';
  if (productionNames.test(environment.name) || environment.protected) return 'error';
  return 'none';
}

function shortName({ name }: ReachableEnvironment): string {
  if (developmentNames.test(name)) return 'dev';
  // `$(` would start an icon in a status bar item.
  const clean = visible(name).replaceAll('$(', '$ (').replace(/\s+/g, ' ');
  return clean.length > 24 ? `${clean.slice(0, 23)}…` : clean;
}

function tooltipOf({ environments, gaps, agents, waiting, frozen, notes }: BadgeInput): string {
  const parts = [headline(gaps, waiting, frozen)];
  if (frozen) parts.push(frozenLine(frozen));
  if (gaps.length > 0) {
    parts.push(gaps.map(({ what, fix }) => `$(warning) **${cell(what)}**  \n${cell(fix)}`).join('\n\n'));
  }
  parts.push(
    environments.length > 0
      ? table(
          ['Environment', 'What says so', 'Where'],
          environments.flatMap(({ name, protected: kept, evidence }) =>
            (evidence.length > 0 ? evidence : [{ says: '', where: '' }]).map(({ says, where }, index) => [
              index === 0 ? `**${cell(name)}**${kept ? ' · protected' : ''}` : '',
              cell(says),
              code(where),
            ]),
          ),
        )
      : 'Nothing here says which environment this is. What cannot be undone is treated as production.',
  );
  if (agents.length > 0) {
    parts.push(
      table(
        ['Agent', 'Held', 'By'],
        agents.map(({ title, held, by }) => [
          cell(title),
          held ? '$(check) yes' : '$(circle-slash) no',
          cell(by),
        ]),
      ),
    );
  }
  parts.push(...notes.map(cell));
  return parts.join('\n\n');
}

function frozenLine({ owner, source }: Freeze): string {
  const who = owner === 'user' ? 'You have' : 'The repository has';
  const lift =
    owner === 'user' ? 'Run “Chaperone: Unfreeze” to lift it.' : 'Take “freeze” out there to lift it.';
  return `$(lock) **Frozen.** ${who} written so in ${code(source)}: whatever cannot be undone is stopped. ${lift}`;
}

function headline(gaps: readonly Gap[], waiting: number, frozen: Freeze | undefined): string {
  if (waiting > 0) return `### $(bell-dot) ${count(waiting, 'question waits', 'questions wait')} for you`;
  if (gaps.length > 0) return '### $(warning) Chaperone is not guarding';
  return frozen ? '### $(lock) Chaperone is on, and frozen' : '### $(shield) Chaperone is on';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // The hover sets cells edge to edge.
  const line = (cells: readonly string[]): string => `| ${cells.join(' &nbsp;&nbsp; | ')} |`;
  return [line(head), `|${head.map(() => ' :-- ').join('|')}|`, ...rows.map(line)].join('\n');
}

function plain(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** Text from files as Markdown that says just that text. */
function cell(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]()#+\-.!|<>$~&]/g, '\\$&');
}

function code(text: string): string {
  // Icons would show in code too.
  const clean = plain(text).replace(/[`|]/g, '·').replaceAll('$(', '$ (');
  return clean && `\`${clean}\``;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
