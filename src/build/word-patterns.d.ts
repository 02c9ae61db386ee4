export const WORDS: string;
export function withWordPatterns(code: string, make: string): string;
