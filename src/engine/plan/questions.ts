import type { Action, CredentialUse } from '../../model/action.ts';
import type { Question } from '../../model/fact.ts';
import { platformOf } from '../matching/platform-index.ts';
import { fixedPart } from '../verdict/loss.ts';
import type { PlanPorts } from './found.ts';
/** What the machine may say of actions: what stands at paths, where things live, whose credentials these are. */
export function questionsFor(
  actions: readonly Action[],
  credentials: readonly CredentialUse[],
  ports: PlanPorts,
): readonly Question[] {
  const questions = actions.flatMap((action): Question[] => {
    const { platform: id, what, cwd, url, targets, undo, verb, paths } = action;
    const platform = platformOf(id, ports.platforms);
    const asked: Question[] = [];
    if (verb === 'expose') asked.push(...(paths ?? []).map((path): Question => ({ kind: 'file', path })));
    else if (undo === 'files' && verb !== 'edit') {
      if (paths === undefined) asked.push(...(cwd === undefined ? [] : [{ kind: 'git', cwd } as const]));
      else
        asked.push(
          ...paths
            .slice(0, 50)
            .map(fixedPart)
            .filter(isPlaced)
            .map((path): Question => ({ kind: 'path', path })),
        );
    }
    if (platform?.resources?.includes(what)) {
      for (const { name, certain } of targets)
        if (certain) asked.push({ kind: 'resource', platform: id, what, id: name, url, cwd });
    }
    if (platform?.linked) asked.push({ kind: 'link', platform: id, cwd });
    return asked;
  });
  return [
    ...questions,
    ...credentials.map(
      ({ fingerprint, variable }): Question => ({ kind: 'credential', fingerprint, variable }),
    ),
  ];
}

/** An absolute path, of any system, or one below a home folder. */
const isPlaced = (path: string) => /^(\/|~|[A-Za-z]:[\\/]|\\\\)/.test(path);
