import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { Library } from '@pustaka/core';
import { loopback } from '@pustaka/core/session/node';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import type { Demonstration, Reader } from './demonstration.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('the library’s own pages, on a narrow telephone that runs no script', () => {
  let demonstration: Demonstration;
  let browser: Browser;
  let page: Page;
  let reader: Reader;

  before(async () => {
    demonstration = await demonstrated();
    [reader] = demonstration.readers as [Reader];
    browser = await launchChromium({ width: 320, height: 640 });
    page = await browser.newPage();
    await page.setExtraHTTPHeaders({ 'accept-language': 'id' });
    await page.setJavaScriptEnabled(false);
  });
  after(() => browser.close());

  /** Fills the form in view as it must be, sends it, and waits for the page that comes. */
  const send = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await page.type(`[name="${name}"]`, value);
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
  };

  /** Judges the page in view, in light and in dark; only the judge may run a script there. */
  const assertAccessible = async (says: RegExp): Promise<void> => {
    assert.match(await page.$eval('main', ({ innerText }) => innerText), says);
    await page.setJavaScriptEnabled(true);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      const { violations } = (await page.evaluate(
        `${axe}; axe.run(document, { runOnly: ${JSON.stringify(guidelines)} })`,
      )) as AxeResults;
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      assert.deepEqual(found, [], `${page.url()} in ${value}`);
    }
    await page.setJavaScriptEnabled(false);
    const width = await page.$eval('html', ({ scrollWidth }) => scrollWidth);
    assert.ok(width <= 320, `${page.url()} is ${width} px wide`);
  };

  it('let a reader in, tell what is wrong, and show whom they allowed what', async () => {
    await page.goto(`${demonstration.library}/oidc/account`);
    await assertAccessible(/Masuk untuk melihat situs/);
    await send({ card: reader.card, pin: '000000' });
    await assertAccessible(/PIN salah/);
    await send({ pin: reader.pin });
    await assertAccessible(/Situs yang Anda izinkan/);
  });

  it('ask before a site gets anything', async () => {
    const site = await demonstration.addSite('Sekolah', '--redirect', 'http://127.0.0.1/');
    const { session } = new Library({ url: demonstration.library, site });
    const mode = await loopback(async (address) => {
      await page.goto(address);
      await assertAccessible(/melanjutkan ke Sekolah/);
      await send({ card: reader.card, pin: reader.pin });
      await assertAccessible(/Izinkan Sekolah/);
      await send({});
    });
    await session.signIn({ scopes: ['loans', 'holds', 'profile', 'account'], mode });
    assert.equal(session.state, 'signed-in');
  });

  it('help who forgot the PIN, and who came to a page that is not there', async () => {
    await page.goto(`${demonstration.library}/oidc/forgot-pin`);
    await assertAccessible(/Lupa PIN/);
    await send({ card: reader.card });
    await assertAccessible(/Periksa surel/);
    await page.goto(`${demonstration.library}/oidc/reset-pin?token=nothing`);
    await assertAccessible(/Buat PIN baru/);
    await send({ pin: '409311', again: '409311' });
    await assertAccessible(/tidak berlaku lagi/);
    await page.goto(`${demonstration.library}/oidc/interaction/nothing`);
    await assertAccessible(/Tidak dapat dilanjutkan/);
  });
});
