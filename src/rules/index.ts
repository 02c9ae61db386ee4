// Written by esbuild.js from the files in this folder; do not edit.
import type { Platform } from '../model/platform.ts';
import { filesystem } from './filesystem.ts';
import { git } from './git.ts';
import { postgres } from './postgres.ts';
import { railway } from './railway.ts';

export const platforms: readonly Platform[] = [
  filesystem,
  git,
  postgres,
  railway,
];
