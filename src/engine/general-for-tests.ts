import type { Call } from '../model/call.ts';
import type { Arguments } from './view.ts';

/** A test database is made anew before every run, unless the line points elsewhere. */
export const isForTests = ({ variables, args }: Call): boolean =>
  variables.DATABASE_URL === undefined &&
  (['RAILS_ENV', 'RACK_ENV', 'MIX_ENV', 'NODE_ENV', 'APP_ENV'].some((name) =>
    /^test(ing)?$/.test(variables[name]?.text ?? ''),
  ) ||
    args.some(
      ({ text }, at) =>
        /^--?env(ironment)?=test(ing)?$/.test(text) ||
        (/^(-e|--env|--environment)$/.test(text) && /^test(ing)?$/.test(args[at + 1]?.text ?? '')),
    ));

/** `doctrine:database:drop`, `db:reset`: what an environment of tests makes anew. */
export const isOfDatabase = (program: string, { positionals }: Arguments): boolean =>
  [program, ...positionals.map(({ word }) => word.text)].some((text) =>
    /(^|[:_.-])(db|database|schema|migrations?|migrate|fixtures|ecto|doctrine)([:_.-]|$)/.test(text),
  );
