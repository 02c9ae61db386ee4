import type { Word } from '../../model/call.ts';
import { lookup, type Scope } from './scope.ts';

/**
 * The program, with its first words, that a word stands for whose variable, or whose `$(…)`, is not known: as the variable's name says
 * (`$PYTHON`), as its default does (`${EDITOR:-vi}`), or as the path ends below a folder of programs
 * (`$JAVA_HOME/bin/java`, `$(brew --prefix)/bin/python3`, `$(which node)`). It is then read as that program. A variable
 * that the line itself sets stands for whatever it was set to. `ownFile`: the word stands in a file of the project.
 */
export function usualProgram(
  { text }: Pick<Word, 'text'>,
  scope: Scope,
  ownFile: boolean,
): readonly string[] | undefined {
  const named = ownFile ? text : withOrigin(text, scope);
  if (named === undefined) return undefined;
  const printer = /^"?(?:\$\(|`)\s*([\w.-]+)/.exec(named)?.[1];
  if (printer !== undefined && (scope.functions.has(printer) || scope.aliases.has(printer))) return undefined;
  const told = byDefault(named);
  if (told !== undefined || defaults(named)) return told;
  const program = byName(named) ?? looked(named) ?? byPath(named, ownFile);
  return program === undefined ? undefined : [program];
}

const MOST_STEPS = 4;

/** The text with what the line itself set its variable to; undefined where that is not known. */
function withOrigin(text: string, scope: Scope): string | undefined {
  let named = text;
  for (let step = 0; step < MOST_STEPS; step++) {
    const variable = /^"?(?:\$\{?|%)(\w+)/.exec(named)?.[1];
    const set = variable === undefined ? undefined : lookup(scope, variable);
    if (set === undefined) return named;
    const origin = set.word.text;
    const rest = /^"?\$(?:\w+|\{\w+\})/.exec(named)?.[0];
    if (rest === undefined || !/^"?(?:\$|`)/.test(origin) || origin === rest) return undefined;
    named = origin.replace(/^"(.*)"$/s, '$1') + named.slice(rest.length);
  }
  return undefined;
}

/** Variables in which build scripts keep the program that their name tells: `$JAVACMD`, `%JAVA_EXE%`, `${PYTHON:-python3}`. */
const NAMED =
  /^"?(?:\$\{?|%)(java|python3?|node|ruby|perl|php|go|cargo|npm|pnpm|yarn|pip3?|make|mvn|gradle|dotnet|cmake|ninja|docker|docker_compose|podman|kubectl|helm|terraform|git|curl|wget|adb|flutter|bundle|composer|psql|mysql|aws|gcloud|sed|awk|grep|tar|jq|rm|cp|mv|cc|cxx|ld|ar|strip|editor|visual|pager|browser|shell)(?:_?(?:cmd|exe|bin|command))?(?::?-[^}]*)?(?:\}|%)?"?$/i;

/** What the conventional ones among them stand for. https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html */
const CONVENTION: Readonly<Record<string, string>> = {
  cxx: 'c++',
  editor: 'vi',
  visual: 'vi',
  pager: 'less',
  browser: 'xdg-open',
  shell: 'bash',
  docker_compose: 'docker-compose',
};

function byName(text: string): string | undefined {
  const name = NAMED.exec(text)?.[1]?.toLowerCase();
  return name === undefined ? undefined : Object.hasOwn(CONVENTION, name) ? CONVENTION[name] : name;
}

/** `${EDITOR:-code --wait}`: what stands in for the variable says more than its name. */
const byDefault = (text: string): readonly string[] | undefined =>
  /^"?\$\{\w+:?-"?([\w.+/-]+(?: +[^\s$`"'}]+)*)"?\}"?$/.exec(text)?.[1]?.split(/ +/);
/** A default that is more than plain words. */
const defaults = (text: string): boolean => /^"?\$\{\w+:?-[^}]*\}"?$/.test(text);

/** `$(which node)`, `$(command -v python3 || command -v python)`. */
const LOOKED =
  /^"?(?:\$\(|`)\s*(?:which|command -v|type -[pP]|whence -p)\s+([\w.+-]+)(?:\s+2>\s*\/dev\/null)?(?:\s*\|\|\s*(?:which|command -v|type -[pP])\s+[\w.+-]+)*(?:\s+2>\s*\/dev\/null)?\s*(?:\)|`)"?$/;

const looked = (text: string) => LOOKED.exec(text)?.[1];

/** Variables that hold a folder of programs, or of a tool that brings its programs. */
const FOLDER =
  '\\$(?:\\w*(?:HOME|ROOT|PREFIX|BIN|DIR|PATH|SDK|VENV|ENV|FOLDER)|\\{\\w*(?:HOME|ROOT|PREFIX|BIN|DIR|PATH|SDK|VENV|ENV|FOLDER)(?::?-[^}\\s]*)?\\})';
/** Programs that print such a folder. */
const PRINTED =
  '(?:\\$\\(|`)\\s*(?:brew --prefix(?: [\\w@./-]+)?|(?:npm|pnpm|yarn)(?: global)? (?:bin|root|prefix)(?: -g| --global)?|npm config get prefix|go env (?:GOPATH|GOROOT|GOBIN)|pwd(?: -P)?|git rev-parse --show-toplevel|(?:pyenv|rbenv|nodenv) (?:root|prefix)|xcode-select (?:-p|--print-path)|poetry env info (?:-p|--path)|pipenv --venv|rustc --print(?:=| )sysroot|llvm-config --bindir|pg_config --bindir|gem env gemdir)\\s*(?:\\)|`)';
const BELOW = new RegExp(`^"?(?:${FOLDER}|${PRINTED})"?(?:/[\\w.@+-]+)*/([\\w-][\\w.+-]*)"?$`, 'i');
/** What was put into a folder that is new: an environment’s own programs, but no download. */
const NEW =
  /^"?(?:\$\(|`)\s*mktemp(?: [\w./=-]+)*\s*(?:\)|`)"?(?:\/[\w.@+-]+)*\/(?:\.?bin|Scripts)\/([\w-][\w.+-]*)"?$/;
/** `$BIN/prisma` in a project's own file is the program `prisma`, wherever it lies. */
const BELOW_ANY = /^"?\$\{?\w+\}?(?:\/[\w.-]+)*\/([\w-][\w.-]*)"?$/;
/** A script is what stands in it. */
const SCRIPT = /\.(?:sh|bash|zsh|fish|py|rb|pl|js|ts|mjs|cjs|php|ps1|bat|cmd)$/;

function byPath(text: string, ownFile: boolean): string | undefined {
  if (/(?:^|\/)\.\.(?:\/|$)/.test(text)) return undefined;
  const base = (BELOW.exec(text) ?? NEW.exec(text))?.[1] ?? (ownFile ? BELOW_ANY.exec(text)?.[1] : undefined);
  return base === undefined || SCRIPT.test(base) ? undefined : base;
}
