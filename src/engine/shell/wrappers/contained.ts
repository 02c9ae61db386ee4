import type { Call, Unread, Word } from '../../../model/call.ts';
import { isOnAnotherMachine } from '../../hosts.ts';
import type { Frame } from '../session.ts';

const MARK = 'in a container of';

/** How `via` names a program that runs its steps in containers which are thrown away. */
export function contained(program: string): string {
  return `${MARK} ${program}:`;
}

/** Whether a call's own files are those of a container that is thrown away. */
export function isContained({ via }: Call): boolean {
  return via.length > 0 && via.some((one) => one.startsWith(MARK));
}

/** Whether `via` says that an engine starts an image, whose own program is handed the words. */
export const startsImage = (label: string): boolean => ENGINE_RUNS.test(label);
const ENGINE_RUNS = /^(?:in a container of )?(?:docker|podman|nerdctl):?(?: compose)? run/;

/** Whether a call runs in a container of a Compose project, whose services know one another by their names. */
export const isComposed = (via: readonly string[]): boolean => via.some((label) => OF_COMPOSE.test(label));
const OF_COMPOSE = /^(?:in a container of )?(?:docker|podman|nerdctl)(?:-compose|:? compose|:)(?:\s|$)/;

/** What is not understood of such steps can hit little: it is shown and not asked about. */
export function softened(one: Unread): Unread {
  return { ...one, weight: 'detail' };
}

/** The same for all that was noted since then. */
export function demote({ session: { unread } }: Frame, from: number): void {
  unread.splice(from, unread.length, ...unread.slice(from).map(softened));
}

const ENGINES = /^(docker|podman|nerdctl|docker-compose|podman-compose)$/;
/** What gives a container a part of this machine, or more of it than a container has. */
const OPENS =
  /^(-v|--volumes?|--mount|--volumes-from|--privileged|--pid|--ipc|--device|--cap-add|--security-opt|--userns|--uts|--rootfs|-H|--host|--context)(=|$)|^-v.|^-[a-zA-Z]+v$/;
/** A folder of the workspace, as one mounts it. */
const OF_WORKSPACE = /^("?\$\{?PWD\}?|\$\(pwd\)|`pwd`|\.(?!\.)|[\w-]+:)/;

/** Whether words start a container that is thrown away and has nothing of this machine: `docker run --rm alpine …`. */
export function throwsAway(program: string, words: readonly Word[]): boolean {
  return (
    ENGINES.test(program) &&
    !program.endsWith('compose') &&
    words[1]?.text === 'run' &&
    words.some(({ text }) => text === '--rm') &&
    !words.some(({ text }) => OPENS.test(text))
  );
}

/** Whether a container has, of this machine, the workspace at most. What its image holds is as unseen as its own start. */
export function holdsWorkspace(program: string, words: readonly Word[], cwd: string | undefined): boolean {
  const mounted = (text: string) =>
    !text.includes('..') &&
    (OF_WORKSPACE.test(text) ||
      (cwd !== undefined && text.startsWith(cwd) && /^[:/]/.test(text.slice(cwd.length))));
  return (
    !ENGINES.test(program) ||
    words.every(
      ({ text }, at) =>
        !OPENS.test(text) ||
        (/^(-v|--volume)(=|$)/.test(text) &&
          mounted(text.includes('=') ? text.slice(text.indexOf('=') + 1) : (words[at + 1]?.text ?? ''))),
    )
  );
}

/** A folder of this machine under the name that it has in a container. */
interface Mount {
  readonly from: Word;
  readonly to: string;
}

/** Folders that are handed to a container, by the words before its image. https://docs.docker.com/engine/storage/bind-mounts/ */
export function mountsOf(program: string, words: readonly Word[]): readonly Mount[] {
  if (!ENGINES.test(program)) return [];
  return words.flatMap((word, at): readonly Mount[] => {
    const [, option, attached] = /^(-v|--volume|--mount)(?:=(.*))?$/s.exec(word.text) ?? [];
    const value = attached === undefined ? words[at + 1] : { ...word, text: attached };
    if (option === undefined || value === undefined) return [];
    const [, from, to] =
      option === '--mount'
        ? [
            '',
            /(?:^|,)(?:source|src)=([^,]+)/.exec(value.text)?.[1],
            /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(value.text)?.[1],
          ]
        : (/^(.+?):(\/[^:]*)(?::\w[\w,]*)?$/s.exec(value.text) ?? []);
    // A name is a volume’s.
    return from === undefined || to === undefined || !/^[/.~$`]/.test(from)
      ? []
      : [{ from: { ...value, text: from.replace(/(?<=.)\/+$/, '') }, to: to.replace(/(?<=.)\/+$/, '') }];
  });
}

/** A path in the container as this machine calls it: with `-v "$PWD":/src`, `/src/dist` is the workspace’s own. */
export function asMounted(word: Word, mounts: readonly Mount[]): Word {
  for (const { from, to } of mounts) {
    if (word.text !== to && !word.text.startsWith(to === '/' ? '/' : `${to}/`)) continue;
    const rest = to === '/' ? word.text : word.text.slice(to.length);
    return {
      ...word,
      text: `${from.text === '/' ? '' : from.text}${rest}` || '/',
      certain: word.certain && from.certain,
    };
  }
  return word;
}

/** How `via` says that a container has more of this machine than the workspace. */
export const OPENED = 'with parts of this machine';
const ELSEWHERE =
  /^(kubectl|oc|k|ssh|autossh|mosh|gcloud|aws|az|fly|flyctl|heroku|pssh|parallel-ssh|pdsh|clush)(\s|$)/;

/**
 * Whether a call's files are those of a container on this machine that has, of it, the workspace at most. A script in
 * there is as unseen as what the image starts by itself.
 */
export const isContainerHere = (via: readonly string[]): boolean =>
  via.some((one) => one.startsWith(MARK) || ENGINES.test(one.split(' ', 1)[0] ?? '')) &&
  !via.some((one) => ELSEWHERE.test(one) || one.includes(OPENED) || isOnAnotherMachine(one));
