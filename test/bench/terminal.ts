import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { AGENT, openTerminalLab } from '../kit/terminal-lab.ts';
import { shellsHere } from '../kit/terminal-shell.ts';
import { type Candidate, interleave, type Samples } from './measure.ts';

/** A harmless line in each shell: as it is, in a person's guarded terminal, and in an agent's. Then a program behind its shim. */
export async function measureTerminals(rounds: number): Promise<ReadonlyMap<string, Samples>> {
  const lab = await openTerminalLab();
  lab.decide(() => true);
  await lab.fence([
    { program: 'true', words: undefined },
    { program: 'false', words: ['destroy'] },
  ]);
  const candidates: Candidate[] = [
    { name: 'empty process (/bin/true)', run: () => start('/bin/true', lab.env) },
  ];
  let count = 0;
  for (const name of shellsHere()) {
    const kinds = {
      [`${name}, no guard`]: lab.shell(name, { bare: true }),
      [`${name}, a person’s`]: lab.shell(name, { person: true }),
      [`${name}, an agent’s`]: lab.shell(name, { env: AGENT }),
    };
    for (const [title, shell] of Object.entries(kinds)) {
      await shell.line('true');
      candidates.push({
        name: title,
        run: () => {
          count += 1;
          return shell.until(`printf 'm%s\\n' ''${count}`, `m${count}\r`);
        },
      });
    }
  }
  const shims = join(lab.home, '.chaperone/shims');
  const env = { ...lab.env, ...AGENT, PATH: `${shims}:${process.env.PATH}` };
  candidates.push({
    name: 'a program behind its shim, asked about',
    run: () => start(join(shims, 'true'), env),
  });
  candidates.push({ name: 'the same, with no word of a deed', run: () => start(join(shims, 'false'), env) });
  try {
    return await interleave(candidates, rounds);
  } finally {
    await lab.close();
  }
}

const start = (program: string, env: NodeJS.ProcessEnv): Promise<void> =>
  new Promise((ended) => execFile(program, { env }, () => ended()));
