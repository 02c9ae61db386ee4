import type { Action } from '../../model/action.ts';
import type { Fact, Facts } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Request } from '../../model/request.ts';
import { TEMPORARY } from '../matching/build.ts';
import { resolvePath } from '../paths.ts';

/** What would be lost at the paths of an action, worst last. `copied`: work of which a copy is kept first. */
const LOSSES = ['nothing', 'remade', 'kept', 'copied', 'work', 'outside', 'unknown', 'vital'] as const;
export type Loss = (typeof LOSSES)[number];

/** Folders that a tool makes again and that nobody commits. */
const REMADE = new Set(
  'node_modules __pycache__ .pytest_cache .mypy_cache .ruff_cache .tox .nox .next .nuxt .svelte-kit .turbo .parcel-cache .vite .angular .gradle .nyc_output .eslintcache .venv venv .terraform .dart_tool .expo DerivedData bower_components .egg .sass-cache .docusaurus .cache .pnpm-store .rpt2_cache .rollup.cache .swc elm-stuff .jekyll-cache .serverless .stack-work dist-newstyle zig-cache .zig-cache zig-out .shadow-cljs .cpcache .bloop .metals cdk.out .aws-sam .ipynb_checkpoints .hypothesis .eggs __pypackages__ .pytype .elixir_ls .cxx .externalNativeBuild .vs CMakeFiles .ccls-cache .scannerwork .symlinks .astro .contentlayer .vinxi .nitro .react-router .wxt .plasmo'.split(
    ' ',
  ),
);
/** Names that usually hold what a build makes, believed only where nothing better is known. */
const USUALLY_REMADE = new Set(
  'dist build out output target artifacts release TestResults .publish coverage htmlcov tmp temp .tmp logs bin obj lib-cov storybook-static test-results playwright-report _build _site cmake-build-debug cmake-build-release .output .coverage .DS_Store Thumbs.db'.split(
    ' ',
  ),
);
/** Variants of such folders (`coverage-html`, `dist-es5`), bundles by their module system, and what a package manager pins. */
const USUALLY_REMADE_NAME =
  /^(coverage|dist|build|out|umd|cjs|esm|lib(cjs|esm|umd)|typings)([-_.](html|xml|web|node|esm?|cjs|umd|es\d+|types|dev|debug|release|tmp|browser|test|tests|lcov|report|old|prev|new|bak|backup|\*))?$|^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|(Podfile|composer|mix|pubspec|Chart|flake|deno|\.terraform)(\.lock|\.lock\.hcl)|packages\.lock\.json|Package\.resolved|gradle\.lockfile|go\.sum)$|^dist-\w+$|^bazel-(bin|out|testlogs|genfiles)$/;
const USUALLY_REMADE_FILE =
  /\.(log[.\d*]*|tmp|temp|swp|swo|py[cod]|py\[co\]|o|\[oa\]|so|a|lib|dylib|dll|exe|pdb|ilk|exp|nupkg|obj|class|tsbuildinfo|map|cache|pid|gcda|gcno|gcov|gc\?\?|profraw|profdata|lst|lto|dyn|orig|rej|aux|bbl|blg|fls|whl|vsix|stackdump|snap\.new)$|(^|\/)#[^/]*#$|(^|\/)(core\.[\d*]+|a\.out|nohup\.out)$|~$/i;
/** What a package manager puts there, where nobody knows better. */
const USUALLY_INSTALLED =
  /(^|\/)(vendor|Pods|generated|__generated__|out-tsc|junit\.xml|resources\/_gen|\.vitepress\/cache)\/?$/;

/** Caches that frameworks keep among the sources. */
const FRAMEWORK_CACHE =
  /(^|\/)(bootstrap|var|tmp|storage\/framework)\/(cache|views)(\/|$)|(^|\/)\.yarn\/(cache|unplugged|install-state\.gz)(\/|$)|(^|\/)Carthage\/(Build|Checkouts)(\/|$)/;
/** `tmp_check`, `temp-out`: what says of itself that it is not to stay. */
const PASSING = /^(tmp|temp)[-_][\w.-]+\/?$|^[\w-]+[-_](tmp|temp)\/?$/;
/** Made anew before every run of the tests. */
const TEST_DATABASE = /(^|[/._-])tests?([._-][\w-]+)?\.(db|sqlite3?)(-(wal|shm|journal))?$/i;

/** Files that git ignores because they must not be committed, not because they are made again. */
const PRECIOUS = /(^|\/)\.env[^/]*$|\.(db|sqlite3?|mdb|pem|key|p12|kdbx|tfstate(\.backup)?)$/i;

/** A copy that stands beside the thing itself. */
const COPY = /\w\.(bak|orig|tmp)$/i;

/** The part of a path before its first glob: what must be looked at. */
export function fixedPart(path: string): string {
  const separator = isWindowsPath(path) ? '\\' : '/';
  const segments = path.split(separator);
  const glob = segments.findIndex((segment) => /[*?[]/.test(segment));
  if (glob < 0) return path;
  const fixed = segments.slice(0, glob).join(separator) || separator;
  return /^[A-Za-z]:$/.test(fixed) ? `${fixed}\\` : fixed;
}

const isWindowsPath = (path: string) => /^(?:[A-Za-z]:\\|\\\\[^\\])/.test(path);

/** With `/` between its parts, so that one pattern fits the paths of every system. */
const slashed = (path: string) => (isWindowsPath(path) ? path.replaceAll('\\', '/') : path);

/** The worst that would be lost at the paths of an action. */
export function lossOf(action: Action, facts: Facts, request: Request): Loss {
  const losses = (action.paths ?? []).map((path) => {
    const made =
      action.made?.includes(path) === true &&
      (!PRECIOUS.test(path) || COPY.test(path)) &&
      mayBeMade(path, request);
    return made && !facts.has(factKey({ kind: 'path', path })) ? 'nothing' : lossAt(path, facts, request);
  });
  if (action.paths === undefined) losses.push(lossOfWork(action, facts, request));
  return losses.reduce<Loss>(
    (worst, loss) => (rank(loss) > rank(worst) ? loss : worst),
    losses.length > 0 ? 'nothing' : 'unknown',
  );
}

/** Elsewhere than in the workspace a line makes files, no folders, and none of the system's. */
function mayBeMade(path: string, request: Request): boolean {
  const inside = below(path, basesOf(request));
  if (inside === undefined)
    return /\w\.\w+$/.test(path) && !/^\/(etc|usr|bin|sbin|lib\w*|boot|sys|proc|dev)\//.test(path);
  return inside !== '' && !/^(\*+|\.git(\/.*)?)$/i.test(inside);
}

const rank = (loss: Loss) => LOSSES.indexOf(loss);

function lossOfWork(action: Action, facts: Facts, request: Request): Loss {
  // A clone below the temporary folder is there to be thrown away.
  if (action.loses !== undefined && action.cwd !== undefined && isTemporary(action.cwd, basesOf(request)))
    return 'remade';
  const fact = action.cwd === undefined ? undefined : facts.get(factKey({ kind: 'git', cwd: action.cwd }));
  if (fact?.kind !== 'git') return 'unknown';
  switch (action.loses) {
    case undefined:
    case 'changes':
      break;
    case 'untracked':
      return fact.untracked > 0 ? 'work' : 'nothing';
    default:
      return 'work';
  }
  return fact.changed > 0 || (/untracked/.test(action.what) && fact.untracked > 0) ? 'work' : 'nothing';
}

/** A thing below the folder that the system gives for such things. */
const TEMPORARY_VARIABLE =
  /(^|\/)(\$env:(TEMP|TMP)|%(TEMP|TMP)%|\$\{?(TMPDIR|RUNNER_TEMP)(:?-\/tmp)?\}?)[\\/]+(\*\*[\\/])?(?!\.\.)[\w.-]|(^|\/)\$\{?TMPDIR\}?\/?$|(^|\/)\$\{?XDG_CACHE_HOME(:?-[^}]*\/\.cache)?\}?\/(?!\.\.)[\w.-]/i;

/**
 * Where tools keep what they download or build again, below a home folder or the system's own.
 * https://specifications.freedesktop.org/basedir-spec/latest/: “user-specific non-essential (cached) data”.
 */
const TOOL_CACHE = new RegExp(
  `^((~|\\$\\{?HOME\\}?|\\$env:USERPROFILE|%USERPROFILE%|/root|/(home|Users)/[^/*?]+|[A-Za-z]:/Users/[^/*?]+)/(${[
    '\\.cache',
    'Library/Caches',
    'Library/Developer/Xcode/DerivedData',
    'Library/pnpm/store',
    '\\.npm/_(cacache|npx|logs)',
    '\\.gradle/(caches|daemon)',
    '\\.cargo/(registry|git)',
    '\\.m2/repository',
    '\\.ivy2/cache',
    '\\.nuget/packages',
    '\\.pub-cache',
    '\\.yarn/(berry/)?cache',
    '\\.bun/install/cache',
    '\\.pnpm-store',
    '\\.local/share/pnpm/store',
    '\\.composer/cache',
    '\\.node-gyp',
    '\\.electron',
    'go/pkg/mod',
    'AppData/Local/(Temp|npm-cache|Yarn/Cache|pip/Cache|NuGet/v3-cache|electron/Cache|ms-playwright|go-build)',
  ].join('|')})|/var/cache/(apt|yum|dnf|pacman|apk|pip)|/var/lib/apt/lists)(/|$)`,
);
/** Caches of programs together: some keep there what they should not. */
const ALL_CACHES = /\/(\.cache|Library\/Caches)\/?\*?$/;

/** Whether a path lies in a tool's cache. */
function isToolCache(path: string): boolean {
  const plain = path.replaceAll('\\', '/');
  return TOOL_CACHE.test(plain) && !ALL_CACHES.test(plain) && !/(^|\/)\.\.(\/|$)/.test(plain);
}

/** Marks that git itself leaves when it was interrupted, and says to remove. */
const GIT_LEFTOVER = /(^|\/)\.git\/((refs\/|worktrees\/)?[\w./-]*\.lock|gc\.log|gc\.pid)$/;

/** What would be lost at one path. Without a fact its name decides. */
export function lossAt(path: string, facts: Facts, request: Request): Loss {
  // No file has an empty name.
  if (path === '') return 'nothing';
  if (GIT_LEFTOVER.test(slashed(path)) && !path.includes('..')) return 'nothing';
  if (path === TEMPORARY || path.startsWith(`${TEMPORARY}/`) || TEMPORARY_VARIABLE.test(path))
    return 'remade';
  const fixed = fixedPart(path);
  const fact = facts.get(factKey({ kind: 'path', path: fixed }));
  if (fact?.kind === 'path') return lossByFact(path, fact, request);
  const bases = basesOf(request);
  if (isTemporary(path, bases) || isToolCache(path)) return 'remade';
  const inside = below(path, bases);
  if (inside === undefined) return bases.some((base) => contains(fixed, base)) ? 'vital' : 'unknown';
  if (inside === '' || inside === '*' || /^\.git$/i.test(inside)) return 'vital';
  if (TEST_DATABASE.test(inside)) return 'remade';
  if (PRECIOUS.test(inside)) return 'unknown';
  return isRemade(inside) || isUsuallyRemade(inside) || isRemadeInAnyCase(path, inside)
    ? 'remade'
    : 'unknown';
}

/** Windows finds a folder whatever the case of its name. */
const isRemadeInAnyCase = (path: string, inside: string): boolean =>
  isWindowsPath(path) && (isRemade(inside.toLowerCase()) || isUsuallyRemade(inside.toLowerCase()));

function lossByFact(path: string, fact: Extract<Fact, { kind: 'path' }>, request: Request): Loss {
  const narrowed = path !== fact.path;
  if (fact.state === 'missing') return 'nothing';
  if (fact.vital && !(narrowed && /[\w]/.test(path.slice(fact.path.length)))) return 'vital';
  const bases = basesOf(request);
  if (isTemporary(path, bases) && (isTemporary(fact.real || path, bases) || isTemporaryFolder(fact.real)))
    return 'remade';
  if (isToolCache(path) && isToolCache(fact.real || path)) return 'remade';
  const inside = below(path, bases);
  if (inside !== undefined && isRemade(inside)) return 'remade';
  if (!fact.inside) return 'outside';
  if (/(^|\/)\.git(\/|$)/i.test(slashed(path))) return 'vital';
  if (fact.git === 'ignored' && PRECIOUS.test(slashed(path))) return 'work';
  if (fact.git === 'ignored' || fact.git === 'committed') return 'kept';
  if (narrowed && inside !== undefined && isUsuallyRemade(inside)) return 'remade';
  return fact.git === 'outside' && inside !== undefined && isUsuallyRemade(inside) ? 'remade' : 'work';
}

/** Folders that count as the workspace. */
export const basesOf = ({ cwd, roots }: Request): readonly string[] =>
  [cwd, ...roots].filter((base) => base !== undefined);

/** Below the system's temporary folder, and not the workspace itself that happens to lie there. */
function isTemporary(path: string, bases: readonly string[]): boolean {
  if (/^[A-Za-z]:\\(?:Windows\\)?te?mp\\[^\\*?.]/i.test(path) && !path.includes('..'))
    return !bases.some((base) => contains(base, path) || contains(path, base));
  if (
    !/^(\/private)?(\/tmp|\/var\/tmp|\/var\/folders\/[^/]+\/[^/]+\/\w)\/([^/*?]|\*[\w.-]*[a-z]{2}|\*\*\/[^/]*[a-z0-9][^/]*$)/i.test(
      path,
    )
  )
    return false;
  return !bases.some((base) => contains(base, path) || contains(path, base));
}

/** The folder itself, which a glob names the things of: `/tmp/build-*`. */
const isTemporaryFolder = (path: string) =>
  /^(\/private)?(\/tmp|\/var\/tmp|\/var\/folders\/[^/]+\/[^/]+\/\w)\/?$/.test(path);

function contains(parent: string, path: string): boolean {
  const windows = isWindowsPath(parent) && isWindowsPath(path);
  const outer = trim(windows ? parent.toLowerCase() : parent);
  const inner = trim(windows ? path.toLowerCase() : path);
  return inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}

const trim = (path: string) => (path.length > 1 ? path.replaceAll('\\', '/').replace(/\/+$/, '') : path);

/** The path relative to the innermost folder that holds it. */
export function below(path: string, bases: readonly string[]): string | undefined {
  const absolute = resolvePath(bases[0], path) ?? path;
  const base = bases.filter((folder) => contains(folder, absolute)).sort((a, b) => b.length - a.length)[0];
  return base === undefined ? undefined : trim(absolute).slice(trim(base).length).replace(/^\/+/, '');
}

/** The parts of a path. What a substitution is made of is none: `$(cat /tmp/list)`. */
const partsOf = (path: string): readonly string[] =>
  (/\$\(|`/.test(path) ? path.replace(/\$\(.*\)|`[^`]*`/gs, '$_') : path).split('/');

function isRemade(path: string): boolean {
  return partsOf(path).some((segment) => REMADE.has(segment)) || /(^|\/)vendor\/bundle(\/|$)/.test(path);
}

function isUsuallyRemade(path: string): boolean {
  const segments = partsOf(path);
  if (
    segments.some(
      (segment) =>
        USUALLY_REMADE.has(segment) || USUALLY_REMADE_NAME.test(segment) || /\.egg-info$/.test(segment),
    )
  )
    return true;
  const last = segments.at(-1) ?? '';
  if (USUALLY_REMADE_FILE.test(last) || PASSING.test(segments[0] ?? '')) return true;
  return USUALLY_INSTALLED.test(path) || FRAMEWORK_CACHE.test(path);
}
