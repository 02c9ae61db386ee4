import type { Call, Word } from '../../model/call.ts';
import { hostsIn, isLocal } from '../hosts.ts';
import type { Arguments } from '../matching/view.ts';

/** A database’s address that leads to this machine, or none. */
const isHere = (address: Word | undefined): boolean =>
  address === undefined ||
  (address.certain && (hostsIn(address.text).some(isLocal) || /^(file|sqlite3?):/.test(address.text)));

/** A test database is made anew before every run, unless the line points elsewhere. */
export const isForTests = ({ variables, args }: Call): boolean =>
  isHere(variables.DATABASE_URL) &&
  (['RAILS_ENV', 'RACK_ENV', 'MIX_ENV', 'NODE_ENV', 'APP_ENV'].some((name) =>
    /^test(ing)?$/.test(variables[name]?.text ?? ''),
  ) ||
    args.some(
      ({ text }, at) =>
        /^(--?env(ironment)?|RAILS_ENV|MIX_ENV|RACK_ENV)=test(ing)?$/.test(text) ||
        (/^(-e|--env|--environment)$/.test(text) && /^test(ing)?$/.test(args[at + 1]?.text ?? '')),
    ));

/** `doctrine:database:drop`, `db:reset`: what an environment of tests makes anew. */
export const isOfDatabase = (program: string, { positionals }: Arguments): boolean =>
  [program, ...positionals.map(({ word }) => word.text)].some((text) =>
    /(^|[:_.-])(db|database|schema|migrations?|migrate|fixtures|ecto|doctrine)([:_.-]|$)/.test(text),
  );
