/** `npm run test:stories`: every story of the built Storybook renders, plays and passes axe. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launchChromium } from './browsers/chromium.ts';
import { tallyLine } from './steps/tally.ts';
import { serveFolder } from './stories/serve-folder.ts';
import { PreviewPage } from './stories/preview-page.ts';

const folder = path.join(import.meta.dirname, '../storybook-static');
const index = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8')) as {
  entries: Record<string, { id: string; type: string; title: string; name: string }>;
};
const stories = Object.values(index.entries).filter((entry) => entry.type === 'story');
const server = await serveFolder(folder);
const browser = await launchChromium();
const page = new PreviewPage(browser, server.url);

let failed = stories.length === 0 ? 1 : 0;
for (const { id, title, name } of stories) {
  const wrong = await page.visit(id);
  console.log([`${wrong.length > 0 ? '✗' : '✓'} ${title}: ${name}`, ...wrong].join('\n    '));
  if (wrong.length > 0) failed++;
}

await browser.close();
server.close();
console.log(`\n${tallyLine({ passed: Math.max(stories.length - failed, 0), failed })}`);
process.exitCode = failed > 0 ? 1 : 0;
