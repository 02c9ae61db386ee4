import type { Install } from '../../model/dialect.ts';
import { exitHook, type JsonHooks, jsonHooks, repositoryHook, TIMEOUT } from '../json-hooks.ts';

/**
 * `preToolUse` sees every tool; the others are there because versions and surfaces differ in which of them they fire.
 * An event that a version does not know can make it drop the whole file, so these are the ones of 2.6 and later.
 */
const shared = {
  events: ['preToolUse', 'beforeShellExecution', 'beforeReadFile'],
  beside: { version: 1 },
} as const;

const entry = (command: string) => ({ command, timeout: TIMEOUT, failClosed: true });

/** The person's own file. Cloud agents do not read it. https://cursor.com/docs/hooks */
const user: JsonHooks = {
  ...shared,
  events: [...shared.events, 'beforeMCPExecution'],
  file: '.cursor/hooks.json',
  hook: (launcher) => entry(exitHook(launcher, 'cursor')),
};

/** The repository's file, the only one that cloud agents read. They fire no event for MCP tools. */
const repository: JsonHooks = {
  ...shared,
  file: '.cursor/hooks.json',
  place: 'repository',
  hook: (launcher) => entry(repositoryHook(launcher, 'cursor')),
};

export const install: readonly Install[] = [jsonHooks(user), jsonHooks(repository)];
