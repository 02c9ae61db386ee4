import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms } from '../../src/rules/index.ts';
import { projectRoot } from '../kit/project.ts';

/** A command line to start from. */
export interface Seed {
  readonly name: string;
  readonly command: string;
  readonly shell: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** What the rules say that they stop, and every command of the corpus. */
export function seeds(): readonly Seed[] {
  const stopped = platforms.flatMap(({ id, rules }) =>
    rules.flatMap((rule) =>
      rule.stops.flatMap((example): readonly Seed[] => {
        const name = `${id}/${rule.id}`;
        if (typeof example === 'string') return [{ name, command: example, shell: 'bash' }];
        if (!('command' in example)) return [];
        return [{ name, shell: 'bash', ...example }];
      }),
    ),
  );
  return [...stopped, ...corpus()];
}

function corpus(): readonly Seed[] {
  const folder = join(projectRoot, 'test/corpus');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && file !== 'fuzz-found.jsonl')
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .flatMap((line): readonly Seed[] => {
          const row = JSON.parse(line) as Partial<Seed> & { readonly id?: string };
          if (typeof row.command !== 'string') return [];
          return [
            { ...row, name: `${file}/${row.id ?? ''}`, command: row.command, shell: row.shell ?? 'bash' },
          ];
        }),
    );
}
