import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactFile } from '../../../src/secrets/redact.ts';

const secret = 'Zq7'.repeat(6);

describe('redactFile', () => {
  it('keeps the names of variables', () => {
    const text = `# Railway\nexport TOKEN=${secret}\nEMPTY=\nQUOTED="${secret}"\n\n# OLD_TOKEN=${secret}\nMULTI="a\n${secret}\nb"\nLAST=1\n`;
    assert.equal(
      redactFile('.env', text),
      '# Railway\nexport TOKEN=‹hidden, 18 characters›\nEMPTY=\nQUOTED=‹hidden, 18 characters›\n\n# ‹hidden›\n' +
        'MULTI=‹hidden, 2 characters›\n‹hidden›\n‹hidden›\nLAST=‹hidden, 1 character›\n',
    );
  });

  const files: [string, string, string[]][] = [
    [
      'a.json',
      `{"user": {"token": "${secret}", "n": 12345678, "list": ["${secret}"]}, "open": "${secret}`,
      ['user', 'token', 'list'],
    ],
    [
      'hosts.yml',
      `github.com:\n    oauth_token: ${secret}\n    key: |\n      ${secret}\n      ${secret}\n    user: me\n`,
      ['github.com:', 'oauth_token', 'user'],
    ],
    ['cli.toml', `[[contexts]]\nname = "prod"\ntoken = "${secret}"\n`, ['[[contexts]]', 'name', 'token']],
    [
      '.aws/credentials',
      `[default]\naws_secret_access_key = ${secret}\n`,
      ['[default]', 'aws_secret_access_key'],
    ],
    ['id_rsa', `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----\n${secret}\n-----END`, ['openssh private key']],
    ['.npmrc', `//registry.npmjs.org/:_authToken=${secret}\n`, ['//registry.npmjs.org/:_authToken']],
    ['.netrc', `machine api.heroku.com\n  login me@example.com\n  password ${secret}\n`, ['api.heroku.com']],
    ['.pgpass', `db.example.com:5432:app:me:${secret}\n`, ['db.example.com']],
    ['.git-credentials', `https://me:${secret}@github.com\n`, ['github.com']],
    ['.vault-token', secret, []],
    ['main.tfvars', `token = "${secret}"\n`, ['token']],
    ['x.bin', `\0\0${secret}`, []],
  ];
  for (const [path, text, names] of files) {
    it(`hides the values in ${path}`, () => {
      const shown = redactFile(path, text);
      assert.ok(!shown.includes(secret), shown);
      for (const name of names) assert.ok(shown.includes(name), shown);
      assert.match(shown, /‹hidden/);
    });
  }

  it('never shows a value, whatever stands around it', () => {
    const around = fc.string({
      unit: fc.constantFrom('a', '=', ':', '"', "'", '\n', ' ', '#', '{', '[', '\\', '-', '`'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const shown = redactFile('.env', `TOKEN=${before.replaceAll('\n', '')}${secret}${after}`);
        assert.ok(!shown.includes(secret), shown);
      }),
    );
  });
});
