/** One place in a glob: what may come next, and the places that are reached without a character. */
interface State {
  readonly steps: { readonly fits: (character: string) => boolean; readonly to: number }[];
  readonly free: number[];
}

/**
 * Matches a whole text against a glob (`*`, `?`, `**`, `{a,b}`, `[abc]`; letter case does not count) in time
 * proportional to both. `anywhere`: from the start of the text or below any folder.
 */
export function globMatcher(glob: string, anywhere: boolean): (text: string) => boolean {
  const states = statesOf(glob.toLowerCase());
  const last = states.length - 1;
  const enter = (at: number, into: Set<number>): void => {
    const open = [at];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (into.has(next)) continue;
      into.add(next);
      open.push(...(states[next]?.free ?? []));
    }
  };
  return (text) => {
    let now = new Set<number>();
    enter(0, now);
    for (const character of text.toLowerCase()) {
      const then = new Set<number>();
      for (const at of now)
        for (const { fits, to } of states[at]?.steps ?? []) if (fits(character)) enter(to, then);
      if (anywhere && character === '/') enter(0, then);
      if (then.size === 0 && !anywhere) return false;
      now = then;
    }
    return now.has(last);
  };
}

/** The first state is the start of the glob, the last one its end. */
function statesOf(glob: string): readonly State[] {
  const states: State[] = [];
  const add = (): number => states.push({ steps: [], free: [] }) - 1;
  const free = (from: number, to: number) => states[from]?.free.push(to);
  const step = (from: number, to: number, fits: (character: string) => boolean) =>
    states[from]?.steps.push({ fits, to });
  const choices: { readonly from: number; readonly ends: number[] }[] = [];
  let at = add();
  const one = (fits: (character: string) => boolean): void => {
    const next = add();
    step(at, next, fits);
    at = next;
  };
  const many = (fits: (character: string) => boolean): void => {
    const [round, next] = [add(), add()];
    free(at, round);
    step(round, round, fits);
    free(round, next);
    at = next;
  };
  const choose = (from: number): void => {
    at = add();
    free(from, at);
  };
  const close = (): void => {
    const choice = choices.pop();
    const next = add();
    for (const end of [...(choice?.ends ?? []), at]) free(end, next);
    at = next;
  };
  const parts: readonly string[] = glob.match(/\*\*\/|\*\*|\[[^\]/]{1,80}\]|[\s\S]/gu) ?? [];
  parts.forEach((part, index) => {
    if (part === '**/') {
      const [folder, inside, next] = [add(), add(), add()];
      free(at, folder);
      step(folder, inside, inName);
      step(inside, inside, inName);
      step(inside, folder, (character) => character === '/');
      free(folder, next);
      at = next;
    } else if (part === '**') many(() => true);
    else if (part === '*') many(inName);
    else if (part === '?') one(inName);
    else if (part.length > 2 && part.startsWith('[')) one(oneOf(part));
    else if (part === '{' && parts.includes('}', index)) {
      choices.push({ from: at, ends: [] });
      choose(at);
    } else if (part === ',' && choices.length > 0) {
      const choice = choices.at(-1);
      choice?.ends.push(at);
      choose(choice?.from ?? at);
    } else if (part === '}' && choices.length > 0) close();
    else one((character) => character === part);
  });
  while (choices.length > 0) close();
  // A state of its own for the end, so that it is the last one.
  free(at, add());
  return states;
}

const inName = (character: string) => character !== '/';

/** `[a-z]`, `[!abc]`. */
function oneOf(part: string): (character: string) => boolean {
  const not = /^\[[!^]/.test(part);
  const text = part.slice(not ? 2 : 1, -1);
  const ranges = [...text.matchAll(/(.)-(.)|(.)/gsu)].map(([, from, to, single = '']) =>
    from !== undefined && to !== undefined ? ([from, to] as const) : ([single, single] as const),
  );
  return (character) => ranges.some(([from, to]) => character >= from && character <= to) !== not;
}
