import type { CallView, Platform } from '../model/platform.ts';

const FALSE = /^(0|false|no|off)?$/i;
const on = (call: CallView, name: string) => !FALSE.test(call.variable(name) ?? '');
/** A home folder, as it may be written. */
const HOME = String.raw`(?:~\w*|/root|/home/[^/]+|/Users/[^/]+|/var/lib/[^/]+|[A-Za-z]:[\\/]Users[\\/][^\\/]+|"?\$\{?HOME\}?"?)`;
/** A folder of settings other than the person's holds no hooks of theirs. `below` is a part of a pattern. */
const moved = (call: CallView, name: string, below: string) => {
  const value = call.assigned(name);
  return value !== undefined && value !== '' && !new RegExp(`^${HOME}${below}[\\/]?$`).test(value);
};
const switchesOff = (text: string | undefined) =>
  text !== undefined && /["']?disableAllHooks["']?\s*[:=]\s*true/.test(text);

/** Whether an agent would start without the hooks that the person has installed for it. */
function unhooked(call: CallView): boolean {
  if (call.has('--help', '-h', '--version')) return false;
  // Where `sh` is bash, it would then run no hook, and no agent would notice.
  // https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html
  if (/(^|:)noexec(:|$)/.test(call.assigned('SHELLOPTS') ?? '')) return true;
  if (moved(call, 'HOME', '') || moved(call, 'USERPROFILE', '')) return true;
  if (moved(call, 'XDG_CONFIG_HOME', '/[.]config')) return true;
  switch (call.program) {
    case 'claude':
    case 'claude-code': {
      const sources = call.value('--setting-sources');
      return (
        call.has('--bare', '--safe-mode') ||
        (sources !== undefined && !/\buser\b/.test(sources)) ||
        switchesOff(call.value('--settings')) ||
        moved(call, 'CLAUDE_CONFIG_DIR', '/[.](config/)?claude')
      );
    }
    case 'codex':
      return (
        call.has('--ignore-user-config') ||
        call.args.some(
          (word, at) =>
            /^--disable=(codex_)?hooks$/.test(word) ||
            (word === '--disable' && /^(codex_)?hooks$/.test(call.args[at + 1] ?? '')) ||
            /^(--config=|-c)?\s*features\.(codex_)?hooks\s*=\s*false\s*$/.test(word),
        ) ||
        moved(call, 'CODEX_HOME', '/[.]codex')
      );
    case 'qwen':
    case 'qwen-code':
      return call.has('--bare', '--safe-mode');
    case 'opencode':
    case 'opencode-ai':
      return call.has('--pure') || on(call, 'OPENCODE_PURE');
    case 'kilo':
    case 'kilocode':
      return call.has('--pure') || on(call, 'KILO_PURE');
    case 'copilot':
      return call.value('--config-dir') !== undefined || moved(call, 'COPILOT_HOME', '/[.]copilot');
    case 'amp':
      return /^off$/i.test(call.variable('PLUGINS') ?? '');
    case 'gemini':
    case 'gemini-cli':
      return moved(call, 'GEMINI_CLI_HOME', '');
    default:
      return false;
  }
}

/**
 * Agents that an agent starts. Flags that only skip the started agent's own questions are no matter here: its hooks
 * still run. Those that leave its hooks out are.
 */
export const codingAgents: Platform = {
  id: 'coding-agents',
  title: 'Coding agents',
  docs: 'https://code.claude.com/docs/en/cli-reference',
  programs: [
    'claude',
    'claude-code',
    'codex',
    'gemini',
    'gemini-cli',
    'qwen',
    'qwen-code',
    'opencode',
    'opencode-ai',
    'kilo',
    'kilocode',
    'copilot',
    'amp',
    'droid',
    'cursor-agent',
  ],
  optionsWithValue:
    '-p --print --prompt -i --setting-sources --settings --model -m --disable --enable --config -c --config-dir --add-dir --allowedTools --disallowedTools --permission-mode --approval-mode -s --sandbox -C --cd --profile --output-format --mcp-config --append-system-prompt'.split(
      ' ',
    ),
  rules: [
    {
      id: 'start-unhooked',
      command: [],
      commands: [['*']],
      when: unhooked,
      does: {
        verb: 'edit',
        what: 'agent without its hooks',
        undo: 'repeat',
        undoNote: 'What it does meanwhile is not seen',
      },
      why: 'Starts another agent without the hooks of this machine, so that nobody would see or ask about what it does.',
      instead: 'claude -p "say what you would do"',
      stops: [
        'claude --bare -p "clean up the database"',
        'claude --safe-mode --dangerously-skip-permissions -p x',
        'claude --setting-sources project,local -p x',
        `claude --settings '{"disableAllHooks": true}' -p x`,
        'CLAUDE_CONFIG_DIR=/tmp/c claude -p x',
        'HOME=/tmp/empty claude -p x',
        'codex exec --disable hooks "drop the table"',
        'codex exec -c features.hooks=false x',
        'codex exec -c "features.hooks = false" x',
        'CODEX_HOME=/tmp/x codex exec y',
        'SHELLOPTS=noexec claude -p x',
        'env SHELLOPTS=braceexpand:noexec codex exec x',
        'HOME=$PWD/x claude',
        'CLAUDE_CONFIG_DIR=$PWD/.claude claude -p x',
        'CLAUDE_CONFIG_DIR="$DIR" claude',
        'export HOME=/srv/agent; codex exec x',
        'env HOME=$(mktemp -d) opencode run x',
        'npx @openai/codex exec --ignore-user-config y',
        'qwen --bare -p x',
        'opencode run --pure x',
        'OPENCODE_PURE=1 opencode run x',
        'PLUGINS=off amp -x y',
      ],
      passes: [
        'claude -p "explain --bare"',
        'claude --dangerously-skip-permissions -p x',
        'claude --setting-sources user,project -p x',
        'claude --settings ./settings.json -p x',
        'claude mcp list',
        'HOME=/home/dev claude -p x',
        'HOME=~ CLAUDE_CONFIG_DIR=$HOME/.claude claude -p x',
        'CODEX_HOME=~/.codex codex exec x',
        'HOME=/tmp/x claude --version',
        'codex exec --yolo x',
        'codex exec --dangerously-bypass-hook-trust x',
        'codex --enable hooks',
        'gemini --yolo -p x',
        'copilot --allow-all-tools -p x',
        'droid exec --skip-permissions-unsafe x',
        'cursor-agent --force -p x',
        'opencode run x',
      ],
    },
  ],
};
