import type { Word } from '../../../model/call.ts';

/** The parameters of a cmdlet that matter here; those that take a value have `true`. */
type Parameters = Readonly<Record<string, boolean>>;

/**
 * Parameters that every cmdlet has, with their short names.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters
 */
const common: Readonly<Record<string, string>> = {
  ea: 'ErrorAction',
  wa: 'WarningAction',
  infa: 'InformationAction',
  ev: 'ErrorVariable',
  wv: 'WarningVariable',
  iv: 'InformationVariable',
  ov: 'OutVariable',
  ob: 'OutBuffer',
  pv: 'PipelineVariable',
  vb: 'Verbose',
  db: 'Debug',
  wi: 'WhatIf',
  cf: 'Confirm',
};
const commonWithValue = new Set(
  'ErrorAction WarningAction InformationAction ProgressAction ErrorVariable WarningVariable InformationVariable OutVariable OutBuffer PipelineVariable'.split(
    ' ',
  ),
);
const commonNames = [...commonWithValue, 'Verbose', 'Debug', 'WhatIf', 'Confirm'];

const known: Readonly<Record<string, Parameters>> = {
  'Remove-Item': {
    Path: true,
    LiteralPath: true,
    Filter: true,
    Include: true,
    Exclude: true,
    Stream: true,
    Credential: true,
    Recurse: false,
    Force: false,
  },
  'Get-ChildItem': {
    Path: true,
    LiteralPath: true,
    Filter: true,
    Include: true,
    Exclude: true,
    Depth: true,
    Attributes: true,
    Recurse: false,
    Force: false,
    Name: false,
    Directory: false,
    File: false,
    Hidden: false,
  },
  'Get-Item': {
    Path: true,
    LiteralPath: true,
    Filter: true,
    Include: true,
    Exclude: true,
    Stream: true,
    Force: false,
  },
  'Join-Path': { Path: true, ChildPath: true, AdditionalChildPath: true, Resolve: false },
  'Start-Process': {
    FilePath: true,
    ArgumentList: true,
    WorkingDirectory: true,
    Verb: true,
    WindowStyle: true,
    Credential: true,
    Environment: true,
    RedirectStandardInput: true,
    RedirectStandardOutput: true,
    RedirectStandardError: true,
    Wait: false,
    NoNewWindow: false,
    PassThru: false,
    UseNewEnvironment: false,
    LoadUserProfile: false,
  },
  'Set-Alias': { Name: true, Value: true, Scope: true, Option: true, Description: true, Force: false },
  'New-Alias': { Name: true, Value: true, Scope: true, Option: true, Description: true, Force: false },
  'Stop-Process': { Id: true, Name: true, InputObject: true, Force: false, PassThru: false },
  'Invoke-Expression': { Command: true },
};
const otherNames: Readonly<Record<string, string>> = {
  args: 'ArgumentList',
  pspath: 'LiteralPath',
  s: 'Recurse',
};

/** An argument's parameter in its full name, where it can be only one: `-r` is `-Recurse`. */
function fullName(cmdlet: string, name: string): string | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(common, lower)) return common[lower];
  const own = Object.hasOwn(known, cmdlet) ? Object.keys(known[cmdlet] ?? {}) : [];
  const names = [...own, ...commonNames];
  const exact = names.find((one) => one.toLowerCase() === lower);
  if (exact !== undefined) return exact;
  if (own.length === 0) return undefined;
  if (Object.hasOwn(otherNames, lower) && own.includes(otherNames[lower] ?? '')) return otherNames[lower];
  const fitting = names.filter((one) => one.toLowerCase().startsWith(lower));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A word of a command, and whether it continues a list: `a, b`. */
export interface Given {
  readonly word: Word;
  readonly listed: boolean;
  /** It is a value whatever it looks like: `'-Command'`. */
  readonly quoted?: true;
}

const parameterOf = ({ word, quoted }: Given): readonly string[] =>
  quoted ? [] : (/^-([A-Za-z]+)(?::(.*))?$/s.exec(word.text) ?? []);

/** Arguments with parameters under their full names; `-WhatIf:$false` is no parameter at all. */
export function fullNames(cmdlet: string, given: readonly Given[]): readonly Given[] {
  return given.flatMap((one) => {
    const [, name, value] = parameterOf(one);
    const full = name === undefined || one.listed ? undefined : fullName(cmdlet, name);
    if (full === undefined) return [one];
    if (value && (commonWithValue.has(full) || known[cmdlet]?.[full] === true))
      return [
        { ...one, word: { ...one.word, text: `-${full}`, certain: true } },
        { ...one, word: { ...one.word, text: value }, quoted: true as const },
      ];
    const word = { ...one.word, text: `-${full}${value ? `:${value}` : ''}` };
    if (full !== 'WhatIf' || value === undefined || value === '') return [{ ...one, word }];
    return /^\$?(?:false|0)$/i.test(value)
      ? []
      : [{ ...one, word: { ...word, text: '-WhatIf', certain: true } }];
  });
}

/** A cmdlet's arguments by parameter. */
interface Bound {
  /** The values of parameters, by lower-case name. */
  readonly values: ReadonlyMap<string, readonly Word[]>;
  /** Values without a parameter, each with what its comma adds. */
  readonly positional: readonly (readonly Word[])[];
  readonly switches: readonly Word[];
}

/** Tells apart what belongs to which parameter; `given` holds full names. */
export function bind(cmdlet: string, given: readonly Given[]): Bound {
  const values = new Map<string, Word[]>();
  const positional: Word[][] = [];
  const switches: Word[] = [];
  let open: Word[] | undefined;
  let ended = true;
  for (const one of given) {
    const { word, listed } = one;
    const [, name, value] = parameterOf(one);
    if (name !== undefined && !listed) {
      const takes = commonWithValue.has(name) || known[cmdlet]?.[name] === true;
      open = undefined;
      ended = true;
      if (!takes || value) switches.push(word);
      else {
        open = [];
        ended = false;
        values.set(name.toLowerCase(), open);
      }
    } else if (open !== undefined && (listed || !ended)) {
      open.push(word);
      ended = true;
    } else if (listed && positional.length > 0 && open === undefined) positional.at(-1)?.push(word);
    else {
      open = undefined;
      positional.push([word]);
    }
  }
  return { values, positional, switches };
}
