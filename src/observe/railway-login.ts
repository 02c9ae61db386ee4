import { readTextCapped } from '../host/files.ts';
import { absolute } from '../host/paths.ts';
import type { FoundCredential } from '../model/credential.ts';
import type { Json, Request } from '../model/request.ts';
import { FILE_CAP } from './file.ts';
import type { RailwayLogin } from './railway-volume.ts';

export interface LoginPorts {
  findCredentials(text: string): readonly FoundCredential[];
  readonly homeDirectory: string;
}

const VARIABLES = ['RAILWAY_API_TOKEN', 'RAILWAY_TOKEN'];
const CANDIDATES_CAP = 3;
const FILES_CAP = 8;

/**
 * The credentials with which an act would speak to Railway, likeliest first: those in its text, those in the variables
 * and files that it names, then, for `official`, the ones that Railway's CLI would take. Nothing else on the machine is
 * looked at. Elsewhere anybody may listen, so only what the act itself would send there counts.
 */
export async function railwayLogins(
  request: Request,
  { findCredentials, homeDirectory }: LoginPorts,
  official: boolean,
): Promise<readonly RailwayLogin[]> {
  const text = textOf(request);
  const found = [...findCredentials(text)];
  for (const name of named(text)) {
    const value = process.env[name];
    if (value) found.push(...fromVariable(name, value));
  }
  if (request.cwd !== undefined) {
    for (const path of filesIn(text)) {
      const read = await readTextCapped(absolute(path, request.cwd, homeDirectory), FILE_CAP);
      if (read.state !== 'text') continue;
      found.push(
        ...findCredentials(read.text).filter(
          (one) => one.kind.startsWith('railway-') || text.includes(one.name || '\0'),
        ),
      );
    }
  }
  const logins = found
    .filter(fits)
    .map(({ kind, value }) => ({ token: value, project: kind === 'railway-project-token' }));
  for (const name of official ? VARIABLES : []) {
    const token = process.env[name];
    if (token) logins.push({ token, project: false });
  }
  const plain = logins
    .filter(({ token }, at) => logins.findIndex((other) => other.token === token) === at)
    .slice(0, CANDIDATES_CAP);
  // The shape does not tell a project's token from an account's, so an unclear one is tried both ways.
  return plain.flatMap((login) => (login.project ? [login] : [login, { ...login, project: true }]));

  function fromVariable(name: string, value: string): readonly FoundCredential[] {
    return findCredentials(`${name}=${value}`);
  }
}

const fits = ({ kind }: FoundCredential) => kind.startsWith('railway-') || kind.startsWith('generic-');

function textOf({ act }: Request): string {
  if (act.kind === 'command') return act.command;
  return act.kind === 'mcp' ? strings(act.input).join('\n') : '';
}

function strings(json: Json): readonly string[] {
  if (typeof json === 'string') return [json];
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap(strings);
}

const named = (text: string) =>
  [
    ...new Set([...text.matchAll(/\$(?:env:)?\{?([A-Za-z_]\w{0,80})/g)].flatMap(([, name]) => name ?? [])),
  ].slice(0, 20);

/** Words that could be files which the act reads: scripts, sourced environment files, bodies. */
const filesIn = (text: string) =>
  [
    ...new Set(
      [...text.matchAll(/(?:^|[\s"'=<@(])((?:~|\.{0,2})\/?[\w.-]{1,80}(?:\/[\w.-]{1,80}){0,12})/g)].flatMap(
        ([, path]) => path ?? [],
      ),
    ),
  ]
    .filter((path) => /\.\w|\//.test(path))
    .slice(0, FILES_CAP);
