import type { Call, Word } from '../../model/call.ts';

/** Options with a file that is used, left out or written to, and not shown. */
const USES =
  /^(-i|-o|-O|-x|--?(env-?file|from-env-file|identity(-file)?|(cert-|private-|client-|tls-|ssl-)?key(-?file)?|cert|certificate|cacert|inkey|in-key|netrc-file|exclude(-from|-dir)?|ignore(-file)?|output(-document)?|out))(=|$)/;
const FIRST_IS_PATTERN =
  /^(e|f|z)?grep$|^(rg|ag|ack|ugrep|g?sed|[gmn]?awk|jq|yq|select-string|sls|findstr)$/i;

/** The words of a call that may name what it shows: without patterns, and without files that an option merely uses. */
export function contentArgs(call: Call): readonly Word[] {
  const kept: Word[] = [];
  let pattern =
    FIRST_IS_PATTERN.test(call.program) &&
    !call.args.some(({ text }) => /^(-e|-f|--regexp|--file)/.test(text));
  const git = call.program === 'git' && call.args[0]?.text === 'grep' ? 2 : 0;
  for (let at = git; at < call.args.length; at += 1) {
    const word = call.args[at];
    if (!word) continue;
    const { text } = word;
    if (
      USES.test(text) &&
      !(text === '-i' && FIRST_IS_PATTERN.test(call.program)) &&
      !(text === '-o' && FIRST_IS_PATTERN.test(call.program))
    ) {
      if (!text.includes('=')) at += 1;
      continue;
    }
    if (text.startsWith('!') || /^--?g(lob)?=?!/.test(text)) continue;
    if (pattern && !text.startsWith('-')) {
      pattern = false;
      continue;
    }
    kept.push(word);
  }
  return kept;
}

/** `sed -i` and its like change the file and print nothing of it; `git log` prints nothing of it without `-p`. */
export function editsInPlace(call: Call): boolean {
  const args = call.args.map(({ text }) => text);
  if (/^(g?sed|perl|ruby|yq)$/.test(call.program))
    return args.some((arg) => /^(-i|--in-place|-[a-z]*i($|\.))/.test(arg));
  if (call.program !== 'git') return false;
  return (
    /^(log|stash)$/.test(args.find((arg) => !arg.startsWith('-')) ?? '') &&
    !args.some((arg) => /^(-p|-u|--patch|-[SG].*)$/.test(arg))
  );
}
