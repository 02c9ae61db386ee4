import type { Word } from '../../../model/call.ts';
import { hostsIn, isLocal } from '../../hosts.ts';
import type { Scope } from '../scope.ts';
import { lookup } from '../scope.ts';

const ENGINES = /^(docker|podman|nerdctl|docker-compose|podman-compose)$/;
/** https://docs.docker.com/reference/cli/docker/#environment-variables, https://docs.podman.io/en/latest/markdown/podman.1.html */
const OPTIONS = /^(-H|--host|-c|--context|--connection|--url)(?:=(.*))?$/s;
const VARIABLES = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'CONTAINER_HOST', 'CONTAINER_CONNECTION'];
/** Contexts that their makers give to an engine on this machine. */
const OWN =
  /^(default|desktop-linux|desktop-windows|colima(-[\w-]+)?|orbstack|rancher-desktop|rootless|podman-machine-default(-root)?|)$/;

/** Whether a context or an address names an engine on this machine. */
export const isOwnEngine = ({ text, certain }: Pick<Word, 'text' | 'certain'>): boolean =>
  certain && (OWN.test(text) || /^(unix|npipe|fd):/.test(text) || hostsIn(text).some(isLocal));

/** Whether the words or the variables of a container engine's call let it work on another machine. */
export function engineIsElsewhere(program: string, words: readonly Word[], scope: Scope): boolean {
  if (!ENGINES.test(program)) return false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    // Behind the sub-command `-c` and `-H` are other options.
    if (word === undefined || !word.text.startsWith('-')) break;
    if (program === 'podman' && /^(-r|--remote)$/.test(word.text)) return true;
    const [, option, value] = OPTIONS.exec(word.text) ?? [];
    if (option === undefined) continue;
    const given = value === undefined ? words[at + 1] : { ...word, text: value };
    if (value === undefined) at += 1;
    if (given !== undefined) return !isOwnEngine(given);
  }
  return VARIABLES.some((name) => {
    const set = lookup(scope, name);
    return set !== undefined && set.missing !== true && !isOwnEngine(set.word);
  });
}
