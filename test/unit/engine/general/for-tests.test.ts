import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const PASS = [
  'RAILS_ENV=test bin/rails db:drop',
  'bin/rails db:drop RAILS_ENV=test',
  'RAILS_ENV=test DATABASE_URL=postgres://localhost/app_test bin/rails db:schema:load',
  'RAILS_ENV=test DATABASE_URL=$TEST_DATABASE_URL bin/rails db:drop',
  'NODE_ENV=test npx prisma migrate reset --force',
  'docker compose run --rm -e RAILS_ENV=test web rails db:drop',
  'python manage.py flush --settings=app.settings.test --no-input',
];
const ASK: readonly (readonly [line: string, why: string])[] = [
  ['RAILS_ENV=test DATABASE_URL=$X rails db:schema:load', 'an address that is not known wins over the name'],
  ['export DATABASE_URL=$X; RAILS_ENV=test rails db:drop', 'wherever it was set'],
  ['RAILS_ENV=test PRIMARY_DATABASE_URL=postgres://db.acme.io/x rails db:drop', 'under any such name'],
  ['RAILS_ENV=test PGHOST=db.acme.io rails db:drop', 'and of the server alone'],
  ['NODE_ENV=test npx sequelize-cli db:drop --url postgres://db.acme.io/x', 'as an option'],
  ['RAILS_ENV=test rails db:drop RAILS_ENV=production', 'what is said last counts'],
  [
    'NODE_ENV=test npx dotenv -e .env.production -- npx prisma migrate reset --force',
    'a file that is loaded says so',
  ],
  ['NODE_ENV=test doppler run -c prd -- npx prisma migrate reset --force', 'and so does a vault'],
  ["ssh web 'RAILS_ENV=test rails db:drop'", 'another machine has its own databases'],
  ["heroku run 'RAILS_ENV=test rails db:reset' -a shop", 'and so has a platform'],
  [
    'docker compose run -e DATABASE_URL=postgres://db.acme.io/x -e RAILS_ENV=test web rails db:drop',
    'a container is handed it',
  ],
];

describe('engine/general/for-tests', () => {
  for (const line of PASS)
    it(`lets ${line} through`, async () => assert.equal(await decision({ command: line }), 'pass'));
  for (const [line, why] of ASK)
    it(`${line}: ${why}`, async () => assert.equal(await decision({ command: line }), 'ask'));
});
