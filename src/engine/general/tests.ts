import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { flatMap } from '../verdict/lists.ts';
import { generalAction } from './action.ts';

/** Programs that run a project’s tests, which empty the database that they are given. */
const RUNNERS =
  /^(jest|vitest|mocha|ava|tap|cypress|playwright|pytest|py\.test|nose2|tox|nox|rspec|minitest|phpunit|pest|behave|cucumber|ginkgo|gotestsum|ctest)$/;
/** Others do so by a word: `npm test`, `go test ./...`, `manage.py test`. */
const WORD =
  /^(npm|pnpm|yarn|bun|go|cargo|mix|gradle|gradlew|mvn|mvnw|dotnet|rails|rake|make|just|task|deno|python3?|sail|artisan)$/;
const TESTS =
  /^(run\s+)?(t|test|tests|e2e|integration|test:\S+|spec)\b|\bmanage\.py test\b|^-m (pytest|unittest)\b|^artisan test\b|^verify\b/;
const DATABASE =
  /(^|_)(DATABASE|DB|POSTGRES(QL)?|PG|MYSQL|MONGO(DB)?|REDIS|SQLALCHEMY_DATABASE)(_\w*)?(URL|URI|DSN|HOST|HOSTADDR)$/;
const PRODUCTION = /(^|[^a-z])(prod|production|prd|live)([^a-z]|$)/i;

const runnerOf = byProgram((program) =>
  RUNNERS.test(program) ? 'always' : WORD.test(program) ? 'by a word' : undefined,
);

/** Whether a program may run a project’s tests. */
export const mayTest = (program: string): boolean => runnerOf(program) !== undefined;

/** Test runs whose line hands them a database that is production by its name: `DATABASE_URL="$PROD_URL" npx jest`. */
export function testsOnProduction(calls: readonly Call[]): readonly Action[] {
  return flatMap(calls, (call) => {
    const { program, args, variables, place, via, cwd } = call;
    const tests = runnerOf(program);
    if (tests === undefined) return [];
    const given = Object.entries(variables).find(
      ([name, { text }]) => DATABASE.test(name) && PRODUCTION.test(text.replaceAll('_', ' ')),
    );
    if (given === undefined) return [];
    if (tests === 'by a word' && !TESTS.test(args.map(({ text }) => text).join(' '))) return [];
    const [name] = given;
    return [
      generalAction(
        { place, via, cwd },
        {
          rule: 'tests-on-production',
          verb: 'run',
          what: 'tests',
          targets: [{ name, certain: true }],
          hints: [{ text: 'production', source: `the variable “${name}”`, explicit: false }],
          undoNote: 'Only a backup brings back what the tests delete',
          why: 'Runs tests against a database that is production by its name; tests empty the database that they are given.',
        },
      ),
    ];
  });
}
