import type { Call } from '../../model/call.ts';

export const SETTINGS_PRINTED = 'The variables that a tool sets for the shell are not known.';

/** Tools whose documented use is `eval "$(tool …)"`: they print assignments for the shell. */
const environmentTools = new Set([
  'ssh-agent',
  'direnv',
  'rbenv',
  'pyenv',
  'nodenv',
  'jenv',
  'brew',
  'fnm',
  'mise',
  'rtx',
  'dircolors',
  'lesspipe',
  'conda',
  'micromamba',
  'mamba',
  'opam',
  'starship',
  'oh-my-posh',
  'zoxide',
  'keychain',
  'minikube',
  'docker-machine',
  'luarocks',
  'register-python-argcomplete',
  'thefuck',
  'atuin',
  'gpg-agent',
  'tput',
  'resize',
  'locale',
  'getopt',
]);

/** Sub-commands that print what belongs into a shell's own settings: `kubectl completion bash`, `direnv hook zsh`. */
const INTEGRATES =
  /^(completions?|shell-completion|generate-shell-completion|--completion(-script)?(-(bash|zsh|fish))?|hook|init|shellenv|shell-init|activate|env|docker-env|podman-env)$/;
/** What prints any text at all. */
const PRINTS_ANYTHING =
  /^(cat|echo|printf|tee|curl|wget|base64|sed|awk|perl|python[\d.]*|ruby|node|deno|bun|php|ssh|docker|podman|env|printenv|.*sh|xxd|openssl|gpg|git|find|xargs)$/;

/** Whether one tool prints settings for the shell, and nothing else does. */
export function printsSettings(calls: readonly Call[]): boolean {
  const [call, ...more] = calls;
  if (call === undefined || more.length > 0) return false;
  if (environmentTools.has(call.program)) return true;
  const plain = call.name.certain && !call.name.text.includes('/') && !PRINTS_ANYTHING.test(call.program);
  return plain && call.args.slice(0, 2).some(({ text, certain }) => certain && INTEGRATES.test(text));
}
