/** The first version number in a text, such as `2.1.329`. */
export const versionIn = (text: string): string | undefined => /\d+(\.\d+)+/.exec(text)?.[0];

/** Whether one version comes before another, part by part as numbers. */
export function isOlder(version: string, than: string): boolean {
  const [own, other] = [version, than].map((text) => text.split('.').map(Number));
  for (let part = 0; part < Math.max(own?.length ?? 0, other?.length ?? 0); part += 1) {
    const difference = (own?.[part] ?? 0) - (other?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
