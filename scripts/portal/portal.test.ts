import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DeskClient } from '@pustaka/core/desk';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import type { Demonstration } from './demonstration.ts';
import { openDesk } from './desk.ts';
import { portalElsewhere } from './portal-elsewhere.ts';
import { PortalPage } from './portal-page.ts';
import { watchRequests } from './requests.ts';
import { waitFor } from './wait-for.ts';
import { serve } from './website.ts';
import type { Website } from './website.ts';

describe('a city’s portal on another site than the library, in a browser that blocks third-party cookies', () => {
  let demonstration: Demonstration;
  let browser: Browser;
  let desk: DeskClient;
  let elsewhere: Website;
  const open = () => PortalPage.open(browser, elsewhere.origin);

  before(async () => {
    demonstration = await demonstrated();
    elsewhere = await portalElsewhere(demonstration);
    desk = await openDesk();
    browser = await launchChromium({ width: 1280, height: 2400 }, '--test-third-party-cookie-phaseout');
  });
  after(async () => {
    await browser.close();
    elsewhere.close();
  });

  it('is watched in such a browser', async (t) => {
    const server = await serve(() => (request, response) => {
      response
        .writeHead(200, {
          'access-control-allow-origin': request.headers.origin ?? '*',
          'access-control-allow-credentials': 'true',
          'set-cookie': 'known=yes; SameSite=None; Secure',
        })
        .end(request.headers.cookie);
    });
    t.after(server.close);
    const page = await browser.newPage();
    const requests = await watchRequests(page, server.origin);
    const fetched = (address: string) =>
      page.evaluate(async (from) => (await fetch(from, { credentials: 'include' })).text(), address);

    const third = server.origin.replace('127.0.0.1', 'localhost');
    await page.goto(third);
    assert.equal(await fetched(third), 'known=yes');
    await page.goto(server.origin);
    assert.equal(await fetched(third), '');
    await waitFor(
      () => Promise.resolve(requests.withCookies()),
      (addresses) => addresses.includes(`${third}/`),
      'the cookie to be told of',
    );
  });

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

    const asked = portal.requests.all();
    for (const path of ['/v1/catalog/search', '/oidc/token', '/v1/me/holds'])
      assert.ok(
        asked.some((address) => address.startsWith(demonstration.library + path)),
        path,
      );
    assert.deepEqual(portal.requests.withCookies(), []);
    await portal.close(409);
  });

  it('searches without one preflight request, which only what is personal needs', async () => {
    const portal = await open();
    await portal.openFirst('Laskar Pelangi');
    assert.deepEqual(portal.requests.preflights(), []);
    await portal.close();
  });

  it('learns neither card number nor PIN, and keeps the reader signed in when the page loads again', async () => {
    const [siti] = demonstration.readers;
    const portal = await open();
    await portal.signInBy('pustaka-sign-in >>> .sign-in', siti!);
    await portal.says('pustaka-loan-status >>> [part~="loan"]', /Terlambat \d+ hari/);
    const preflights = portal.requests.preflights();
    assert.ok(preflights.includes(`${demonstration.library}/v1/me/loans`), String(preflights));
    assert.equal(await portal.kept(), JSON.stringify([{}, {}, '', `${elsewhere.origin}/`]));
    await portal.reload();
    await portal.says('pustaka-sign-in >>> .who', /Siti Aminah/);
    await portal.close();
  });
});
