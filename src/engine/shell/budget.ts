/** Thrown when a reading's budget is spent, and caught where the reading began. */
export const exhausted = Symbol('exhausted');
