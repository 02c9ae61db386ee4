import assert from 'node:assert/strict';
import { hideSecrets } from '../../../src/secrets/hide.ts';

const secret = 'Zq7'.repeat(6);

describe('hideSecrets', () => {
  it('hides a secret everywhere once one place tells it, also between our own quotes', () => {
    const azure = `a1b8Q~${'madeup'.repeat(5)}x12`;
    assert.ok(!hideSecrets(`tool ${azure} x/${azure}`).includes(azure));
    assert.equal(hideSecrets(`It deletes “${azure}”.`), 'It deletes “‹Azure client secret›”.');
  });

  const lines = [
    `curl -H "Authorization: Bearer ${secret}" https://example.com`,
    `curl -H 'Authorization: ${secret}' https://example.com`,
    `curl -H 'X-Api-Key: ${secret}' https://example.com`,
    `curl -H "PRIVATE-TOKEN: ${secret}" https://example.com`,
    `curl -u admin:${secret} https://example.com`,
    `curl --user=admin:${secret} https://example.com`,
    `git clone https://me:${secret}@example.com/x.git`,
    `psql postgresql://app:${secret}@db.example.com/x`,
    `tool --token ${secret}`,
    `tool --token=${secret}`,
    `tool --api-key "${secret}"`,
    `tool --db-password ${secret}`,
    `PGPASSWORD=${secret} psql`,
    `PGPASSWORD=abc${secret.slice(0, 1)} psql`,
    `mysql -uroot -p${secret} x`,
    `mysql -u root -p'${secret} with spaces' x`,
    `curl -uadmin:${secret} x`,
    `docker login -u me -p ${secret} registry.example.com`,
    `psql "host=x password=${secret} user=y"`,
    `curl "https://example.com?a=1&token=${secret}&b=2"`,
    `npm config set //registry.npmjs.org/:_authToken ${secret}`,
    `kubectl create secret generic x --from-literal=password=${secret}`,
    `set -gx MY_TOKEN ab1${secret}Made4Up`,
    `redis-cli -h x -a ${secret} FLUSHALL`,
    `MY_TOKEN='${secret}' ./run`,
    `AWS_SECRET_ACCESS_KEY=${'Made/Up1Up'.repeat(4)} aws s3 ls`,
  ];
  for (const line of lines) {
    it(line.slice(0, 34), () => {
      const hidden = hideSecrets(line);
      assert.ok(!hidden.includes(secret) && !hidden.includes('Made/Up1'), hidden);
      assert.match(hidden, /‹.+›/);
    });
  }

  it('is never slow', () => {
    for (const unit of [
      'mysql ',
      'login -',
      '-u a',
      'x-',
      '--a-',
      'token',
      'https://a',
      '"',
      'authorization: ',
      'password="a',
    ]) {
      const start = performance.now();
      hideSecrets(unit.repeat(Math.ceil(100_000 / unit.length)));
      assert.ok(performance.now() - start < 2000, unit);
    }
  });

  it('says what it hides', () => {
    const uuid = `${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`;
    assert.equal(hideSecrets(`RAILWAY_TOKEN=${uuid} railway up`), 'RAILWAY_TOKEN=‹Railway token› railway up');
  });

  it('leaves what holds no secret as it is', () => {
    for (const line of [
      'curl -H "Authorization: Bearer $TOKEN" https://example.com',
      'docker run -u 1000:1000 image',
      'ssh -p 22 host',
      'mkdir -p /tmp/x',
      'psql -U app -h db.example.com -c "select 1"',
      'git commit -m "token: see docs"',
      'PASSWORD=$PASSWORD ./run',
      'rm -rf dist',
      'gh auth login --with-token < file',
      'git push -u origin main',
      'tool --password "$PASSWORD" --token-file x',
      'const token = await next(); if (token === end) return',
    ])
      assert.equal(hideSecrets(line), line);
  });
});
