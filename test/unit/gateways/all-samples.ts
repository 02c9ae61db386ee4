// Written by esbuild.js from src/gateways/; do not edit.
import type { Sample } from '../../../src/model/dialect.ts';
import { samples as amp } from '../../../src/gateways/amp/samples.ts';
import { samples as antigravity } from '../../../src/gateways/antigravity/samples.ts';
import { samples as augment } from '../../../src/gateways/augment/samples.ts';
import { samples as claude } from '../../../src/gateways/claude/samples.ts';
import { samples as cline } from '../../../src/gateways/cline/samples.ts';
import { samples as codex } from '../../../src/gateways/codex/samples.ts';
import { samples as copilot } from '../../../src/gateways/copilot/samples.ts';
import { samples as cursor } from '../../../src/gateways/cursor/samples.ts';
import { samples as devin } from '../../../src/gateways/devin/samples.ts';
import { samples as droid } from '../../../src/gateways/droid/samples.ts';
import { samples as gemini } from '../../../src/gateways/gemini/samples.ts';
import { samples as kilo } from '../../../src/gateways/kilo/samples.ts';
import { samples as kiro } from '../../../src/gateways/kiro/samples.ts';
import { samples as mcp } from '../../../src/gateways/mcp/samples.ts';
import { samples as opencode } from '../../../src/gateways/opencode/samples.ts';
import { samples as qwen } from '../../../src/gateways/qwen/samples.ts';
import { samples as terminal } from '../../../src/gateways/terminal/samples.ts';
import { samples as vscode } from '../../../src/gateways/vscode/samples.ts';
import { samples as windsurf } from '../../../src/gateways/windsurf/samples.ts';

export const samples: Readonly<Record<string, readonly Sample[]>> = {
  amp,
  antigravity,
  augment,
  claude,
  cline,
  codex,
  copilot,
  cursor,
  devin,
  droid,
  gemini,
  kilo,
  kiro,
  mcp,
  opencode,
  qwen,
  terminal,
  vscode,
  windsurf,
};
