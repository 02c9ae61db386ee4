import { createEngine } from './engine/engine.ts';
import { guarded } from './gateways/index.ts';
import type { GuardedFiles } from './model/guarded.ts';
import type { Engine } from './model/ports.ts';
import { names, platforms } from './rules/index.ts';
import { findCredentials } from './secrets/find.ts';
import { hideSecrets } from './secrets/hide.ts';
import { credentialFile } from './secrets/places.ts';
import { redactFile } from './secrets/redact.ts';

/**
 * The engine with everything that this product knows. `fingerprint` names a secret by twelve hex digits; `home` is
 * the absolute home folder, so that guarded files are known by every spelling. Without it only `~` and the usual
 * places of homes are.
 */
export function assembleEngine(fingerprint: (value: string) => string, home?: string): Engine {
  return createEngine({
    platforms,
    names,
    guarded: home === undefined ? guarded : guarded.map((files) => below(home, files)),
    findCredentials,
    hideSecrets,
    credentialFile,
    redactFile,
    fingerprint,
  });
}

/** The same files, `~/` also spelled out. */
function below(home: string, files: GuardedFiles): GuardedFiles {
  const folder = home.replaceAll('\\', '/').replace(/\/+$/, '');
  const absolute = files.globs
    .filter((glob) => glob.startsWith('~/'))
    .map((glob) => `${folder}${glob.slice(1)}`);
  return { ...files, globs: [...files.globs, ...absolute] };
}
