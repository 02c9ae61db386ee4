import type { CallView, Platform, Rule } from '../model/platform.ts';
import type { WrittenRule } from './policy-schema.ts';

/** Something that is wrong with a rule, by the keys that lead to it. The rule holds as far as it reaches. */
export interface RuleProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const ENVIRONMENT = ['-e', '--env', '--environment', '--stage'];
/** A short `-e` takes a value only where a rule says so. */
const VALUED = ENVIRONMENT.filter((name) => name.startsWith('--'));
const CONFIRMS = ['-y', '--yes', '--force', '--auto-approve', 'confirm', 'force'];

/**
 * Makes platforms out of written rules. Every rule has its own programs and hosts, so it becomes a platform of its own;
 * all of them carry the same id, so that a rule is called `team/fleet-delete`. Tools stand together in one: a tool that
 * two platforms claim would belong to neither.
 */
export function compileRules(
  rules: readonly WrittenRule[],
  { id, title }: { readonly id: string; readonly title: string },
): { readonly platforms: readonly Platform[]; readonly problems: readonly RuleProblem[] } {
  const owned = { id, title, selfConfirm: CONFIRMS, environment: { options: ENVIRONMENT, fields: FIELDS } };
  const [tool, ...tools] = rules.flatMap((rule): Rule[] =>
    rule.mcp ? [{ ...shared(rule), mcp: rule.mcp }] : [],
  );
  const platforms = rules.map(
    (rule): Platform => ({
      ...owned,
      title: rule.title ?? title,
      docs: rule.docs ?? '',
      programs: rule.programs ?? [],
      hosts: rule.hosts ?? [],
      optionsWithValue: [...VALUED, ...(rule.optionsWithValue ?? [])],
      rules: [{ ...shared(rule), ...doors(rule) }],
    }),
  );
  return {
    platforms: [
      ...platforms,
      ...(tool ? [{ ...owned, docs: '', programs: [], rules: [tool, ...tools] } as const] : []),
    ],
    problems: rules.flatMap((rule, at) =>
      problemsOf(rule, rules.slice(0, at)).map(({ key, message }) => ({
        path: ['rules', at, ...key],
        message: `The rule “${rule.id}” ${message}`,
      })),
    ),
  };
}

const FIELDS = ['environment', 'environmentId', 'env', 'stage'];

function shared({ id, does, target, why, instead = '', stops, passes }: WrittenRule): Rule {
  return { id, does, ...(target ? { target } : {}), why, instead, stops, passes };
}

function doors(rule: WrittenRule): Partial<Rule> {
  const { command, commands, options, graphql, http, sql, programs } = rule;
  // A program that is named alone is meant whatever it is told, unless what is meant is the SQL that it is given.
  const whole = !command && !commands && !sql && programs !== undefined;
  return {
    ...(command ? { command } : whole ? { command: [] } : {}),
    ...(commands ? { commands } : {}),
    ...(options ? { when: (call: CallView) => hasOptions(call, options) } : {}),
    ...(graphql ? { graphql } : {}),
    ...(http ? { http } : {}),
    ...(sql ? { sql } : {}),
  };
}

function hasOptions(
  call: CallView,
  { all = [], any, none = [] }: NonNullable<WrittenRule['options']>,
): boolean {
  return all.every((name) => call.has(name)) && (any === undefined || call.has(...any)) && !call.has(...none);
}

function problemsOf(
  rule: WrittenRule,
  earlier: readonly WrittenRule[],
): readonly { readonly key: readonly string[]; readonly message: string }[] {
  const { programs, command, commands, options, http, hosts, graphql, mcp, sql } = rule;
  const problems: { key: readonly string[]; message: string }[] = [];
  const add = (key: string, message: string) => problems.push({ key: key === '' ? [] : [key], message });
  if (earlier.some(({ id }) => id === rule.id)) add('id', 'stands here twice; give one of them another id.');
  if (!programs && !http && !graphql && !mcp)
    add('', 'can fit nothing: it needs “programs”, “http”, “graphql” or “mcp”.');
  for (const [key, door] of [
    ['command', command],
    ['commands', commands],
    ['sql', sql],
  ] as const)
    if (door && !programs) add(key, `needs “programs” for “${key}”.`);
  if (http && !hosts) add('http', 'needs “hosts” for “http”.');
  if (options && !programs) add('options', 'needs “programs” for “options”.');
  const odd = Object.values(options ?? {})
    .flat()
    .find((name) => !/^[-/+]/.test(name));
  if (odd !== undefined) add('options', `names the option “${odd}”, which begins with no hyphen.`);
  return problems;
}
