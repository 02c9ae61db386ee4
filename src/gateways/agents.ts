// Written by esbuild.js from the files in this folder; do not edit.
import type { AgentCard } from '../model/agent.ts';
import type { Install } from '../model/dialect.ts';
import { card as ampCard } from './amp/card.ts';
import { install as ampInstall } from './amp/install.ts';
import { card as antigravityCard } from './antigravity/card.ts';
import { install as antigravityInstall } from './antigravity/install.ts';
import { card as augmentCard } from './augment/card.ts';
import { install as augmentInstall } from './augment/install.ts';
import { card as claudeCard } from './claude/card.ts';
import { install as claudeInstall } from './claude/install.ts';
import { card as clineCard } from './cline/card.ts';
import { install as clineInstall } from './cline/install.ts';
import { card as codexCard } from './codex/card.ts';
import { install as codexInstall } from './codex/install.ts';
import { card as continueCard } from './continue/card.ts';
import { card as copilotCard } from './copilot/card.ts';
import { install as copilotInstall } from './copilot/install.ts';
import { card as cursorCard } from './cursor/card.ts';
import { install as cursorInstall } from './cursor/install.ts';
import { card as devinCard } from './devin/card.ts';
import { install as devinInstall } from './devin/install.ts';
import { card as droidCard } from './droid/card.ts';
import { install as droidInstall } from './droid/install.ts';
import { card as geminiCard } from './gemini/card.ts';
import { install as geminiInstall } from './gemini/install.ts';
import { card as kiloCard } from './kilo/card.ts';
import { install as kiloInstall } from './kilo/install.ts';
import { card as kiroCard } from './kiro/card.ts';
import { install as kiroInstall } from './kiro/install.ts';
import { card as opencodeCard } from './opencode/card.ts';
import { install as opencodeInstall } from './opencode/install.ts';
import { card as qwenCard } from './qwen/card.ts';
import { install as qwenInstall } from './qwen/install.ts';
import { card as terminalCard } from './terminal/card.ts';
import { card as vscodeCard } from './vscode/card.ts';
import { card as windsurfCard } from './windsurf/card.ts';
import { install as windsurfInstall } from './windsurf/install.ts';
import { card as zedCard } from './zed/card.ts';
import { install as zedInstall } from './zed/install.ts';

export const cards: readonly AgentCard[] = [
  ampCard,
  antigravityCard,
  augmentCard,
  claudeCard,
  clineCard,
  codexCard,
  continueCard,
  copilotCard,
  cursorCard,
  devinCard,
  droidCard,
  geminiCard,
  kiloCard,
  kiroCard,
  opencodeCard,
  qwenCard,
  terminalCard,
  vscodeCard,
  windsurfCard,
  zedCard,
];

/** By agent; an agent without a line has no file of its own. */
export const installs: Readonly<Record<string, readonly Install[]>> = {
  amp: ampInstall,
  antigravity: antigravityInstall,
  augment: augmentInstall,
  claude: claudeInstall,
  cline: clineInstall,
  codex: codexInstall,
  copilot: copilotInstall,
  cursor: cursorInstall,
  devin: devinInstall,
  droid: droidInstall,
  gemini: geminiInstall,
  kilo: kiloInstall,
  kiro: kiroInstall,
  opencode: opencodeInstall,
  qwen: qwenInstall,
  windsurf: windsurfInstall,
  zed: zedInstall,
};
