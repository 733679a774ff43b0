import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import { waitFor } from './wait-for.ts';
import { serveWebsite } from './website.ts';

/** What docs/embedding.md gives a website that can add a script. */
const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const [, growing] = /```js\n(addEventListener\('message'[^]*?)```/.exec(guide)!;

describe('the catalogue in a frame of another website', () => {
  let library: string;
  let website: string;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const closings: (() => unknown)[] = [];

  before(async () => {
    ({ library } = await demonstrated());
    const site = await serveWebsite(`frame-src ${library}`, {
      '/': ({ searchParams }) =>
        `<script src="/growing.js" defer></script><iframe ${searchParams.get('attributes')}></iframe>`,
      '/growing.js': () => growing!,
    });
    website = site.origin;
    closings.push(site.close);
    browser = await launchChromium({ width: 400, height: 800 });
    closings.push(() => browser.close());
  });
  after(async () => {
    for (const close of closings.reverse()) await close();
  });

  /** Opens the website with a frame that has these attributes. */
  const visit = async (attributes: string): Promise<Frame> => {
    page = await browser.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${website}/?${new URLSearchParams({ attributes })}`);
    const element = await page.waitForSelector('iframe');
    return await element!.contentFrame();
  };
  const search = (query: string) => `src="${library}/embed/catalog-search?${query}"`;
  /** Waits for an element inside the widget. */
  const shown = async (frame: Frame, selector: string): Promise<ElementHandle<HTMLAnchorElement>> => {
    const find = (inside: string) =>
      document.querySelector('pustaka-catalog-search')?.shadowRoot?.querySelector(inside);
    const found = await frame.waitForFunction(find, { polling: 100 }, selector);
    return found as ElementHandle<HTMLAnchorElement>;
  };
  // By script: a frame that grows at the same time moves from under a mouse.
  const open = (title: ElementHandle<HTMLAnchorElement>) => title.evaluate((link) => link.click());

  it('shows results and records under the website’s strict policy, and tells its size', async () => {
    const frame = await visit(search('lang=id&pustaka-q=laskar+pelangi'));
    const title = await shown(frame, '[part~="title"]');
    await page.waitForFunction(() => Number(document.querySelector('iframe')!.height) > 400);
    assert.equal(
      await title.evaluate((link) => link.href.replace(/record=.*/, 'record=…')),
      `${library}/?pustaka-q=laskar+pelangi&pustaka-record=…`,
    );
    await open(title);
    await shown(frame, 'table');
    assert.match(frame.url(), /\/embed\/catalog-search\?.*pustaka-record=/);
    assert.equal(new URL(page.url()).origin, website);
    assert.deepEqual(complaints, []);
  });

  it('opens what leads out of it in a window of its own', async () => {
    const frame = await visit(search('pustaka-q=laskar'));
    await shown(frame, '[part~="title"]');
    const opened = browser.waitForTarget((target) => target.url() === `${library}/healthz`);
    await frame.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.querySelector('pustaka-catalog-search')!.shadowRoot!.append(link);
      link.click();
    }, `${library}/healthz`);
    await opened;
    assert.match(frame.url(), /\/embed\/catalog-search/);
  });

  it('works where it may keep nothing at all: no cookie, no storage, no origin', async () => {
    const frame = await visit(`sandbox="allow-scripts" ${search('pustaka-q=laskar')}`);
    await open(await shown(frame, '[part~="title"]'));
    await shown(frame, 'table');
  });

  it('is the only thing of the library that can be framed', async () => {
    for (const path of ['/', '/oidc/account']) {
      const frame = await visit(`src="${library}${path}"`);
      const shows = await waitFor(
        () => Promise.resolve(frame.url()),
        (url) => url !== '' && url !== 'about:blank',
        `${path} to be framed or not`,
      );
      assert.equal(shows, 'chrome-error://chromewebdata/', path);
    }
  });
});
