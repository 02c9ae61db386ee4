import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Everyday programs of a developer's own machine. What they remove is made again by the same program, is a file (which
 * other rules judge), or is text. Their words are not read as deeds.
 */
const EVERYDAY = set(`
  npm npx pnpm pnpx yarn yarnpkg bun bunx deno corepack nvm fnm volta n asdf mise rtx proto nodenv pyenv rbenv jenv goenv
  rustup cargo go gofmt golangci-lint gotestsum pip pip3 pipx pipenv poetry pdm uv uvx rye hatch conda mamba micromamba
  easy_install virtualenv gem bundle bundler composer pecl phpunit pest phpstan php-cs-fixer cpan cpanm cabal stack ghcup
  opam dune mix rebar3 hex elixir iex erl lein clj clojure boot sbt mill scala scala-cli gradle gradlew mvn mvnw ant ivy
  kotlin kotlinc dotnet nuget msbuild paket swift swiftc xcodebuild xcrun pod carthage tuist flutter dart melos
  fvm pub nix nix-env nix-store nix-shell nix-channel home-manager nixos-rebuild guix brew port mas apt apt-get apt-cache
  aptitude apt-key apt-mark add-apt-repository dpkg snap flatpak yum dnf rpm zypper apk pacman yay paru emerge xbps-install xbps-remove eopkg
  choco scoop winget update-alternatives ldconfig conan vcpkg spack bazel bazelisk buck buck2 pants please make gmake nmake
  cmake ctest cpack ninja meson autoconf automake configure scons xmake premake waf just task mage rake thor invoke inv fab nox tox
  grunt gulp webpack webpack-cli vite vitest rollup parcel esbuild swc tsc tsx ts-node tsup tsdx unbuild babel turbo nx
  lerna rush moon wireit changeset changesets release-it semantic-release standard-version np
  jest mocha ava tap cypress playwright wdio karma jasmine nyc c8 pytest py.test unittest nosetests coverage behave
  rspec minitest cucumber ginkgo bats shellspec busted robot
  eslint prettier biome oxlint stylelint standard xo rome dprint knip depcheck tslint markdownlint markdownlint-cli2 textlint
  alex cspell commitlint husky lint-staged lefthook pre-commit ruff black isort flake8 pylint mypy pyright basedpyright
  bandit autopep8 yapf autoflake pyupgrade vulture rubocop standardrb brakeman shellcheck shfmt hadolint yamllint
  actionlint ansible-lint ansible-inventory ansible-doc tflint tfsec checkov trivy grype syft snyk semgrep clang-format clang-tidy cppcheck rustfmt clippy-driver ktlint
  detekt swiftlint swiftformat sqlfluff sqlfmt buf protoc protolint jsonlint ajv taplo vale typos codespell
  git hub tig lazygit gitk git-lfs git-filter-repo git-cliff gitleaks trufflehog svn bzr fossil
  ls cat head tail less more grep egrep fgrep rg ag ack find fd fdfind sed awk gawk mawk cut sort uniq tr wc tee xargs
  echo printf : true false test [ [[ pwd cd pushd popd dirs mkdir rmdir touch cp mv rm ln stat file which where whereis type
  command readlink realpath basename dirname date cal sleep seq yes env export set unset alias unalias history source . eval exec
  exit return break continue shift read declare local typeset readonly let time times trap ulimit umask wait jobs fg bg disown
  hash help man info apropos tldr howdoi cheat clear reset tput stty tset echoti column paste join comm diff sdiff cmp patch split
  csplit fold fmt nl rev tac expand unexpand od hexdump xxd strings base64 base32 md5sum sha1sum sha256sum sha512sum shasum
  cksum b2sum tar zip unzip gzip gunzip bzip2 bunzip2 xz unxz zstd unzstd lz4 7z 7za rar unrar ar cpio zcat jq yq gron dasel fx
  jo miller mlr csvkit xsv qsv xmllint xsltproc pandoc tidy sponge parallel entr watch watchman watchexec nodemon
  ps top htop btop kill killall pkill pgrep pidof lsof fuser free vmstat iostat uptime w who id whoami uname hostname
  df du ncdu lsblk mount ip ifconfig ping dig nslookup host traceroute netstat ss nc ncat telnet openssl ssh-keygen ssh-add
  ssh-agent ssh-keyscan gpg gpgconf age curl wget http https xh aria2c
  vim nvim vi nano emacs emacsclient ed ex code code-insiders codium cursor windsurf subl atom idea zed hx
  tmux screen zellij byobu fzf peco bat exa eza lsd zoxide z autojump starship direnv dotenv chezmoi stow
  python python2 python3 node nodejs ruby perl php lua luajit R Rscript julia bash sh zsh fish dash ksh pwsh powershell cmd
  java javac javap jar jshell gcc g++ cc c++ clang clang++ ld lld nm objdump gdb lldb valgrind strace ltrace perf rustc zig
  ghc ocaml nim crystal v erlc tcc emcc wasm-pack wasm-bindgen wasmtime
  ffmpeg ffprobe convert magick identify mogrify exiftool optipng pngquant svgo inkscape gimp sox yt-dlp youtube-dl graphviz
  dot plantuml mermaid mmdc pdftotext qpdf gs latex pdflatex xelatex latexmk mkdocs sphinx-build hugo jekyll gatsby
  next nuxt remix ng vue vue-cli-service svelte-kit storybook start-storybook eleventy docusaurus expo react-native
  ionic cap cordova electron electron-builder electron-packager tauri serve http-server live-server json-server concurrently npm-run-all run-s
  run-p cross-env rimraf del-cli cpx cpy mkdirp ncp shx degit tiged plop hygen ncu npm-check-updates npkill syncpack
  claude codex gemini aider opencode goose llm ollama copilot cline qwen amp crush
  invoke-restmethod invoke-webrequest irm iwr ssh autossh mosh docker-credential-desktop hyperfine wrk ab k6 autocannon tokei cloc scc onefetch neofetch fastfetch asciinema vhs
  xdg-open open start explorer say notify-send osascript defaults pbcopy pbpaste xclip xsel wl-copy wl-paste xdotool
  hostnamectl timedatectl loginctl journalctl dmesg lscpu lspci lsusb sysctl modprobe
  trash trash-put trash-restore trash-list rmtrash
  rmdir md cls dir copy move ren tree findstr ver vol path title pause rem goto call
  clear-host get-childitem get-content get-item select-string write-host write-output test-path set-location new-item
  clear-variable remove-variable remove-module remove-alias remove-job remove-event unregister-event remove-typedata clear-history
  cowsay cowthink ponysay lolcat figlet toilet boxes banner espeak espeak-ng festival glow mdcat pygmentize highlight source-highlight qrencode enscript lp lpr
  invoke-pester mock should it describe context beforeall beforeeach afterall aftereach inmodulescope assert-mockcalled set-alias new-alias
  stop-job stop-process stop-transcript remove-psbreakpoint disable-psbreakpoint reset-capability
  tilt mkcert devcontainer act earthly dagger hass pio arduino-cli esptool idf.py west platformio
  alembic-autogen sqlc atlas-lint graphql-codegen openapi-generator swagger-codegen protoc-gen-go buf-lint ent mockgen
  wire air reflex templ tailwindcss postcss sass less-css stylus
  vercel-build next-sitemap size-limit bundlesize source-map-explorer why webpack-bundle-analyzer
  delta difft colordiff icdiff meld vimdiff rsync-diff
  logout login su passwd
  playwright-cli agent-browser signtool
  sdk sdkman jabba tfenv tfswitch kubectx kubens kubie k9s stern terraform-docs
  mdfind mdls locate plocate mlocate fselect sdkmanager avdmanager emulator
  zig-cache ccache sccache mold gcov lcov gcovr doxygen ctags cscope
  bunyan pino-pretty jtbl visidata vd litecli pgcli mycli usql ipython jupyter jupyter-lab nbstripout db2
`);

/** Programs that run a file of code or the code that they are given; the file is what acts. */
const INTERPRETERS =
  /^(python[\d.]*|pypy3?|node|nodejs|deno|bun|tsx|ts-node|ruby|perl|php|lua|Rscript|julia|bash|sh|zsh|fish|dash|ksh|pwsh|powershell|dotnet-script|groovy|elixir|java)$/i;

/** Programs that run named tasks of the project: the name is all that can be read where the task's file is not known. */
const RUNNERS: Readonly<Record<string, RegExp>> = {
  make: /^$/,
  gmake: /^$/,
  just: /^$/,
  task: /^$/,
  mage: /^$/,
  rake: /^$/,
  invoke: /^$/,
  inv: /^$/,
  fab: /^$/,
  npm: /^(run|run-script|rum)$/,
  pnpm: /^(run)?$/,
  yarn: /^(run)?$/,
  bun: /^run$/,
  deno: /^task$/,
  composer: /^(run|run-script)$/,
  mise: /^run$/,
  nox: /^$/,
  cargo: /^(make|xtask)$/,
};

export const isEveryday = byProgram(
  (program) =>
    EVERYDAY.has(program) || EVERYDAY.has(program.toLowerCase().replace(/\.(exe|cmd|bat|ps1)$/, '')),
);

/** Sub-commands with which a program of everyday use calls a service. */
const CALLS_SERVICE: Readonly<Record<string, string>> = { buf: 'curl' };

/** Whether an everyday program is told to call a service, which is no everyday matter. */
export const callsService = ({ program, args }: Call): boolean =>
  Object.hasOwn(CALLS_SERVICE, program) && args[0]?.text === CALLS_SERVICE[program];

export const isInterpreter = byProgram((program) => INTERPRETERS.test(program));

/** What a program's name says of how its words are read. */
interface Kind {
  /** It runs tasks or scripts by their names. */
  readonly runs: boolean;
  readonly everyday: boolean;
  /** It runs nothing by name, and its words are no deeds. */
  readonly plain: boolean;
}

export const kindOf = byProgram((program): Kind => {
  const runs = runnerOf(program) !== undefined || isInterpreter(program);
  const everyday = isEveryday(program);
  const speaks = hands(program) || builds(program) || Object.hasOwn(CALLS_SERVICE, program);
  return { runs, everyday, plain: everyday && !runs && !speaks };
});

/** The project’s own program, built and run in one go: `go run ./cmd/admin …`, `cargo run --bin admin -- …`. */
export function builtAndRun(call: Call): Call | undefined {
  const { program, args } = call;
  if (hands(program)) return handedArguments(call);
  if (args[0]?.text !== 'run' || !builds(program)) return undefined;
  const dashes = args.findIndex(({ text }) => text === '--');
  const package_ = args.findIndex(({ text }, at) => at > 0 && !text.startsWith('-'));
  const from = /^(go|swift)$/.test(program) ? package_ : program === 'lein' ? 0 : dashes;
  return from < 0 ? undefined : { ...call, program: 'run', args: args.slice(from + 1) };
}

const builds = byProgram((program) =>
  /^(go|cargo|dotnet|swift|zig|stack|cabal|bazel|bazelisk|lein)$/.test(program),
);

/** Build tools that hand the program its arguments as one text. */
const hands = byProgram((program) => /^(gradle|gradlew|mvn|mvnw|sbt)$/.test(program));

/** `./gradlew run --args="wipe --force"`, `mvn exec:java -Dexec.args="…"`, `sbt "run …"`. */
function handedArguments(call: Call): Call | undefined {
  for (const word of call.args) {
    const [, text] = /^(?:--args=|-Dexec\.args=|(?:\w+\/)?run(?:Main \S+)? )(.+)$/s.exec(word.text) ?? [];
    if (text === undefined || !word.certain) continue;
    const words = text.replace(/^(["'])(.*)\1$/s, '$2').split(/\s+/);
    return { ...call, program: 'run', args: words.map((one) => ({ ...word, text: one })) };
  }
  return undefined;
}

/** The words of a task runner before the task's own name; undefined where the program is no such runner. */
export const runnerOf = byProgram((program): RegExp | undefined =>
  Object.hasOwn(RUNNERS, program) ? RUNNERS[program] : undefined,
);

/** Clusters and machines on one's own computer, which are made and thrown away all day. */
export const isPlayground = (program: string): boolean =>
  /^(kind|kwokctl|minikube|k3d|ctlptl|colima|limactl|lima|multipass|vcluster|microk8s|crc|finch|orb|distrobox|toolbox|kurtosis|localstack|awslocal|awscli-local|terraform-local|aws-cdk-local|samlocal|tflocal|cdklocal)$/.test(
    program,
  );
