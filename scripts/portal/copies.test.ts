import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import { serveWebsite } from './website.ts';

describe('a website that takes the widgets from the library', () => {
  let library: string;
  let browser: Browser;

  before(async () => {
    ({ library } = await demonstrated());
    browser = await launchChromium({ width: 400, height: 800 });
  });
  after(() => browser.close());

  /** Opens a page with a search and these scripts of the library's, and gives it once the search shows what is expected. */
  const open = async (head: string, script: string, shows: RegExp) => {
    const search = `<pustaka-catalog-search library="${library}" query="laskar pelangi"></pustaka-catalog-search>`;
    const site = await serveWebsite(`script-src-elem 'self' ${library}; connect-src ${library}`, {
      '/': () => `<html lang="jv">${head}<script type="module" src="/own.js"></script>${search}</html>`,
      '/own.js': () => script,
    });
    const faults: string[] = [];
    const page = await browser.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    try {
      await page.goto(site.origin);
      await waitForText(page, shows);
      assert.deepEqual(faults, []);
    } finally {
      await page.close();
      site.close();
    }
  };

  const waitForText = (page: Page, text: RegExp) =>
    page.waitForFunction(
      (source) =>
        new RegExp(source).test(
          document.querySelector('pustaka-catalog-search')?.shadowRoot?.textContent ?? '',
        ),
      { polling: 100 },
      text.source,
    );

  const modules = () => `<script type="module" src="${library}/widgets/loader.js"></script>`;
  const single = () => `<script src="${library}/widgets/pustaka.classic.js"></script>`;

  it('may have them twice, as modules and as the single file, in whichever order', async () => {
    await open(modules() + single(), '', /Hirata, Andrea/);
    await open(modules() + single().replace('src', 'defer src'), '', /Hirata, Andrea/);
  });

  it('teaches them another language, before or after they are there', async () => {
    const words = { 'catalog-search': { 'total.for': '{total} kanggo “{query}”' } };
    const add = `import { addWords } from '${library}/widgets/words.js';
      addWords('jv', ${JSON.stringify(words)});`;
    await open(modules(), add, /kanggo “laskar pelangi”/);
    const late = `await customElements.whenDefined('pustaka-catalog-search'); const { addWords } = await import('${library}/widgets/words.js');
      addWords('jv', ${JSON.stringify(words)});`;
    await open(modules(), late, /kanggo “laskar pelangi”/);
  });
});
