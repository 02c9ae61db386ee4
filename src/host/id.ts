/**
 * A UUID of version 4, to tell things apart and for nothing that must not be guessed: it is made without node:crypto,
 * which takes a process that only lives for one question longer to load than all else that it does.
 */
export function newId(): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  const variant = '89ab'.charAt(Math.floor(Math.random() * 4));
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
}
