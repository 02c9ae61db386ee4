import type { Wrapper } from './wrappers.ts';

/** Wrappers that hand another program the variables of a file, of a vault or of an environment elsewhere. */
export const loadingWrappers: readonly Wrapper[] = [
  {
    names: 'env-cmd',
    values: '-f --file -e --environments -r --rc-file',
    tells: '-f --file -e --environments',
  },
  {
    names: 'dotenv dotenvx',
    sub: 'run',
    values: '-f --file -e --env --env-file -v',
    tells: '-f --file -e --env --env-file',
    assigns: true,
  },
  { names: 'dotenv dotenvx dotenv-cli', values: '-e -f -v -p -c', tells: '-e -f -c', assigns: true },
  {
    names: 'doppler',
    sub: 'run',
    values: '-p --project -c --config -t --token --mount --scope --name-transformer',
    tells: '-c --config',
    script: '--command',
  },
  {
    names: 'op',
    sub: 'run',
    values: '--env-file --account --environment --session --config',
    tells: '--env-file --environment',
  },
  {
    names: 'infisical',
    sub: 'run',
    values: '--env --path --token --projectId --project-config-dir --tags --domain',
    tells: '--env',
    script: '--command',
  },
  {
    names: 'railway',
    sub: 'run|local',
    values: '-e --environment -s --service -p --project',
    tells: '-e --environment',
  },
  { names: 'varlock', sub: 'run', values: '--env', tells: '--env' },
  { names: 'heroku', sub: 'local:run', values: '-e --env -a --app' },
  {
    names: 'aws-vault chamber granted',
    sub: 'exec',
    values: '-d --duration --region -b --backend',
    tells: '',
    skip: 1,
  },
  { names: 'envchain', skip: 1 },
  { names: 'teller', sub: 'run', values: '-c --config' },
];
