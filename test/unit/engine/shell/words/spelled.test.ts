import assert from 'node:assert/strict';
import { spelledOut } from '../../../../../src/engine/shell/words/spelled.ts';

const place = { start: 0, end: 0 };
const spelled = (line: string) =>
  spelledOut(line.split(' ').map((text) => ({ text, certain: true, place })))
    ?.map(({ text }) => text)
    .join(' ');

describe('other spellings of a command', () => {
  for (const [line, expected] of [
    ['git-reset --hard', 'git reset --hard'],
    ['/usr/lib/git-core/git-clean -fd', 'git clean -fd'],
    ['git-cliff -o x', undefined],
    ['hub push -f', 'git push -f'],
    ['hub release delete v1', 'gh release delete v1'],
    ['hub api -X DELETE repos/acme/app', 'gh api -X DELETE repos/acme/app'],
    ['hub delete -y acme/app', 'gh repo delete -y acme/app'],
    ['cmake -E rm -rf /srv', 'rm -rf /srv'],
    ['cmake -E remove_directory /srv', 'rm -rf /srv'],
    ['cmake -E env A=1 ctest', 'env A=1 ctest'],
    ['cmake -E echo rm', undefined],
    ['cmake --build build', undefined],
    ['/etc/init.d/mysql stop', 'service mysql stop'],
    ['/etc/rc.d/nginx status', 'service nginx status'],
    ['/etc/hosts x', undefined],
    ['rm -rf x', undefined],
  ] as const)
    it(`${line}: ${expected ?? 'as it is'}`, () => assert.equal(spelled(line), expected));
});
