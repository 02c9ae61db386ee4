/** A variable that every new terminal gets. */
export interface TerminalVariable {
  readonly name: string;
  readonly value: string;
  /** `prepend` also where the shell's own start files set the variable anew. */
  readonly how: 'replace' | 'prepend';
}

/**
 * How the guards get into the shells of VS Code's terminals without a change to anybody's start files. The values stay
 * the same for good: a terminal that outlives a window finds the next window by a file.
 *
 * @param folder `~/.chaperone/lib/terminal`
 * @param env the variables of this machine's user
 */
export function terminalVariables(
  folder: string,
  env: { readonly [name: string]: string | undefined },
): readonly TerminalVariable[] {
  const guard = `'${folder.replaceAll("'", `'\\''`)}/guard.bash'`;
  const shares = env.XDG_DATA_DIRS || '/usr/local/share:/usr/share';
  return [
    {
      name: 'PROMPT_COMMAND',
      value: `__chaperone_s=$?; if declare -F __chaperone_prompt >/dev/null; then __chaperone_prompt "$__chaperone_s"; elif [ -r ${guard} ]; then . ${guard}; fi;`,
      how: 'prepend',
    },
    { name: 'PS0', value: PS0, how: 'replace' },
    ...(env.ZDOTDIR ? [{ name: 'CHAPERONE_ZDOTDIR', value: env.ZDOTDIR, how: 'replace' } as const] : []),
    { name: 'ZDOTDIR', value: `${folder}/zdot`, how: 'replace' },
    { name: 'XDG_DATA_DIRS', value: `${folder}/xdg:${shares}`, how: 'replace' },
  ];
}

/** The text that guard.bash gives PS0 (its comment says how it works), for a bash in which PROMPT_COMMAND does not get through. */
const PS0 = [
  '$' + '{__chaperone_n-$(. ~/.chaperone/lib/terminal/first.bash)',
  '$' + '{BASH_VERSION##*[!$' + '{PROMPT_COMMAND[97]:=. ~/.chaperone/lib/terminal/guard.bash}]*}}',
  '$' + '{__chaperone_on:+$' + '{__chaperone_q[__chaperone_c==HISTCMD]@P}}',
].join('');

/**
 * Whose lines a new terminal gets, as far as its options tell. What an extension opens may be typed by an agent of
 * that extension, whatever it is called.
 *
 * @param options VS Code's `Terminal.creationOptions`
 */
export function openedBy(options: object): 'person' | 'unknown' {
  const has = (name: string) => Object.hasOwn(options, name);
  // The window describes a terminal that it opened itself by all of these; an extension names the few that it wants.
  const byWindow = ['shellPath', 'shellArgs', 'cwd', 'env', 'hideFromUser'].every(has);
  const { env, hideFromUser } = options as { readonly env?: unknown; readonly hideFromUser?: unknown };
  return byWindow && !env && hideFromUser !== true ? 'person' : 'unknown';
}
