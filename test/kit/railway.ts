import { buildSchema, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { isRecord, parseJson, type Received, sendJson, serve } from './http.ts';
import { mutations, queries } from './railway-resolvers.ts';
import { railwaySchema } from './railway-schema.ts';
import { defaultTokens, freshState, type RailwayState, type RailwayToken } from './railway-state.ts';
import type { Caller } from './railway-views.ts';

/** A mutation that reached Railway, whether or not the token was allowed to do it. */
interface Mutation {
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly token: RailwayToken['kind'] | 'none';
  readonly done: boolean;
}

export interface Railway {
  /** The GraphQL endpoint, such as `http://127.0.0.1:4000/graphql/v2`. */
  readonly url: string;
  /** The world as it stands; read it, change it through mutations. */
  readonly state: () => RailwayState;
  mutations(): readonly Mutation[];
  readonly requests: readonly Received[];
  /** Puts the world back to its start and forgets what was asked. */
  reset(): void;
  stop(): Promise<void>;
}

/**
 * Starts a Railway on loopback that speaks a part of its GraphQL API: account tokens in
 * `Authorization: Bearer`, project tokens in `Project-Access-Token`.
 * https://docs.railway.com/integrations/api
 */
export async function startRailway(options: { tokens?: readonly RailwayToken[] } = {}): Promise<Railway> {
  const tokens = options.tokens ?? defaultTokens;
  const schema = buildSchema(railwaySchema);
  let state = freshState();
  const seen: Mutation[] = [];
  const requests: Received[] = [];
  const server = await serve(async (received, response) => {
    requests.push(received);
    if (received.method !== 'POST' || !received.path.startsWith('/graphql')) {
      sendJson(response, 404, { errors: [{ message: 'Not found' }] });
      return;
    }
    const caller: Caller = { state, token: tokenOf(received, tokens) };
    sendJson(response, 200, await answer(schema, caller, received.body, seen));
  });
  return {
    url: `${server.url}/graphql/v2`,
    state: () => state,
    mutations: () => seen,
    requests,
    reset: () => {
      state = freshState();
      seen.length = 0;
      requests.length = 0;
    },
    stop: server.stop,
  };
}

function tokenOf(received: Received, tokens: readonly RailwayToken[]): RailwayToken | undefined {
  const bearer = /^Bearer\s+(.+)$/i.exec(received.headers.authorization ?? '')?.[1];
  const project = received.headers['project-access-token'];
  return tokens.find((token) => token.value === (token.kind === 'account' ? bearer : project));
}

async function answer(
  schema: GraphQLSchema,
  caller: Caller,
  body: string,
  seen: Mutation[],
): Promise<unknown> {
  const message = parseJson(body);
  if (!isRecord(message) || typeof message.query !== 'string') {
    return { errors: [{ message: 'Problem processing request' }] };
  }
  try {
    const document = parse(message.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return await execute({
      schema,
      document,
      rootValue: root(caller, seen),
      variableValues: isRecord(message.variables) ? message.variables : {},
      operationName: typeof message.operationName === 'string' ? message.operationName : null,
    });
  } catch (failure) {
    return {
      errors: [{ message: failure instanceof Error ? failure.message : 'Problem processing request' }],
    };
  }
}

/** Root fields as functions of their arguments; each mutation is noted before it is answered. */
function root(caller: Caller, seen: Mutation[]): Record<string, (args: Record<string, unknown>) => unknown> {
  const reads = Object.entries(queries).map(
    ([field, resolve]) => [field, (args: Record<string, unknown>) => resolve(caller, args)] as const,
  );
  const writes = Object.entries(mutations).map(
    ([field, resolve]) =>
      [
        field,
        (args: Record<string, unknown>) => {
          const token = caller.token?.kind ?? 'none';
          try {
            const result = resolve(caller, args);
            seen.push({ field, args: { ...args }, token, done: true });
            return result;
          } catch (failure) {
            seen.push({ field, args: { ...args }, token, done: false });
            throw failure;
          }
        },
      ] as const,
  );
  return Object.fromEntries([...reads, ...writes]);
}
