import { absolute } from '../host/paths.ts';
import type { BlockedAct } from '../model/blocked.ts';
import type { FoundCredential } from '../model/credential.ts';
import type { Fact, Facts, Question } from '../model/fact.ts';
import { factKey } from '../model/fact-key.ts';
import type { Request } from '../model/request.ts';
import { createCredentialIndex } from './credential.ts';
import { lookAtFile } from './file.ts';
import { lookAtGit } from './git.ts';
import { lookAtLink } from './link.ts';
import { lookAtPath } from './path.ts';
import { type LookUp, lookAtResource } from './resource.ts';
import { timed } from './timed.ts';

export interface ObserverPorts {
  findCredentials(text: string): readonly FoundCredential[];
  fingerprint(value: string): string;
  readonly lookUp: LookUp;
  /** Workspace folders, absolute. Those of the request count too. */
  roots(): readonly string[];
  readonly homeDirectory: string;
  /** What a person blocked of an agent’s acts lately, newest first. */
  blocked(agent: string): Promise<readonly BlockedAct[]>;
}

// Milliseconds. The first look after a start, on a busy machine, takes most of a second.
const ONE = 2500;
const ALL = 4000;

/** Looks at the machine. Never fails: what could not be seen in time has no fact. */
export function createObserver(
  ports: ObserverPorts,
): (questions: readonly Question[], request: Request) => Promise<Facts> {
  const { homeDirectory } = ports;
  const index = createCredentialIndex(ports);

  return async (questions, request) => {
    const facts = new Map<string, Fact>();
    const roots = [...new Set([...ports.roots(), ...request.roots])];
    const all = Promise.all(
      questions.map(async (question) => {
        const fact = await timed(look(question, request, roots), ONE);
        if (fact) facts.set(factKey(question), fact);
      }),
    );
    await timed(all, ALL);
    return new Map(facts);
  };

  async function look(
    question: Question,
    request: Request,
    roots: readonly string[],
  ): Promise<Fact | undefined> {
    const here = request.cwd ?? roots[0] ?? homeDirectory;
    const at = (path: string) => absolute(path, here, homeDirectory);
    switch (question.kind) {
      case 'file':
        return await lookAtFile(question.path, at(question.path));
      case 'path': {
        const workspace = roots.length > 0 || request.cwd === undefined ? roots : [request.cwd];
        return await lookAtPath(question.path, at(question.path), {
          roots: workspace,
          cwd: request.cwd,
          homeDirectory,
        });
      }
      case 'git': {
        const fact = await lookAtGit(at(question.cwd));
        return fact && { ...fact, cwd: question.cwd };
      }
      case 'credential': {
        const { fingerprint, variable } = question;
        const folders = roots.length > 0 ? roots : [here];
        return {
          kind: 'credential',
          fingerprint,
          found: await index.find(fingerprint, variable, folders, homeDirectory),
        };
      }
      case 'link': {
        const { platform } = question;
        const link = await lookAtLink(platform, at(question.cwd ?? here), homeDirectory);
        return link && { kind: 'link', platform, ...link };
      }
      case 'blocked':
        return { kind: 'blocked', agent: question.agent, acts: await ports.blocked(question.agent) };
      case 'resource':
        return await lookAtResource(question, request, ports, AbortSignal.timeout(ONE));
    }
  }
}
