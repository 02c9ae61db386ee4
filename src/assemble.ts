import { createEngine } from './engine/engine.ts';
import { guarded } from './gateways/index.ts';
import type { Engine } from './model/ports.ts';
import { platforms } from './rules/index.ts';
import { findCredentials } from './secrets/find.ts';
import { hideSecrets } from './secrets/hide.ts';
import { credentialFile } from './secrets/places.ts';
import { redactFile } from './secrets/redact.ts';

/** The engine with everything that this product knows. `fingerprint` names a secret by twelve hex digits. */
export function assembleEngine(fingerprint: (value: string) => string): Engine {
  return createEngine({
    platforms,
    guarded,
    findCredentials,
    hideSecrets,
    credentialFile,
    redactFile,
    fingerprint,
  });
}
