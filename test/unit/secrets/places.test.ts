import assert from 'node:assert/strict';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';
import { credentialFile } from '../../../src/secrets/places.ts';

const policy = {
  ...defaultPolicy,
  credentialFiles: ['config/vendor.yml'],
  readableFiles: ['**/.env.test'],
};

describe('credentialFile', () => {
  const credential = [
    '.env',
    '/home/me/app/.env',
    '.env.local',
    '.env.production',
    'apps/api/.env.staging',
    'scripts/domains.env',
    'C:\\Users\\me\\app\\.env',
    '.dev.vars',
    'key.pem',
    'server.key',
    '/home/me/.ssh/id_rsa',
    '~/.ssh/id_ed25519',
    'deploy_rsa',
    '/home/me/.ssh/deploy',
    '~/.chaperone/snapshots/20261121T131504123Z-0a1b2c/3',
    'a.p12',
    'a.pfx',
    'release.keystore',
    'my-service-account.json',
    'credentials.json',
    '.npmrc',
    '/home/me/.pypirc',
    '.netrc',
    '_netrc',
    '.pgpass',
    '.my.cnf',
    '.git-credentials',
    '~/.aws/credentials',
    '~/.config/gcloud/application_default_credentials.json',
    '/root/.kube/config',
    '~/.railway/config.json',
    '~/.config/gh/hosts.yml',
    'C:\\Users\\me\\.docker\\config.json',
    '~/.fly/config.yml',
    '~/.vault-token',
    'infra/terraform.tfvars',
    'prod.tfstate',
    '~/.config/hcloud/cli.toml',
    'config/vendor.yml',
    'config/master.key',
    '.ENV',
    '/proc/self/environ',
  ];
  for (const path of credential)
    it(`guards ${path}`, () => assert.equal(credentialFile(path, policy), 'credential'));

  for (const path of [
    '.env.example',
    '.env.sample',
    'api/.env.template',
    '.env.production.example',
    'terraform.tfvars.example',
    '.env.local.sample',
  ])
    it(`knows the template ${path}`, () => assert.equal(credentialFile(path, policy), 'template'));

  const plain = [
    'README.md',
    'src/env.ts',
    '.env.test',
    '.environment/x',
    '~/.ssh/id_rsa.pub',
    '~/.ssh/known_hosts',
    'certs/ca.pem',
    'src/.env.d.ts',
    'package.json',
    'config.json',
    'src/credentials.ts',
    'docker/config.json',
    'keys.ts',
    'monkey',
    '.github/workflows/ci.yml',
    'tsconfig.json',
    '',
  ];
  for (const path of plain)
    it(`leaves ${path || 'nothing'}`, () => assert.equal(credentialFile(path, policy), undefined));
});
