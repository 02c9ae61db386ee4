/** Text files that the build puts into the bundle. */
declare module '*.sh' {
  const text: string;
  export default text;
}

declare module '*.bash' {
  const text: string;
  export default text;
}

declare module '*.zsh' {
  const text: string;
  export default text;
}

declare module '*.fish' {
  const text: string;
  export default text;
}

declare module '*.ps1' {
  const text: string;
  export default text;
}

declare module '*.cmd' {
  const text: string;
  export default text;
}
