/** Waits. Milliseconds. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Asks `look` again and again until it gives something truthy, and gives that back.
 * A throwing `look` counts as “not yet”. After `limit` milliseconds it fails with `what` and the last error.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  limit = 60_000,
  pause = 100,
): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  let last = '';
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen as NonNullable<T>;
    } catch (error) {
      last = error instanceof Error ? `: ${error.message}` : '';
    }
    if (Date.now() > end) throw new Error(`Waited ${limit / 1000} s in vain for ${what}${last}`);
    await sleep(pause);
  }
}
