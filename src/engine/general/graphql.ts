import type { Action, Target } from '../../model/action.ts';
import type { GraphqlField } from '../../model/payload.ts';
import { isLocal } from '../hosts.ts';
import { hostHint } from '../matching/hints.ts';
import { nounOfOperation } from '../words/nouns.ts';
import type { Source } from './action.ts';
import { generalAction } from './action.ts';
import { endsByField } from './fields.ts';
import { archives, endsByName } from './paths.ts';
import { saysDestroy, withoutProduct } from './words.ts';

/** A mutation whose name says that it destroys. */
export function generalGraphql(field: GraphqlField, source: Source): readonly Action[] {
  if (field.operation !== 'mutation' || isLocal(field.host)) return [];
  // Schemas like Hasura's group their verbs: `delete_users_by_pk`, `serviceInstanceDestroy`, `admin_user_delete_many`.
  const name = field.field.replace(/_?(by|many|all|one)(_?(pk|id))?$/i, '');
  const gone =
    saysDestroy(field.field) ||
    saysDestroy(name) ||
    saysDestroy(withoutProduct(field.field)) ||
    changesAll(field);
  if (!gone && !endsByField(field.args, field.field) && !endsByName(field.field) && !archives(field.field))
    return [];
  const noun = nounOfOperation(withoutProduct(name));
  return [
    generalAction(source, {
      ...(gone ? {} : { verb: 'change', undo: 'vendor' }),
      rule: gone ? 'graphql-delete' : 'graphql-change',
      what: 'resource',
      ...(noun === undefined ? {} : { thing: noun }),
      targets: idsOf(field),
      hints: hostHint(field.host),
      why: gone
        ? changesAll(field)
          ? `The mutation “${field.field}” changes everything: its filter is empty.`
          : `The mutation “${field.field}” says that it destroys something.`
        : `The mutation “${field.field}” stops, archives or opens something, or takes its protection away.`,
    }),
  ];
}

/** What the arguments name; else the mutation’s own name. */
function idsOf({ field, args }: GraphqlField): readonly Target[] {
  const ids = Object.entries(args).flatMap(([name, value]) =>
    /(^|_|[a-z])(id|name|slug|key)$/i.test(name) && /^(string|number)$/.test(typeof value)
      ? [String(value)]
      : [],
  );
  return (ids.length > 0 ? ids.slice(0, 5) : [field]).map((name) => ({
    name: name.slice(0, 200),
    certain: true,
  }));
}

/** `update_users(where: {}, …)`. https://hasura.io/docs/2.0/mutations/postgres/update/ */
const changesAll = ({ field, args }: GraphqlField): boolean =>
  /^update/i.test(field) && ['where', 'filter'].some((name) => JSON.stringify(args[name]) === '{}');
