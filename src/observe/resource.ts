import type { Fact, Question } from '../model/fact.ts';
import type { Request } from '../model/request.ts';
import { isLoopback } from './loopback.ts';
import { type LoginPorts, railwayLogins } from './railway-login.ts';
import { askRailwayForVolume } from './railway-volume.ts';

type ResourceQuestion = Extract<Question, { kind: 'resource' }>;

/** Whether a platform may be asked: never, only one on this machine, or its official address too. */
export type LookUp = 'never' | 'loopback' | 'always';

export interface ResourcePorts extends LoginPorts {
  readonly lookUp: LookUp;
}

type Asker = (
  question: ResourceQuestion,
  request: Request,
  ports: ResourcePorts,
  signal: AbortSignal,
) => Promise<Fact | undefined>;

/** What a platform says of a thing. Undefined where it may not be asked or does not know. */
export async function lookAtResource(
  question: ResourceQuestion,
  request: Request,
  ports: ResourcePorts,
  signal: AbortSignal,
): Promise<Fact | undefined> {
  return await ASKERS[`${question.platform} ${question.what}`]?.(question, request, ports, signal);
}

const RAILWAY_URL = 'https://backboard.railway.com/graphql/v2';
const RAILWAY_HOSTS: readonly string[] = ['backboard.railway.com', 'backboard.railway.app'];

const ASKERS: { readonly [platformAndWhat: string]: Asker } = {
  'railway volume': async (question, request, ports, signal) => {
    const url = allowedUrl(question.url ?? RAILWAY_URL, RAILWAY_HOSTS, ports.lookUp);
    if (url === undefined || question.id === '') return undefined;
    for (const login of await railwayLogins(request, ports, RAILWAY_HOSTS.includes(new URL(url).hostname))) {
      const seen = await askRailwayForVolume(url, login, question.id, signal).catch(() => undefined);
      if (!seen) continue;
      const { platform, what, id } = question;
      const environments = seen.environments.map((name) => ({ name, source: 'Railway, just now' }));
      return { kind: 'resource', platform, what, id, name: seen.name, environments };
    }
    return undefined;
  },
};

/** The address to ask, where the setting allows it. The credential goes to the vendor or stays on this machine. */
function allowedUrl(text: string, official: readonly string[], lookUp: LookUp): string | undefined {
  if (lookUp === 'never' || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (/^https?:$/.test(url.protocol) && isLoopback(url)) return url.href;
  const known = url.protocol === 'https:' && url.port === '' && official.includes(url.hostname);
  return lookUp === 'always' && known ? url.href : undefined;
}
