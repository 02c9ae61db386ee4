import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const FILES_CAP = 10_000;
/** Milliseconds. What a build makes anew is counted for show only. */
const TIME_CAP = 400;
const TIME_CAP_REBUILT = 60;

export interface Counted {
  /** At most 10,000. */
  readonly files: number;
  /** Whether a repository's own data or data that nobody can build again stands here. */
  readonly precious: boolean;
}

/** Made anew by a build or an install, whatever lies inside. */
const REBUILT =
  /^(?:node_modules|bower_components|dist|build|out|target|bin|obj|\.next|\.nuxt|\.svelte-kit|\.turbo|\.cache|\.parcel-cache|\.venv|venv|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.gradle|\.terraform|coverage|\.nyc_output|vendor|Pods|DerivedData|\.dart_tool|tmp|\.tmp)$/i;

const PRECIOUS =
  /^(?:\.env(?:[._-].*)?|.*\.(?:env|sqlite3?|db|mdb|rdb|dump|bak|pem|key|p12|pfx|keystore|jks|tfstate|tfvars)|id_(?:rsa|ed25519|ecdsa|dsa)|\.envrc)$/i;

export const isRebuilt = (name: string): boolean => REBUILT.test(name);
export const isPrecious = (name: string): boolean =>
  PRECIOUS.test(name) && !/\.(?:example|sample|template)$/i.test(name);

/** Counts the files below a folder, without following links, until a cap or the time is reached. */
export async function countFiles(folder: string): Promise<Counted> {
  const rebuiltItself = isRebuilt(folder.split(/[/\\]/).at(-1) ?? '');
  const until = performance.now() + (rebuiltItself ? TIME_CAP_REBUILT : TIME_CAP);
  const open = [{ path: folder, rebuilt: rebuiltItself }];
  let files = 0;
  let precious = false;
  for (let next = open.shift(); next && files < FILES_CAP && performance.now() < until; next = open.shift()) {
    const { path, rebuilt } = next;
    for (const entry of await entries(path)) {
      if (entry.name === '.git') precious = true;
      if (entry.isDirectory())
        open.push({ path: join(path, entry.name), rebuilt: rebuilt || isRebuilt(entry.name) });
      else {
        files++;
        if (!rebuilt && isPrecious(entry.name)) precious = true;
      }
    }
  }
  return { files: Math.min(files, FILES_CAP), precious };
}

const entries = (path: string): Promise<Dirent[]> => readdir(path, { withFileTypes: true }).catch(() => []);
