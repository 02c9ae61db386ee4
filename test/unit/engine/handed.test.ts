import assert from 'node:assert/strict';
import { decision } from './lab.ts';

/** What stands in an option, comes from nowhere, or is written where somebody else reads it. */
const asks = [
  'kadmin -q "delprinc alice@ACME.IO"',
  'foo shell -c "dropdb prod"',
  'acmectl exec --command "rm -rf /srv/data"',
  'lftp -e "rm -r /var/www; bye" ftp.example.com',
  'aws s3 cp /dev/null s3://acme/data.csv',
  'scp /dev/null deploy@web1:/etc/nginx/nginx.conf',
  'echo -n | aws s3 cp - s3://acme/state.json',
  `cat /dev/null | ssh web1 'cat > /srv/data.db'`,
  'heroku config:set DATABASE_URL=x -a acme-prod',
  'dokku config:unset api DATABASE_URL',
  'psql -h prod-db.example.com -c "ALTER TABLE users RENAME TO users_old"',
  `mysql -h db.example.com -e "SET PASSWORD FOR 'root'@'%' = 'x'"`,
  'spark-sql -e "VACUUM sales.orders RETAIN 0 HOURS"',
  `gcloud compute instances add-metadata web-1 --metadata startup-script='rm -rf /srv/data'`,
  `aws ec2 run-instances --user-data $'#!/bin/bash\\naws s3 rb s3://acme --force'`,
];
const passes = [
  'kadmin -q "listprincs"',
  'foo shell -c "psql -l"',
  'acmectl note add --text "delete user bob when he asks"',
  'acme-search -q "delete account"',
  'scp -F /dev/null a.txt web1:/tmp/',
  'aws s3 cp s3://acme/x /dev/null',
  'heroku config:set LOG_LEVEL=debug -a acme-prod',
  'heroku config:set DATABASE_URL=x -a acme-dev',
  'psql -h localhost -c "ALTER TABLE users RENAME TO people"',
  'spark-sql -e "VACUUM sales.orders RETAIN 0 HOURS DRY RUN"',
  `gcloud compute instances create web-2 --metadata startup-script='rm -rf /var/cache/apt'`,
];

describe('engine: what is handed over', () => {
  for (const command of asks)
    it(`asks: ${command}`, async () => assert.equal(await decision({ command }), 'ask'));
  for (const command of passes)
    it(`passes: ${command}`, async () => assert.equal(await decision({ command }), 'pass'));
});
