/** Late permissions: a person said “allow once” after the agent had been told that nobody answered. */
export interface Grants {
  /** Lets exactly this request through once, for the lifetime of a grant. */
  add(fingerprint: string): void;
  /** Whether the request was allowed a moment ago. Spends the grant. */
  spend(fingerprint: string): boolean;
}

export const grantLifetimeMs = 5 * 60_000;

/** `now` is milliseconds since 1970. */
export function createGrants({ now }: { now: () => number }): Grants {
  const until = new Map<string, number>();
  return {
    add(fingerprint) {
      until.set(fingerprint, now() + grantLifetimeMs);
    },
    spend(fingerprint) {
      const end = until.get(fingerprint);
      until.delete(fingerprint);
      return end !== undefined && now() < end;
    },
  };
}
