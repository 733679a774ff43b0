import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DeskClient } from '@pustaka/core/desk';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import type { Demonstration } from './demonstration.ts';
import { openDesk } from './desk.ts';
import { PortalPage } from './portal-page.ts';

describe('a city’s portal on another origin than the library', () => {
  let demonstration: Demonstration;
  let browser: Browser;
  let desk: DeskClient;
  const open = () => PortalPage.open(browser, demonstration.portal);

  before(async () => {
    demonstration = await demonstrated();
    browser = await launchChromium({ width: 1280, height: 2400 });
    ({ desk } = await openDesk(demonstration, browser));
  });
  after(() => browser.close());

  it('carries a reader from the search to a renewed loan, until somebody else waits for the book', async () => {
    const [siti, budi, rahma] = demonstration.readers;
    assert.ok(siti && budi && rahma);
    const lent = (await desk.patron(siti.card)).loans.at(-1);
    const { record, item } = lent!;
    const barcode = item.barcode!;
    const place = 'pustaka-catalog-search >>> .hold .primary';
    const hold = 'pustaka-loan-status >>> [part~="hold"]';
    const loan = 'pustaka-loan-status >>> [part~="loan"]';
    const renewal = `pustaka-loan-status >>> [aria-label="Perpanjang ${record.title}"]`;

    const portal = await open();
    await portal.openFirst(record.title);
    const consent = await portal.signInBy(place, rahma);
    assert.match(consent, /Portal Kota Contoh/);
    await portal.click('pustaka-catalog-search >>> form.hold [type="submit"]');
    await portal.says('pustaka-catalog-search >>> .outcome', /Sudah dipesan/);
    await portal.says(hold, new RegExp(record.title));

    const { destination } = await desk.checkIn({ barcode, branch: 'pusat' });
    assert.equal(destination, 'hold-shelf');
    await portal.reload();
    await portal.says(hold, /Siap diambil/);
    await desk.checkOut({ card: rahma.card, barcode });
    await portal.reload();
    await portal.says(loan, new RegExp(record.title));

    await portal.click(renewal);
    await portal.says(loan, new RegExp(`${record.title}.*Diperpanjang sampai`));

    const other = await open();
    await other.openFirst(record.title);
    await other.signInBy(place, budi);
    await other.click('pustaka-catalog-search >>> form.hold [type="submit"]');
    await other.says('pustaka-catalog-search >>> .outcome', /Sudah dipesan/);
    await other.close();

    await portal.click(renewal);
    await portal.says(loan, new RegExp(`${record.title}.*menunggu`));
    await portal.close(409);
  });

  it('searches without one preflight request, which only what is personal needs', async () => {
    const portal = await open();
    await portal.openFirst('Laskar Pelangi');
    assert.deepEqual(portal.preflights, []);
    await portal.close();
  });

  it('learns neither card number nor PIN, and keeps the reader signed in when the page loads again', async () => {
    const [siti] = demonstration.readers;
    const portal = await open();
    await portal.signInBy('pustaka-sign-in >>> .sign-in', siti!);
    await portal.says('pustaka-loan-status >>> [part~="loan"]', /Terlambat \d+ hari/);
    assert.ok(portal.preflights.includes('/v1/me/loans'), String(portal.preflights));
    assert.equal(await portal.kept(), JSON.stringify([{}, {}, '', `${demonstration.portal}/`]));
    await portal.reload();
    await portal.says('pustaka-sign-in >>> .who', /Siti Aminah/);
    await portal.close();
  });
});
