import type { Word } from '../../../model/call.ts';
import { names, readOptions } from '../options.ts';
import type { ProgramSource } from './source.ts';

/** A module of Python that runs a program which it is handed. */
interface Launcher {
  readonly modules: RegExp;
  /** Options whose value is code. */
  readonly inline: string;
  readonly valued: string;
  /** What its words are: code, or one file and what that is handed. */
  readonly words: 'code' | 'file';
  /** A word that must stand first: `coverage run x.py`. */
  readonly command?: string;
}

const launchers: readonly Launcher[] = [
  // https://docs.python.org/3/library/timeit.html#command-line-interface
  {
    modules: /^timeit$/,
    inline: '-s --setup',
    valued: '-n --number -r --repeat -u --unit',
    words: 'code',
  },
  // https://docs.python.org/3/library/pdb.html: what `-c` says is a statement where it is no command of the debugger.
  { modules: /^pdb$/, inline: '-c --command', valued: '-p --pid', words: 'file' },
  // https://docs.python.org/3/library/profile.html, https://docs.python.org/3/library/trace.html
  {
    modules:
      /^(?:cProfile|profile|trace|memory_profiler|line_profiler|scalene|viztracer|pyinstrument|debugpy|torch\.distributed\.(?:run|launch)|accelerate\.commands\.launch)$/,
    inline: '',
    valued:
      '-o -s --file -f --missing -C --coverdir -r --outfile --listen --connect --wait-for-client --nproc_per_node --nnodes --node_rank --master_addr --master_port',
    words: 'file',
  },
  {
    modules: /^coverage$/,
    inline: '',
    valued: '--source --rcfile --include --omit --data-file --context --concurrency',
    words: 'file',
    command: 'run',
  },
];

/** What Python runs of a module that is handed a program; undefined where the module is none of these. */
export function moduleSource(name: string, args: readonly Word[]): ProgramSource | undefined {
  const launcher = launchers.find(({ modules }) => modules.test(name));
  if (launcher === undefined) return undefined;
  const { command } = launcher;
  if (command !== undefined && args[0]?.text !== command) return undefined;
  const code = names(launcher.inline);
  const table = { valued: names(`${launcher.inline} ${launcher.valued}`), combined: true };
  const inline: Word[] = [];
  const files: Word[] = [];
  for (const { name: option, value } of readOptions(command === undefined ? args : args.slice(1), table)) {
    if (!value) continue;
    if (code.has(option)) inline.push(value);
    else if (option !== '') continue;
    else if (launcher.words === 'code') inline.push(value);
    else {
      if (/\.pyw?$/.test(value.text) || value.holds !== undefined) files.push(value);
      break;
    }
  }
  return { language: 'python', inline, files, stdin: false };
}
