import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import type { Demonstration } from './demonstration.ts';
import { newReader, openDesk } from './desk.ts';
import { PortalPage } from './portal-page.ts';
import { waitFor } from './wait-for.ts';

const opener = 'pustaka-sign-in >>> .sign-in';
const who = 'pustaka-sign-in >>> .who';
const loan = 'pustaka-loan-status >>> [part~="loan"]';
const prompt = 'pustaka-loan-status >>> .prompt';

describe('a reader’s session on a city’s portal', () => {
  let demonstration: Demonstration;
  let browser: Browser;

  before(async () => {
    demonstration = await demonstrated();
    browser = await launchChromium({ width: 1280, height: 2400 });
  });
  after(() => browser.close());

  it('is begun on the library’s page where windows are blocked, and the hold that it was for is placed', async () => {
    const desk = await openDesk();
    const [siti] = demonstration.readers;
    const { record } = (await desk.patron(siti!.card)).loans[0]!;
    const reader = await newReader('200100300501', 'Wulan Sari');
    const portal = await PortalPage.open(browser, demonstration.portal, (page) =>
      page.evaluateOnNewDocument(() => {
        window.open = () => null;
      }),
    );
    await portal.openFirst(record.title);
    await portal.signInAwayBy('pustaka-catalog-search >>> .hold .primary', reader);
    await portal.click('pustaka-catalog-search >>> form.hold [type="submit"]');
    await portal.says('pustaka-catalog-search >>> .outcome', /Sudah dipesan/);
    await portal.says('pustaka-loan-status >>> [part~="hold"]', new RegExp(record.title));
    await portal.close();
    assert.equal((await desk.patron(reader.card)).holds[0]?.record.id, record.id);
  });

  it('is the same in all tabs, and in one to which the reader comes back', async () => {
    const [, budi] = demonstration.readers;
    const portal = await PortalPage.open(browser, demonstration.portal);
    const other = await portal.anotherTab();
    await other.says(prompt, /Masuk/);
    await portal.signInBy(opener, budi!);
    await portal.says(loan, /./);
    await other.says(loan, /./);

    // Where the browser keeps pages that are left, the page is as it was.
    await other.leaveFor(`${demonstration.library}/healthz`);
    await other.back();
    await other.says(loan, /./);
    await portal.click(who);
    await portal.click('pustaka-sign-in >>> .leave');
    await portal.says(prompt, /Masuk/);
    await other.says(prompt, /Masuk/);
    assert.deepEqual(await other.texts(loan), []);
    await portal.close();
  });

  it('ends by itself where nobody has touched the page for as long as the portal says', async () => {
    const reader = await newReader('200100300502', 'Agus Salim');
    const portal = await PortalPage.open(browser, demonstration.portal);
    await portal.signOutIdle(5);
    await portal.signInBy(opener, reader);
    await portal.says(who, /Agus Salim/);
    await portal.pass(4);
    assert.equal((await portal.texts(who)).length, 1);
    // What the page then does takes no time of its own, but some of ours.
    await waitFor(
      async () => {
        await portal.pass(1);
        return portal.texts(opener);
      },
      ([text]) => text === 'Masuk',
      'the reader to be signed out',
    );
    await portal.close();
  });
});
