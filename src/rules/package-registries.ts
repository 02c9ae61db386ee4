import type { CallView, Platform } from '../model/platform.ts';

// https://doc.rust-lang.org/cargo/commands/cargo-yank.html, https://docs.docker.com/docker-hub/repos/delete/
const TAKEN_AWAY =
  'npm never gives a name with its version out again; `cargo yank --undo` puts a yanked crate back; a deleted Docker Hub repository is gone for good (npm, Cargo and Docker documentation, 2026-11)';
const NPM =
  'npm: a name with its version can never be used again, and after unpublishing everything nothing can be published for 24 hours (docs.npmjs.com/policies/unpublish, 2026-11)';
const js = (call: CallView) => /^(npm|pnpm|yarn|bun|cnpm)$/.test(call.program);
const words = (call: CallView) => call.positionals.join(' ').replace(/^npm /, '');

/** Publishes for everybody, by program. */
const PUBLISHES: Readonly<Record<string, RegExp>> = {
  npm: /^(publish|stage publish)( |$)/,
  pnpm: /^publish( |$)/,
  yarn: /^(workspaces? .*)?(npm )?publish( |$)/,
  bun: /^publish( |$)/,
  cargo: /^publish( |$)/,
  gem: /^push( |$)/,
  twine: /^upload( |$)/,
  poetry: /^publish( |$)/,
  uv: /^publish( |$)/,
  flit: /^publish( |$)/,
  hatch: /^publish( |$)/,
  pdm: /^publish( |$)/,
  dotnet: /^nuget push( |$)/,
  nuget: /^push( |$)/,
  pod: /^trunk push( |$)/,
  mix: /^hex\.publish( |$)/,
  dart: /^pub publish( |$)/,
  flutter: /^pub publish( |$)/,
  vsce: /^publish( |$)/,
  ovsx: /^publish( |$)/,
  lerna: /^publish( |$)/,
  changeset: /^publish( |$)/,
  jsr: /^publish( |$)/,
  deno: /^publish( |$)/,
  'wasm-pack': /^publish( |$)/,
  mvn: /(^| )(deploy|release:perform)( |$)/,
  mvnw: /(^| )(deploy|release:perform)( |$)/,
  // https://docs.gradle.org/current/userguide/publishing_maven.html
  gradle:
    /(^|[ :])publish(?!\w*ToMavenLocal)(All\w+To\w+|\w*PublicationTo\w+|Plugins|ToMavenCentral|ToSonatype\w*)?( |$)/,
  gradlew:
    /(^|[ :])publish(?!\w*ToMavenLocal)(All\w+To\w+|\w*PublicationTo\w+|Plugins|ToMavenCentral|ToSonatype\w*)?( |$)/,
  'semantic-release': /^$/,
  sbt: /(^|[ /])publish(Signed)?( |$)/,
  luarocks: /^upload( |$)/,
  wapm: /^publish( |$)/,
  wasmer: /^publish( |$)/,
};
/** Takes away what others install. */
const UNPUBLISHES: Readonly<Record<string, RegExp>> = {
  npm: /^unpublish( |$)/,
  pnpm: /^unpublish( |$)/,
  cargo: /^yank( |$)/,
  gem: /^yank( |$)/,
  dotnet: /^nuget delete( |$)/,
  nuget: /^delete( |$)/,
  pod: /^trunk (delete|deprecate)( |$)/,
  mix: /^hex\.(retire|user deauth)( |$)/,
  vsce: /^(unpublish|delete-publisher)( |$)/,
  anaconda: /^remove( |$)/,
  conan: /^remove( |$)/,
  wapm: /^unpublish( |$)/,
  // https://docs.wasmer.io/cli/
  wasmer: /^app delete( |$)/,
  // https://snapcraft.io/docs/reference/commands/close/
  snapcraft: /^(close|unregister)( |$)/,
  ovsx: /^(unpublish|delete)( |$)/,
  'pypi-cleanup': /^/,
  cosign: /^clean( |$)/,
  'hub-tool': /^(tag|repo|repository) (rm|remove|delete)( |$)/,
};

/** `python -m twine upload` is twine’s. */
const tool = (call: CallView) =>
  /^python[\d.]*$/.test(call.program) ? (call.value('-m') ?? '') : call.program;

const spells = (call: CallView, table: Readonly<Record<string, RegExp>>) =>
  Object.hasOwn(table, tool(call)) && (table[tool(call)]?.test(words(call)) ?? false);

export const packageRegistries: Platform = {
  id: 'package-registries',
  title: 'Package registries',
  docs: 'https://docs.npmjs.com/cli/commands/npm-unpublish',
  programs: [...new Set([...Object.keys(PUBLISHES), ...Object.keys(UNPUBLISHES)]), 'python', 'python3'],
  optionsWithValue:
    '--registry --tag --otp --access --workspace -w --cwd --prefix -C --dir --filter -F -v --version --vers -i --index --platform -k --key --host -u --username -p --password --repository -r --repository-url --package -s --source --token --index-url --publish-url -t --pat --userconfig --loglevel'.split(
      ' ',
    ),
  programOptions: {
    python: ['-m'],
    python3: ['-m'],
    npm: '--registry --tag --otp --access --workspace -w --prefix -C --userconfig --loglevel'.split(' '),
    pnpm: '--registry --tag --otp --access -C --dir --filter -F --publish-branch --loglevel'.split(' '),
    yarn: '--registry --tag --otp --access --cwd --new-version'.split(' '),
  },
  hosts: [
    'registry.npmjs.org',
    'crates.io',
    'rubygems.org',
    'upload.pypi.org',
    'pypi.org',
    'npm.pkg.github.com',
    'api.nuget.org',
    'www.nuget.org',
  ],
  mcpServers: ['npm'],
  environment: { options: ['--registry', '--tag', '--repository'], variables: ['NPM_CONFIG_REGISTRY'] },
  selfConfirm: ['-f', '--force', '-y', '--yes', '--no-confirm'],
  dryRun: ['--noop', '--undo', '-n'],
  twins: ['npm', 'pnpm'],
  steps: {
    cargo: 'cargo publish --dry-run',
    gem: 'gem list',
    twine: 'twine check dist/*',
    uv: 'uv publish --dry-run',
  },
  rules: [
    {
      id: 'unpublish',
      command: [],
      when: (call) =>
        // Without a remote it is Conan’s own cache that loses it.
        (spells(call, UNPUBLISHES) && (call.program !== 'conan' || call.has('-r', '--remote'))) ||
        (call.program === 'mix' && /^hex\.publish/.test(words(call)) && call.has('--revert')),
      http: ['DELETE /**'],
      does: { verb: 'delete', what: 'published version', undo: 'none', undoNote: TAKEN_AWAY },
      target: { positionals: true, options: ['-v', '--version', '--vers'], fields: ['id'] },
      why: 'Takes a published version away; whoever installs it fails.',
      instead: 'npm view {target} versions',
      stops: [
        'npm unpublish @acme/sdk --force',
        'npm unpublish @acme/sdk@1.2.0',
        'gem yank acme-sdk -v 1.2.0',
        'cargo yank --vers 1.2.0 acme',
        'pod trunk delete Acme 1.2.0',
      ],
      passes: [
        'npm view @acme/sdk versions',
        'cargo yank --vers 1.2.0 --undo acme',
        'npm uninstall left-pad',
        'npm cache clean --force',
        'gem uninstall acme',
        'npm unpublish @acme/sdk --dry-run',
      ],
    },
    {
      id: 'publish',
      command: [],
      when: (call) =>
        spells(call, PUBLISHES) &&
        !call.has('--revert', '--build-only') &&
        // https://packaging.python.org/en/latest/guides/using-testpypi/
        !/^(test-?pypi|https:\/\/test\.pypi\.org\/.*)$/i.test(
          call.value('-r', '--repository', '--repository-url', '--publish-url', '--index') ?? '',
        ),
      does: { verb: 'change', what: 'version', undo: 'vendor', undoNote: NPM },
      target: {
        positionals: true,
        says: [{ words: /^(?:upload|publish|push) /, thing: 'version', names: 1 }],
      },
      why: 'Publishes a version for everybody. Its number can never be used again.',
      instead: 'npm publish --dry-run',
      stops: [
        'npm publish --access public',
        'pnpm publish --no-git-checks',
        'yarn npm publish',
        'cargo publish',
        'twine upload dist/*',
        'gem push acme-1.0.gem',
        'uv publish',
        './gradlew :core:publish',
      ],
      passes: [
        'npm publish --dry-run',
        './gradlew publishToMavenLocal',
        'twine upload --repository testpypi dist/*',
        'npm pack',
        'cargo package',
        'cargo publish --dry-run',
        'gem build acme.gemspec',
        'npm run build',
        'twine check dist/*',
      ],
    },
    {
      id: 'registry-change',
      command: [],
      when: (call) =>
        (js(call) &&
          /^(deprecate|owner (rm|remove|add)|dist-tag (add|rm|remove|set)|tag (add|remove|rm)|access (set|revoke|grant|public|restricted)|token (revoke|delete)|team (destroy|rm|remove)|org (rm|remove)|hook rm|profile (disable-2fa|set))( |$)/.test(
            words(call),
          )) ||
        (call.program === 'gem' &&
          /^owner( |$)/.test(words(call)) &&
          call.has('-r', '--remove', '-a', '--add')) ||
        (call.program === 'cargo' &&
          /^owner( |$)/.test(words(call)) &&
          call.has('-r', '--remove', '-a', '--add')) ||
        (call.program === 'pod' && /^trunk (remove-owner|add-owner)/.test(words(call))) ||
        (/^(dart|flutter)$/.test(call.program) && /^pub uploader remove( |$)/.test(words(call))) ||
        (call.program === 'mix' && /^hex\.(owner (remove|transfer)|organization)/.test(words(call))),
      does: {
        verb: 'change',
        what: 'package',
        undo: 'vendor',
        undoNote: 'It can be set back by somebody who still has the rights',
      },
      target: {
        positionals: true,
        // https://docs.npmjs.com/cli/v11/commands
        says: [
          { words: /^(npm )?deprecate/, thing: 'package', names: 1 },
          { words: /^(npm )?(dist-)?tag \w+/, thing: 'the tags of a package', names: 1 },
          { words: /^(npm )?owner (rm|remove|add) \S+/, thing: 'the owners of a package', names: 1 },
          {
            words: /^(npm )?access (set \S+|revoke \S+|grant \S+ \S+|public|restricted)/,
            thing: 'access',
            names: 1,
          },
          { words: /^(npm )?token \w+/, thing: 'token', names: 1 },
          { words: /^(npm )?team (destroy|rm|remove)/, thing: 'team', names: 1 },
          { words: /^(npm )?org (rm|remove)/, thing: 'organization', names: 1 },
          { words: /^(npm )?hook rm/, thing: 'webhook', names: 1 },
          { words: /^(npm )?profile/, thing: 'npm profile', names: 0 },
          {
            words: /^(owner( \S+(?= \S))?|trunk (remove|add)-owner|hex\.owner \w+)/,
            thing: 'the owners of a package',
            names: 1,
          },
        ],
      },
      why: 'Changes who owns a package, what people get of it, who may publish it, or which tokens work.',
      instead: 'npm owner ls {target}',
      stops: [
        'npm owner rm alice @acme/sdk',
        'npm dist-tag add @acme/sdk@1.0.0 latest',
        'npm deprecate @acme/sdk "do not use"',
        'npm token revoke abc123',
        'cargo owner --remove alice acme',
        'yarn npm tag add @acme/sdk@1.0.0 latest',
      ],
      passes: [
        'npm owner ls @acme/sdk',
        'npm dist-tag ls @acme/sdk',
        'npm token list',
        'cargo owner --list acme',
      ],
    },
  ],
};
