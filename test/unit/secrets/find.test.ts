import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCredentials } from '../../../src/secrets/find.ts';

const uuid = `${'3f1c'.repeat(2)}-9a7e-4b62-8d05-${'3f1c'.repeat(3)}`;
const first = (text: string) => findCredentials(text)[0];

describe('findCredentials', () => {
  it('names the variable, key or header', () => {
    const named: [string, string][] = [
      [`RAILWAY_TOKEN=${uuid}`, 'RAILWAY_TOKEN'],
      [`  "railwayToken": "${uuid}"`, 'railwayToken'],
      [`set -gx RAILWAY_TOKEN ${uuid}`, 'RAILWAY_TOKEN'],
      [`$env:RAILWAY_TOKEN = "${uuid}"`, 'RAILWAY_TOKEN'],
      [`curl backboard.railway.app -H "Authorization: Bearer ${uuid}"`, 'Authorization'],
      [`DATABASE_URL=postgres://app:${'made-up'}9@db/x`, 'DATABASE_URL'],
      [`psql postgres://app:${'made-up'}9@db/x`, ''],
    ];
    for (const [text, name] of named) assert.equal(first(text)?.name, name, text);
  });

  it('gives the value its place', () => {
    const text = `a\nRAILWAY_API_TOKEN='${uuid}' # x`;
    const found = first(text);
    assert.equal(found?.value, uuid);
    assert.equal(text.slice(found?.start, found?.end), uuid);
    assert.equal(found?.scope, 'blanket');
  });

  it('lets a kind that says more win', () => {
    assert.deepEqual(
      findCredentials(`-H "Project-Access-Token: ${uuid}" # railway`).map((one) => one.kind),
      ['railway-project-token'],
    );
    assert.equal(first(`GITHUB_TOKEN=ghp_${'Made1Up2x'.repeat(4)}`)?.kind, 'github-classic-token');
  });

  it('leaves ordinary text alone', () => {
    const lines = [
      `railway volume delete --volume ${uuid}`,
      'git commit -m "Read the token from the environment"',
      'const token = await getToken(request);',
      'password: str = Field(default=None)',
      'https://example.com/a:b/c@d',
      'sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
      'npm install --save-dev tokenizer',
      'secretKeyRef: {name: app, key: password}',
      'export GITHUB_TOKEN=$(gh auth token)',
    ];
    for (const line of lines) assert.deepEqual(findCredentials(line), [], line);
  });

  it('never throws and never overlaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        let end = 0;
        for (const found of findCredentials(`TOKEN=${text} Bearer ${text}`)) {
          assert.ok(found.start >= end && found.end > found.start);
          end = found.end;
        }
      }),
    );
  });
});
