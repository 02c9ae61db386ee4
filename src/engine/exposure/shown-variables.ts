import type { Call, Word } from '../../model/call.ts';

const SECRET_NAME = /TOKEN|SECRET|PASSW|PWD|_KEY|APIKEY|CREDENTIAL|DATABASE_URL|_DSN|_PAT\b/i;

/** Programs that can print variables. */
export const SHOWS_VARIABLES = /^(env|printenv|set|export|declare|typeset|echo|printf|compgen)$/;

const inFiles = new WeakMap<Call['variables'], readonly (readonly [string, Word])[]>();

/** The variables that a file sets, to something that could be found again; calls share theirs. */
function setInFiles(variables: Call['variables']): readonly (readonly [string, Word])[] {
  let found = inFiles.get(variables);
  if (!found) {
    found = Object.entries(variables).filter(
      ([, { text, place }]) => place.file !== undefined && text.length >= 4,
    );
    inFiles.set(variables, found);
  }
  return found;
}

/** The file of credentials from which a variable comes that a call shows. */
export function shownSource(call: Call, named: (path: string) => boolean): string | undefined {
  const prints = call.program === 'echo' || call.program === 'printf';
  if (!prints && !dumpsEnvironment(call, false)) return undefined;
  for (const [name, { text, place }] of setInFiles(call.variables)) {
    if (place.file === undefined || !named(place.file)) continue;
    if (!prints || (SECRET_NAME.test(name) && call.args.some((arg) => arg.text.includes(text))))
      return place.file;
  }
  return undefined;
}

/** Shows variables: all of them, or one whose name says that it is secret. */
export function dumpsEnvironment(call: Call, lines: boolean): boolean {
  const args = call.args.map(({ text }) => text);
  switch (call.program) {
    case 'env':
      return args.every((arg) => /^-(0|-null)$/.test(arg));
    case 'printenv':
      return args.filter((arg) => !arg.startsWith('-')).every((arg) => SECRET_NAME.test(arg));
    case 'set':
      return args.length === 0;
    case 'export':
    case 'declare':
    case 'typeset':
      return args.every((arg) => /^-[px]+$/.test(arg));
    case 'echo':
    case 'printf':
      return args.some((arg) => /\$\{?\w+/.test(arg) && (lines || SECRET_NAME.test(arg)));
    default:
      return false;
  }
}
