import type { Dialect } from '../../model/dialect.ts';
import { createDialect } from '../family.ts';
import { family } from '../opencode/dialect.ts';

/** Kilo Code's command line and extension are made from opencode and load the same kind of plugin. https://kilo.ai/docs */
export const dialect: Dialect = createDialect({ ...family, id: 'kilo', title: 'Kilo Code' });
