import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../kit/project.ts';
import { scenes } from './scenes.ts';
import { openStudio, pictureOf, pictures } from './studio.ts';

// npm run screens -- [scene …]: pictures of the real thing in three themes; those of the README go to docs/images.
const forReadme = { dialog: 'dialog', review: 'review-edit', journal: 'journal' };

async function main(wanted: readonly string[]): Promise<void> {
  const studio = await openStudio();
  try {
    for (const [name, play] of Object.entries(scenes)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      console.log(`Taking ${name} …`);
      await play(studio);
    }
  } catch (error) {
    await studio.page.screenshot({ path: join(pictures, 'failed.png') });
    throw error;
  } finally {
    await studio.stop();
  }
  console.log(`All pictures are in ${pictures}.`);
  if (wanted.length > 0) return;
  const images = join(projectRoot, 'docs/images');
  mkdirSync(images, { recursive: true });
  for (const [name, from] of Object.entries(forReadme)) {
    copyFileSync(pictureOf(from, 'dark'), join(images, `${name}.png`));
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
