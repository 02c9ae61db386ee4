import type { Install } from '../../model/dialect.ts';
import { plugin } from '../opencode/install.ts';

export const install: readonly Install[] = [plugin('.config/kilo/plugin/chaperone.js', 'kilo')];
