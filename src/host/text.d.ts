/** Text files that the build puts into the bundle. */
declare module '*.sh' {
  const text: string;
  export default text;
}
