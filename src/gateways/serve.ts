import type { Dialect, Outcome, Reply } from '../model/dialect.ts';
import type { Request } from '../model/request.ts';
import { asQuestion, isOwnQuestion } from './mcp/own.ts';
import { refusal } from './payload.ts';
import { readingsOnWindows } from './windows-shell.ts';

/** Bytes. Agents send kilobytes; what is larger takes the guard longer than a person would wait. */
export const LARGEST = 8_000_000;

/**
 * From the bytes of a payload to the answer for its agent. Never rejects: whatever goes wrong is answered with a block
 * and a reason, because a hook that only fails lets most agents go on.
 *
 * @param ports.windows whether the agent works on Windows
 * @param ports.isOwnServer whether a server that has Chaperone's name is Chaperone's; where nobody looks, it is not
 */
export async function answerPayload(
  ports: {
    readonly dialects: readonly Dialect[];
    decide(request: Request): Promise<Outcome>;
    newId(): string;
    readonly windows?: boolean;
    isOwnServer?(request: Request): Promise<boolean>;
  },
  agent: string,
  bytes: Uint8Array,
): Promise<Reply> {
  const dialect = ports.dialects.find(({ id }) => id === agent);
  if (!dialect) return refusal(`Chaperone stopped this: it does not know the agent “${agent.slice(0, 40)}”.`);
  try {
    if (bytes.length > LARGEST)
      return dialect.refuse('Chaperone stopped this: the question is larger than 8 MB.');
    const payload = parse(bytes);
    if (payload === undefined) {
      return dialect.refuse(
        'Chaperone stopped this: the agent’s question is not valid JSON, so it could not be read.',
      );
    }
    const read = dialect.read(payload.value, ports.newId());
    const request = isOwnQuestion(read) && (await ports.isOwnServer?.(read)) ? asQuestion(read) : read;
    const [first, ...others] = ports.windows ? readingsOnWindows(request) : ([request] as const);
    let outcome = await ports.decide(first);
    for (const other of others) if (outcome.allowed) outcome = await ports.decide(other);
    return dialect.answer(outcome, request);
  } catch {
    // The error's own text may quote what the agent sent, secrets and all.
    return dialect.refuse(
      'Chaperone stopped this: something went wrong inside it. Its output in the editor says more.',
    );
  }
}

/** Bytes that are no UTF-8 become U+FFFD, so that they read as something else and never as nothing. */
function parse(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: false }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
