import type { Example, Platform } from '../../model/platform.ts';
import type { CheckedPolicy, Policy, PolicyChecks } from '../../model/policy.ts';
import type { Engine } from '../../model/ports.ts';
import type { Answer } from '../../model/verdict.ts';
import { isProtected } from '../verdict/environment.ts';
import { sampleStep } from '../words/steps.ts';
import { decodeRow, type Judgement, judgeRow } from './rows.ts';

/** A report for a terminal, and whether anything in it must be mended. */
export interface CheckReport {
  readonly text: string;
  readonly ok: boolean;
}

interface Outcome {
  readonly source: string;
  /** Undefined: as it should be. */
  readonly failure: string | undefined;
}

const SAYS: Readonly<Record<Answer, string>> = { pass: 'pass', ask: 'be asked about', stop: 'be stopped' };
const DID: Readonly<Record<Answer, string>> = {
  pass: 'it passes',
  ask: 'it is asked about',
  stop: 'it is stopped',
};

/** Runs a policy file's own cases and the examples of its rules, in the light of that file alone. */
export async function checkPolicy(
  { policy: written, problems, checks }: CheckedPolicy,
  engine: Engine,
  platforms: readonly Platform[],
): Promise<CheckReport> {
  // A freeze is a state of the day; cases say what holds without it.
  const policy: Policy = { ...written, freeze: undefined };
  const outcomes: Outcome[] = [];
  for (const test of checks.tests) outcomes.push(await runTest(test, policy, engine));
  for (const rule of checks.rules) outcomes.push(...(await runExamples(rule, policy, engine)));
  const known = new Set([
    ...platforms.flatMap(({ id, rules }) => rules.map((rule) => `${id}/${rule.id}`)),
    ...policy.platforms.flatMap(({ id, rules }) => rules.map((rule) => `${id}/${rule.id}`)),
  ]);
  const wrong = [
    ...problems.map(({ file, line, message }) => `${nameOf(file)}:${line}  ${message}`),
    ...checks.named
      .filter(({ id }) => !known.has(id) && !OPEN.test(id))
      .map(({ id, source }) => `${source}  There is no rule “${id}”. The rules are in docs/rules.md.`),
  ];
  const failures = outcomes.flatMap(({ source, failure }) =>
    failure === undefined ? [] : `${source}  ${failure}`,
  );
  const sum = `${outcomes.length - failures.length} passed, ${failures.length} failed`;
  const also =
    wrong.length === 0 ? '' : `, ${wrong.length} ${wrong.length === 1 ? 'problem' : 'problems'} in the file`;
  return {
    text: [...wrong, ...failures, `${sum}${also}`].map((line) => `${line}\n`).join(''),
    ok: wrong.length + failures.length === 0,
  };
}

/** Readings that no platform describes are named as they come. */
const OPEN = /^(general|files)\//;

const nameOf = (file: string) => file.split(/[\\/]/).at(-1) ?? file;

async function runTest(
  { command, expect, environment, files, shell, source }: PolicyChecks['tests'][number],
  policy: Policy,
  engine: Engine,
): Promise<Outcome> {
  const { verdict } = await judge({ command, shell, files }, environment, policy, engine);
  if (verdict.answer === expect) return { source, failure: undefined };
  const where = environment === undefined ? '' : ` in ${environment}`;
  const because = verdict.why === '' ? '' : ` ${verdict.why}`;
  return {
    source,
    failure: `“${command}” should ${SAYS[expect]}${where}, but ${DID[verdict.answer]}.${because}`,
  };
}

/** The lines of a rule, in a protected environment: what it stops, what it lets through, and what it proposes instead. */
async function runExamples(
  { id, instead, stops, passes, source }: PolicyChecks['rules'][number],
  policy: Policy,
  engine: Engine,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const add = (failure: string | undefined) => outcomes.push({ source, failure });
  for (const example of stops) {
    const own = ownActions(await judgeExample(example, policy, engine), id);
    const found = own.some(({ answer }) => answer !== 'pass');
    if (found) add(undefined);
    else if (own.length === 0) add(`${id} should stop ${shown(example)}, but does not fit it.`);
    else
      add(
        `${id} fits ${shown(example)}, but lets it pass even in production: its “does” says that it comes back.`,
      );
  }
  for (const example of passes) {
    const own = ownActions(await judgeExample(example, policy, engine), id);
    add(own.length === 0 ? undefined : `${id} should let ${shown(example)} through, but fits it.`);
  }
  if (instead !== '') {
    const { verdict } = await judgeExample(sampleStep(instead), policy, engine);
    const fails = `${id} proposes “${instead}” instead, which should pass, but ${DID[verdict.answer]}. ${verdict.why}`;
    add(verdict.answer === 'pass' ? undefined : fails);
  }
  return outcomes;
}

const ownActions = ({ verdict }: Judgement, id: string) =>
  verdict.actions.filter(({ platform, rule }) => `${platform}/${rule}` === id);

const shown = (example: Example) =>
  typeof example === 'string'
    ? `“${example}”`
    : 'command' in example
      ? `“${example.command}”`
      : `the tool “${example.tool}”`;

async function judgeExample(example: Example, policy: Policy, engine: Engine): Promise<Judgement> {
  const fields =
    typeof example === 'string'
      ? { command: example }
      : 'command' in example
        ? { ...example }
        : { tool: { kind: 'mcp', ...example } };
  return await judge(fields, 'production', policy, engine);
}

/** Judges with nothing but what the case says. Everything in it lands in the environment, if one is named. */
async function judge(
  fields: Readonly<Record<string, unknown>>,
  environment: string | undefined,
  policy: Policy,
  engine: Engine,
): Promise<Judgement> {
  const row = decodeRow(JSON.stringify({ id: 'test', ...fields }));
  if (environment === undefined) return await judgeRow(row, engine, policy, undefined);
  const held = isProtected(environment, policy);
  // “*” fits what is protected only; the directory of the case holds the rest.
  const matches = held ? ['*'] : [row.request.cwd ?? '/'];
  const rule = { name: environment, protected: held, matches, source: 'the case' };
  return await judgeRow(row, engine, { ...policy, environments: [rule, ...policy.environments] }, undefined);
}
