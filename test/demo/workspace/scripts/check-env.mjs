// node scripts/check-env.mjs staging: does the environment sign in as the user that its volume was set up for?
import { readFileSync } from 'node:fs';

const name = process.argv[2] ?? 'staging';
const setUpFor = { staging: 'rentals', production: 'rentals' };
const line = readFileSync(`.env.${name}`, 'utf8')
  .split('\n')
  .find((each) => each.startsWith('DATABASE_URL='));
const user = new URL(line.slice('DATABASE_URL='.length)).username;
if (user === setUpFor[name]) {
  console.log(`${name}: all settings agree.`);
} else {
  console.log(
    `${name}: credential mismatch. It signs in as “${user}”, the volume pg-data was set up for “${setUpFor[name]}”.`,
  );
}
