// Written by esbuild.js from the files in this folder; do not edit.
import type { Dialect } from '../model/dialect.ts';
import type { GuardedFiles } from '../model/guarded.ts';
import { dialect as ampDialect } from './amp/dialect.ts';
import { guarded as ampGuarded } from './amp/guarded.ts';
import { dialect as antigravityDialect } from './antigravity/dialect.ts';
import { guarded as antigravityGuarded } from './antigravity/guarded.ts';
import { dialect as augmentDialect } from './augment/dialect.ts';
import { guarded as augmentGuarded } from './augment/guarded.ts';
import { dialect as claudeDialect } from './claude/dialect.ts';
import { guarded as claudeGuarded } from './claude/guarded.ts';
import { dialect as clineDialect } from './cline/dialect.ts';
import { guarded as clineGuarded } from './cline/guarded.ts';
import { dialect as codexDialect } from './codex/dialect.ts';
import { guarded as codexGuarded } from './codex/guarded.ts';
import { dialect as copilotDialect } from './copilot/dialect.ts';
import { guarded as copilotGuarded } from './copilot/guarded.ts';
import { dialect as cursorDialect } from './cursor/dialect.ts';
import { guarded as cursorGuarded } from './cursor/guarded.ts';
import { dialect as devinDialect } from './devin/dialect.ts';
import { guarded as devinGuarded } from './devin/guarded.ts';
import { dialect as droidDialect } from './droid/dialect.ts';
import { guarded as droidGuarded } from './droid/guarded.ts';
import { dialect as geminiDialect } from './gemini/dialect.ts';
import { guarded as geminiGuarded } from './gemini/guarded.ts';
import { dialect as kiloDialect } from './kilo/dialect.ts';
import { guarded as kiloGuarded } from './kilo/guarded.ts';
import { dialect as kiroDialect } from './kiro/dialect.ts';
import { guarded as kiroGuarded } from './kiro/guarded.ts';
import { dialect as mcpDialect } from './mcp/dialect.ts';
import { dialect as opencodeDialect } from './opencode/dialect.ts';
import { guarded as opencodeGuarded } from './opencode/guarded.ts';
import { dialect as qwenDialect } from './qwen/dialect.ts';
import { guarded as qwenGuarded } from './qwen/guarded.ts';
import { dialect as terminalDialect } from './terminal/dialect.ts';
import { dialect as vscodeDialect } from './vscode/dialect.ts';
import { guarded as vscodeGuarded } from './vscode/guarded.ts';
import { dialect as windsurfDialect } from './windsurf/dialect.ts';
import { guarded as windsurfGuarded } from './windsurf/guarded.ts';
import { guarded as zedGuarded } from './zed/guarded.ts';

export const dialects: readonly Dialect[] = [
  ampDialect,
  antigravityDialect,
  augmentDialect,
  claudeDialect,
  clineDialect,
  codexDialect,
  copilotDialect,
  cursorDialect,
  devinDialect,
  droidDialect,
  geminiDialect,
  kiloDialect,
  kiroDialect,
  mcpDialect,
  opencodeDialect,
  qwenDialect,
  terminalDialect,
  vscodeDialect,
  windsurfDialect,
];

export const guarded: readonly GuardedFiles[] = [
  ...ampGuarded,
  ...antigravityGuarded,
  ...augmentGuarded,
  ...claudeGuarded,
  ...clineGuarded,
  ...codexGuarded,
  ...copilotGuarded,
  ...cursorGuarded,
  ...devinGuarded,
  ...droidGuarded,
  ...geminiGuarded,
  ...kiloGuarded,
  ...kiroGuarded,
  ...opencodeGuarded,
  ...qwenGuarded,
  ...vscodeGuarded,
  ...windsurfGuarded,
  ...zedGuarded,
];
