import type { Kind } from './weighed-kinds.ts';

/** Folders of agents, and the files in which editors and agents keep what they were told. */
const FOLDER = String.raw`(?:^|[/\\])\.(?:claude|cursor|codex|gemini|qwen|copilot|factory|kiro|augment|amp|opencode|devin|clinerules)[/\\]`;

/** Settings of agents and editors that say what may run, what is asked about, and who is listened to. */
const WEIGHTY =
  /permission|allow|\b(?:deny|ask)\b|approv|trust|sandbox|hook|\bauto|yolo|bypass|danger|skip|confirm|consent|server|mcp|plugin|command|\benv\b|environment|proxy|provider|base_?url|token|api_?key|secret|helper|notify|disable|exec|shell|terminal|\btools?\b|chat\.|copilot|chaperone|security|\btask\.|remote\.|ssh|(?:path|executable|interpreter|binary)$/i;
/** What is added here holds an agent back. */
const ALLOWS = /(?:^|\.)(?:allow|allowed\w*|trusted\w*)$/i;
const HOLDS_BACK = /(?:^|\.)(?:permissions?\.)?(?:deny|ask|exclude|denied|blocked)$/i;

export const agentSettings: Kind = {
  files: new RegExp(
    `${FOLDER}(?!.*hooks?[/\\\\.]).*\\.(?:jsonc?|toml)$|(?:^|[/\\\\])(?:settings\\.json|[^/\\\\]+\\.code-workspace|opencode\\.jsonc?)$`,
  ),
  deleted: true,
  weighs: ({ path, from, to }) =>
    (WEIGHTY.test(path) ||
      (path === '' && from !== undefined) ||
      // What was asked about or refused no longer is. https://opencode.ai/docs/permissions
      (to === 'allow' && /^(ask|deny)$/.test(from ?? ''))) &&
    !(to === undefined && ALLOWS.test(path)) &&
    !(from === undefined && (HOLDS_BACK.test(path) || /^(ask|deny)$/.test(to ?? ''))),
};

/** Settings of an editor with which agents do more, or that start something. https://code.visualstudio.com/docs/reference/default-settings */
const EDITORS_WEIGHTY =
  /(?:^|\.)(?:chat|chaperone|mcp|security|copilot|claude\w*|codex|gemini|cline|roo\w*|amp|continue|task|remote|proxy\w*|automation\w*)(?:\.|$)|terminal\.integrated\.(?!font|cursor|scrollback|tabs|copy|right)|auto_?approve|trust|permission|sandbox|hook|[\w.](?:path|executable|interpreter|command|binary|server|shell)$/i;

export const editorSettings: Kind = {
  files: /(?:^|[/\\])(?:\.vscode|User|Machine|profiles[/\\][^/\\]+)[/\\]settings\.json$|\.code-workspace$/,
  deleted: true,
  // A key without a dot stands in something else, of which a part of a file does not tell.
  weighs: ({ path, to }) =>
    !/^folders\b/.test(path) &&
    !(/interpreter|python\w*path$/i.test(path) && OWN.test(to ?? '')) &&
    (EDITORS_WEIGHTY.test(path) || (/^[\w-]+$/.test(path) && to === 'true')),
};

/** What lies in the workspace may run there anyhow. */
const OWN = /^(?:\$\{workspaceFolder\}|\.)\//;

/** Frontmatter with which a command or a subagent may do more than its session. https://code.claude.com/docs/en/slash-commands#frontmatter */
const GRANTS =
  /^\s*(?:allowed-?tools\s*:.*(?:\bBash\b(?!\()|\(\*|:\s*["']?\*)|permission-?mode\s*:|hooks\s*:|mcp-?servers\s*:)/i;

/** Instructions, commands and skills: words for an agent, which judges what it does because of them. */
export const agentWords: Kind = {
  files: new RegExp(`${FOLDER}(?!.*hooks[/\\\\]).*\\.(?:mdc?|markdown|txt)$`),
  weighs: () => false,
  weighsLine: (line) => GRANTS.test(line),
};
