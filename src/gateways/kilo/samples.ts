import type { Sample } from '../../model/dialect.ts';
import { pluginSamples } from '../opencode/samples.ts';

/** Kilo Code 7 has opencode's tools with their arguments. */
export const samples: readonly [Sample, ...Sample[]] = pluginSamples({
  agent: 'kilo',
  agentTitle: 'Kilo Code',
});
