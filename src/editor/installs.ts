import { cards, installs } from '../gateways/agents.ts';
import type { Install } from '../model/dialect.ts';

/** The files by which an agent is guarded on this system; none where Chaperone does not guard it here. */
export function installsOf(id: string, platform = process.platform): readonly Install[] {
  return notHere(id, platform) === undefined ? (installs[id] ?? []) : [];
}

/** Why an agent is not guarded on this system; undefined where it is. */
export function notHere(id: string, platform = process.platform): string | undefined {
  return platform === 'win32' ? cards.find((card) => card.id === id)?.notOnWindows : undefined;
}
