import { ConfigurationTarget, workspace } from 'vscode';

/** How long an agent waits for a person, in milliseconds. */
export function dialogTimeoutMs(): number {
  const seconds = workspace.getConfiguration('chaperone').get('dialogTimeout', 110);
  return 1000 * Math.min(110, Math.max(10, Number(seconds) || 110));
}

/** Whom Chaperone may ask what a thing is called. What is not known counts as the careful one. */
export function lookUps(): 'never' | 'loopback' | 'always' {
  const set = workspace.getConfiguration('chaperone').get<string>('lookUps');
  return set === 'always' || set === 'loopback' ? set : 'never';
}

/** The folders of this window that stand on a disk. Absolute paths. */
export function workspaceFolders(): readonly string[] {
  return (workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => uri.fsPath);
}

const IGNORED = 'ignoredAgents';

/** Agents of which the person does not want to hear that they are not guarded, by id. */
export function ignoredAgents(): readonly string[] {
  const set = workspace.getConfiguration('chaperone').get<unknown>(IGNORED);
  return Array.isArray(set) ? set.filter((id) => typeof id === 'string') : [];
}

export async function ignoreAgent(id: string, on: boolean): Promise<void> {
  const rest = ignoredAgents().filter((one) => one !== id);
  const value = on ? [...rest, id] : rest;
  await workspace.getConfiguration('chaperone').update(IGNORED, value, ConfigurationTarget.Global);
}
