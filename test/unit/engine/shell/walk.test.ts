import assert from 'node:assert/strict';
import { print, type Row, reading } from './print.ts';

const rows: readonly Row[] = [
  // lists and branches
  ['a; b && c || d', 'a', 'b', 'c', 'd'],
  ['a & b', 'a', 'b'],
  ['! a', 'a'],
  ['time -p a', 'a'],
  ['if a; then b; elif c; then d; else e; fi', 'a', 'b', 'c', 'd', 'e'],
  ['case x in a|b) c;; *) d;& e) f;; esac', 'c', 'd', 'f'],
  ['{ a; b; } > f', 'a >f', 'b >f'],
  ['(a; b) >> f 2>&1', 'a >>f', 'b >>f'],
  ['if a; then b; fi | c', 'a', 'b', 'c'],
  ['while read x; do a "$x"; done < f', 'read x', 'a ‹$x›'],
  ['coproc N { a; }', 'a'],
  ['[[ -f $(a) && $x =~ $(b) ]]', 'a', 'b'],
  ['(( x = $(a) ))', 'a'],
  ['[ -d x ] && a', '[ -d x ]', 'a'],
  ['f() { rm "$1"; }; f a; f b', 'rm a', 'rm b'],
  ['f() { rm "$1"; }', 'rm ‹$1›'],
  ['f() (rm x); echo; f', 'echo', 'rm x'],
  ['function f { g "$@"; }; g() { rm "$@"; }; f a b', 'rm a b'],
  ['rm() { echo hi; }; rm x; command rm y', 'echo hi', 'command: rm y'],
  ['if a; then f() { b; }; fi; f c', 'a', 'b', 'f c'],
  [':(){ :|:& };:', 'fork-bomb', ':', ':'],
  ["trap 'rm x' EXIT", 'trap: rm x'],
  ['trap - EXIT'],
  ["alias x='rm -rf'; x /", 'alias "x=rm -rf"', 'x: rm -rf /', 'x /'],
  ['alias rm=echo; rm x', 'alias rm=echo', 'rm: echo x', 'rm x'],
  // directories
  ['cd a && rm b', 'cd a', 'rm b (in /w/a)'],
  ['cd a; cd b; rm c', 'cd a', 'cd b (in /w/a)', 'rm c (in /w/a/b)'],
  ['cd a && cd - && rm b', 'cd a', 'cd - (in /w/a)', 'rm b'],
  ['cd; rm x', 'cd', 'rm x (in ~)'],
  ['cd ~/a; rm b', 'cd ~/a', 'rm b (in ~/a)'],
  ['cd "$X"; rm b', 'cd ‹$X›', 'rm b (in an unknown place)'],
  ['(cd a; rm b); rm c', 'cd a', 'rm b (in /w/a)', 'rm c'],
  ['a && cd b; rm c', 'a', 'cd b', 'rm c (in an unknown place)'],
  ['cd a || exit 1; rm b', 'cd a', 'exit 1 (in /w/a)', 'rm b (in /w/a)'],
  ['if a; then cd b; fi; rm c', 'a', 'cd b', 'rm c (in an unknown place)'],
  ['pushd a; rm b; popd; rm c', 'pushd a', 'rm b (in /w/a)', 'popd (in /w/a)', 'rm c'],
  ['X=a cd b; rm c', 'cd b', 'rm c (in /w/b)'],
  ['ls | cd a; rm b', 'ls', 'cd a', 'rm b (in an unknown place)'],
  // redirections
  ['> f', ': >f'],
  ['a > f 2> g', 'a >f >g'],
  ['a &> f', 'a &>f'],
  ['a &>> f', 'a &>>f'],
  ['a >| f <> g', 'a >|f <>g'],
  ['a >& f 2>&1 >&-', 'a &>f'],
  ['a > $X', 'a >‹$X›'],
  ['exec > f', ': >f'],
  ["cat > notes.md <<'E'\nrm -rf /\nE", 'cat >notes.md'],
  ['cat <<-E\n	a\n	E', 'cat'],
  ['cat <<A <<B\na\nA\nb\nB', 'cat'],
  ['a <<< "b $STAGE"', 'a'],
  // text that stays text
  [
    'git commit -m "rm -rf /; drop table"',
    'git commit -m "rm -rf /; drop table"',
    ...['pre-commit', 'commit-msg', 'post-commit'].flatMap((name) => [
      `asks /w/.git/hooks/${name}`,
      `asks /w/.husky/${name}`,
    ]),
  ],
  ['git commit --no-verify -m a', 'git commit --no-verify -m a'],
  ["grep -rn 'rm -rf' src", 'grep -rn "rm -rf" src'],
  ['echo rm -rf /', 'echo rm -rf /'],
  ['echo \'a; rm b\' "c && rm d"', 'echo "a; rm b" "c && rm d"'],
  ["sed -i 's/rm -rf/x/' f", 'sed -i "s/rm -rf/x/" f'],
  ["python3 - <<'E'\nimport os\nE", 'python3 -'],
  // broken and partial
  ['rm a; if', 'rm a', 'unread code', 'unread code'],
  ['echo "unclosed', 'echo unclosed', 'unread code'],
  ['rm $(', 'rm', 'unread code'],
  ['ls; rm a )', 'ls', 'rm a', 'unread code'],
  ['if a; then rm b', 'a', 'rm b', 'unread code'],
  ['for f (a b) rm $f', 'a b', 'unread code', 'unread code', 'unread code'],
];

describe('shell: control flow, directories, redirections', () => {
  for (const [line, ...expected] of rows) {
    it(line, () => assert.deepEqual(print(reading(line, 'bash', {}, '/w'), '/w'), expected));
  }
});
