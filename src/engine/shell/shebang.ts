/** The program that a script's first line names. */
export function interpreterOf(text: string): string | undefined {
  const shebang = /^#!\s*(?:\S*\/)?([\w.-]+)(?:\s+(?:-\S+\s+)*([\w.-]+))?/.exec(text);
  return shebang?.[1] === 'env' ? shebang[2] : shebang?.[1];
}

/** Interpreters whose scripts are read. */
export const readable =
  /^(?:python|pypy|node|tsx|ts-node|deno|bun|ruby|perl|php|lua|Rscript|julia|elixir|pwsh|make)[\d.]*$/;

/** Folders of installed programs, which are not the project's own scripts. */
export const installed =
  /^\/(?:bin|sbin|usr|opt|nix|snap|System|Library|Applications|home\/linuxbrew)\/|\/node_modules\/\.bin\/|\.exe$/;
