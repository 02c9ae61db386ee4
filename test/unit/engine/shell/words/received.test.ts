import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const asked: readonly { readonly command: string; readonly shell?: string }[] = [
  { command: 'IFS=, read -ra c <<< \'dropdb,-h,db.prod.example.com,app\'; "${c[@]}"' },
  { command: "read -r a b <<< 'dropdb -h db.prod.example.com app'; $a $b" },
  { command: "read -r -d '' c <<'E'\ndropdb -h db.prod.example.com app\nE\neval \"$c\"" },
  { command: 'mapfile -t c < <(printf \'%s\\n\' dropdb -h db.prod.example.com app); "${c[@]}"' },
  { command: 'IFS=:; c=dropdb:-h:db.prod.example.com:app; $c' },
  { command: 'declare -A m=([k]=dropdb); ${m[k]} -h db.prod.example.com app' },
  { command: 'c[0]=dropdb; c[1]=-h; "${c[@]}" db.prod.example.com app' },
  { command: 'c=(dropdb); c+=(-h db.prod.example.com app); "${c[@]}"' },
  { command: "x='a[$(dropdb -h db.prod.example.com app)]'; (( x ))" },
  { command: "test -v 'a[$(dropdb -h db.prod.example.com app)]'" },
  { command: 'while read -r l; do eval "$l"; done <<\'E\'\nls\ndropdb -h db.prod.example.com app\nE' },
];

const passed: typeof asked = [
  { command: 'IFS=, read -ra c <<< \'ls,-l,src\'; "${c[@]}"' },
  { command: "read -r a b <<< 'ls -l src'; $a $b" },
  { command: 'IFS=_; c=ls_-l_src; $c' },
  { command: 'ls${IFS}-l' },
  { command: 'declare -A m; m[k]=ls; ${m[k]} -l' },
  { command: 'c=([2]=src [0]=ls [1]=-l); "${c[@]}"' },
  { command: 'while IFS=, read -r a b; do echo "$a"; done < x.csv' },
  { command: "[[ -v 'a[k]' ]]" },
];

describe('what read, mapfile and arrays are given', () => {
  for (const row of asked)
    it(`asks: ${row.command}`, async () => assert.notEqual(await decision({ ...row }), 'pass'));
  for (const row of passed)
    it(`passes: ${row.command}`, async () => assert.equal(await decision({ ...row }), 'pass'));
});
