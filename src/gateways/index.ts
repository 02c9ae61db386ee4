// Written by esbuild.js from the files in this folder; do not edit.
import type { Dialect, Install } from '../model/dialect.ts';
import type { GuardedFiles } from '../model/guarded.ts';
import { dialect as claudeDialect } from './claude/dialect.ts';
import { guarded as claudeGuarded } from './claude/guarded.ts';
import { install as claudeInstall } from './claude/install.ts';
import { guarded as othersGuarded } from './others/guarded.ts';
import { dialect as vscodeDialect } from './vscode/dialect.ts';
import { guarded as vscodeGuarded } from './vscode/guarded.ts';

export const dialects: readonly Dialect[] = [
  claudeDialect,
  vscodeDialect,
];

export const installs: Readonly<Record<string, Install>> = {
  claude: claudeInstall,
};

export const guarded: readonly GuardedFiles[] = [
  ...claudeGuarded,
  ...othersGuarded,
  ...vscodeGuarded,
];
