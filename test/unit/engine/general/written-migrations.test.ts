import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

describe('engine/general/written-migrations', () => {
  for (const command of [
    "echo 'DROP TABLE users;' > prisma/migrations/2_x/migration.sql && npx prisma migrate deploy",
    "cat > migrations/0002_x.py <<'X'\noperations=[migrations.DeleteModel('User')]\nX\npython manage.py migrate",
    "cat > alembic/versions/x.py <<'X'\ndef upgrade(): op.drop_table('users')\nX\nalembic upgrade head",
  ])
    it(`asks about ${command}`, async () => assert.equal(await decision({ command }), 'ask'));
  for (const command of [
    "echo 'CREATE TABLE a (id int);' > prisma/migrations/2_x/migration.sql && npx prisma migrate deploy",
    "cat > db/migrate/1_x.rb <<'X'\ndef up\n add_column :a, :b\nend\ndef down\n drop_table :a\nend\nX\nrails db:migrate",
    "echo 'DROP TABLE users;' > prisma/migrations/2_x/migration.sql",
    'npx prisma migrate deploy',
    "cat > db/migrate/1_x.rb <<'X'\ndrop_table(:a)\nX\nRAILS_ENV=test rails db:migrate",
  ])
    it(`lets ${command} through`, async () => assert.equal(await decision({ command }), 'pass'));
});
