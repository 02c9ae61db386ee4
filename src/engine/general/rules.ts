import type { Platform, Rule } from '../../model/platform.ts';
import type { Arguments } from '../matching/view.ts';
import { isHarmless } from '../matching/view.ts';

const words = (text: string) => text.split(' ');

const RULE: Omit<Rule, 'id' | 'does'> = {
  target: { positionals: true },
  why: 'Its own words say that it destroys something.',
  instead: '',
  stops: ['acmectl cluster delete main --yes'],
  passes: ['acmectl cluster list', 'acmectl cluster delete main --dry-run'],
};
const NOTE = 'Nothing is known of a way back';
export const destroys: Rule = {
  ...RULE,
  id: 'cli-destroy',
  does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NOTE },
};
export const clears: Rule = {
  ...RULE,
  id: 'cli-clear',
  does: { verb: 'delete', what: 'resource', undo: 'vendor', undoNote: NOTE },
};
/** What serves is taken off line, and can be put there again. */
export const outage: Rule = {
  ...RULE,
  id: 'cli-stop',
  does: { verb: 'stop', what: 'resource', undo: 'repeat', undoNote: 'It can be deployed or published again' },
  why: 'Its own words say that it takes something off line.',
};
export const mild: Rule = {
  ...RULE,
  id: 'cli-change',
  does: { verb: 'run', what: 'command', undo: 'repeat' },
  why: 'Its own words say that it stops, clears or takes back something.',
};

/** What most command lines have in common, for programs that nobody has described. */
export const anyProgram: Platform = {
  id: 'general',
  title: '',
  docs: '',
  programs: [],
  optionsWithValue: words(
    '-e --env --environment --stage --profile --context --host --hostname --url --endpoint --server --api-url --base-url --address --cluster --project --org --organization --team --account --region --zone --namespace --workspace --tenant --database --db --config --output --format --filter --limit --timeout --log-level --file --id --name --bootstrap-server --broker --uri --token --api-key --user --username --password --port -o -f -p -c -u -H',
  ),
  environment: {
    options: words(
      '-e --env --environment --stage --host --hostname --url --endpoint --server --api-url --base-url --address --bootstrap-server --broker --uri -H',
    ),
    variables: words('NODE_ENV APP_ENV RAILS_ENV ENVIRONMENT ENV STAGE'),
  },
  selfConfirm: words(
    '-y --yes --force -f --confirm --auto-approve --assume-yes --no-confirm --no-prompt --non-interactive --skip-confirmation --yes-i-really-mean-it --quiet -q --approve --no-input --noinput --batch --force-yes',
  ),
  dryRun: words(
    '--dryrun --plan --preview --what-if -WhatIf --whatif --check --simulate --noop --no-op --list --print --diff --diff-run --explain --pretend --just-print --validate --validate-only --plan-only --recon --only-show --show-only --dump-sql -?',
  ),
  rules: [destroys, clears, outage, mild],
};

const merged = new WeakMap<Platform, Platform>();

/** What all command lines have in common, with what a platform says of its own. */
export function withOwner(owner: Platform): Platform {
  const before = merged.get(owner);
  if (before) return before;
  const environment = {
    options: [...(anyProgram.environment?.options ?? []), ...(owner.environment?.options ?? [])],
    variables: owner.environment?.variables ?? [],
  };
  const made: Platform = {
    ...anyProgram,
    docs: owner.docs,
    optionsWithValue: [...(anyProgram.optionsWithValue ?? []), ...(owner.optionsWithValue ?? [])],
    selfConfirm: [...(anyProgram.selfConfirm ?? []), ...(owner.selfConfirm ?? [])],
    dryRun: [...(anyProgram.dryRun ?? []), ...(owner.dryRun ?? [])],
    environment,
  };
  merged.set(owner, made);
  return made;
}

const REHEARSES = /^--?(dry([-_]?run)?|no-op|help)(=|$)/i;

export function rehearses(args: Arguments): boolean {
  if (isHarmless(args, anyProgram)) return true;
  return args.call.args.some(
    ({ text }) => text.startsWith('-') && REHEARSES.test(text) && !/=(false|0|no|none)$/i.test(text),
  );
}
