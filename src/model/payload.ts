import type { Call, Place, Word } from './call.ts';
import type { Json } from './request.ts';

/** An HTTP request that a call would send. */
export interface HttpRequest {
  readonly method: string;
  readonly url: Word;
  /** Lower case, without port; empty where it is not certain. */
  readonly host: string;
  /** Starts with `/`; without query and fragment. */
  readonly path: string;
  readonly headers: readonly { readonly name: string; readonly value: Word }[];
  /** Undefined: no body. A word that is not certain: a body that is only known in part. */
  readonly body: Word | undefined;
  readonly place: Place;
}

/** One top-level field of a GraphQL operation, with its variables filled in. */
export interface GraphqlField {
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly field: string;
  /** Arguments as far as known; `unknown` lists the names of those that are not. */
  readonly args: { readonly [name: string]: Json };
  readonly unknown: readonly string[];
  readonly host: string;
  readonly place: Place;
}

/** What one SQL statement does. */
export type SqlKind =
  | 'drop-database'
  | 'drop-schema'
  | 'drop-table'
  | 'drop-other'
  | 'drop-column'
  | 'truncate'
  | 'delete-all'
  | 'delete-where'
  | 'update-all'
  | 'update-where'
  /** Takes rights or row security away, locks a role out, or opens everything to everybody. */
  | 'access'
  /** Gives a table, a schema or a database another name: who knows it by the old one fails. */
  | 'rename'
  | 'alter'
  | 'opaque'
  | 'meta'
  | 'read'
  | 'write'
  | 'unread';

/** Statements that take objects, rows or what stood in them away. */
export const SQL_LOSSES = [
  'drop-database',
  'drop-schema',
  'drop-table',
  'drop-other',
  'drop-column',
  'truncate',
  'delete-all',
  'delete-where',
  'update-all',
] as const satisfies readonly SqlKind[];

export interface SqlStatement {
  readonly kind: SqlKind;
  /** The table, database, … it names; empty where none. */
  readonly object: string;
  readonly text: string;
  readonly place: Place;
}

/** What a call carries inside its arguments, input or files. */
export type Payload =
  | { readonly kind: 'http'; readonly request: HttpRequest }
  | { readonly kind: 'graphql'; readonly field: GraphqlField; readonly request: HttpRequest | undefined }
  | { readonly kind: 'sql'; readonly statement: SqlStatement; readonly call: Call };
