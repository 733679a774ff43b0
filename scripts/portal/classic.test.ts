import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import { waitFor } from './wait-for.ts';
import { serveWebsite } from './website.ts';

test('the single file works from a website’s own folder, held to the hash that the library publishes', async (t) => {
  const { library } = await demonstrated();
  const published = (file: string) => fetch(`${library}/widgets/${file}`);
  // Bytes: a text would lose the byte order mark, which is hashed with the rest.
  const script = Buffer.from(await (await published('pustaka.classic.js')).arrayBuffer());
  const hashes = (await (await published('integrity.json')).json()) as Record<string, string>;
  const page =
    () => `<script src="/pustaka.classic.js" integrity="${hashes['pustaka.classic.js']}" defer></script>
    <pustaka-catalog-search library="${library}" query="laskar pelangi" lang="id"></pustaka-catalog-search>`;
  const serve = async (content: Buffer) => {
    const site = await serveWebsite(`connect-src ${library}`, {
      '/': page,
      '/pustaka.classic.js': () => content,
    });
    t.after(site.close);
    return site.origin;
  };
  const browser = await launchChromium({ width: 400, height: 800 });
  t.after(() => browser.close());
  const visitor = await browser.newPage();
  const complaints: string[] = [];
  visitor.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  await visitor.goto(await serve(script));
  await visitor.waitForFunction(
    () =>
      /Laskar Pelangi/i.test(document.querySelector('pustaka-catalog-search')?.shadowRoot?.textContent ?? ''),
    { polling: 100 },
  );
  assert.deepEqual(complaints, []);

  await visitor.goto(await serve(Buffer.concat([script, Buffer.from('// altered on the way')])));
  await waitFor(
    () => Promise.resolve(complaints.join()),
    (told) => told.includes('integrity'),
    'the browser to refuse it',
  );
});
