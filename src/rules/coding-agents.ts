import type { CallView, Platform } from '../model/platform.ts';

const FALSE = /^(0|false|no|off)?$/i;
const on = (call: CallView, name: string) => !FALSE.test(call.variable(name) ?? '');
/** A folder of settings that is made for this one run holds no hooks of the person's. */
const away = (call: CallView, ...names: readonly string[]) =>
  names.some((name) =>
    /^(\/tmp|\/var\/tmp|\/dev\/shm|\/private\/tmp|\$\(mktemp)/.test(call.variable(name) ?? ''),
  );
const moved = (call: CallView, name: string, usual: RegExp) => {
  const value = call.variable(name);
  return value !== undefined && value !== '' && !usual.test(value);
};
const switchesOff = (text: string | undefined) =>
  text !== undefined && /["']?disableAllHooks["']?\s*[:=]\s*true/.test(text);

/** Whether an agent would start without the hooks that the person has installed for it. */
function unhooked(call: CallView): boolean {
  if (call.has('--help', '-h', '--version')) return false;
  if (away(call, 'HOME', 'XDG_CONFIG_HOME', 'USERPROFILE')) return true;
  switch (call.program) {
    case 'claude':
    case 'claude-code': {
      const sources = call.value('--setting-sources');
      return (
        call.has('--bare', '--safe-mode') ||
        (sources !== undefined && !/\buser\b/.test(sources)) ||
        switchesOff(call.value('--settings')) ||
        moved(call, 'CLAUDE_CONFIG_DIR', /(^|\/)\.(config\/)?claude\/?$/)
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
        moved(call, 'CODEX_HOME', /(^|\/)\.codex\/?$/)
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
      return call.value('--config-dir') !== undefined || moved(call, 'COPILOT_HOME', /(^|\/)\.copilot\/?$/);
    case 'amp':
      return /^off$/i.test(call.variable('PLUGINS') ?? '');
    case 'gemini':
    case 'gemini-cli':
      return moved(call, 'GEMINI_CLI_HOME', /^$/);
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
