import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import type { Demonstration } from './demonstration.ts';
import { newReader } from './desk.ts';
import { PortalPage } from './portal-page.ts';

declare global {
  interface Window {
    /** What has moved in view since the page began. */
    moves?: string[];
  }
}

/** Runs in the page, from its first frame on. */
function watchMoves(): void {
  const moves: string[] = (window.moves = []);
  new PerformanceObserver((list) => {
    for (const { entryType, startTime } of list.getEntries()) moves.push(`${entryType} at ${startTime} ms`);
  }).observe({ type: 'layout-shift', buffered: true });
  // The browser does not count what moves by less than three pixels. What stands in the tag is about to go.
  let before = new Map<Element, DOMRect>();
  const look = () => {
    const now = new Map<Element, DOMRect>();
    for (const element of document.querySelectorAll('body :not(pustaka-catalog-search *)')) {
      const place = element.getBoundingClientRect();
      if (place.width * place.height === 0 || place.bottom <= 0 || place.top >= innerHeight) continue;
      now.set(element, place);
      const { left, top } = before.get(element) ?? place;
      if (left !== place.left || top !== place.top)
        moves.push(`${element.localName}: ${left}, ${top} to ${place.left}, ${place.top}`);
    }
    before = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

describe('a city’s portal while its widgets come', () => {
  let demonstration: Demonstration;
  let browser: Browser;

  before(async () => {
    demonstration = await demonstrated();
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const [width, card] of [
    [360, '200100300511'],
    [1280, '200100300512'],
  ] as const) {
    it(`moves nothing in view, ${width} pixels wide, whoever is signed in`, async () => {
      const reader = await newReader(card, 'Sitti Maryam Salahuddin');
      const portal = await PortalPage.open(browser, demonstration.portal, async (page) => {
        await page.setViewport({ width, height: 740 });
        await page.evaluateOnNewDocument(watchMoves);
      });
      const stays = async (who: string) => {
        await portal.says('pustaka-catalog-search >>> .shelf .title', /./);
        await portal.says(`pustaka-sign-in >>> ${who}`, /./);
        assert.deepEqual(await portal.evaluate(() => window.moves), []);
      };
      await stays('.sign-in');
      await portal.signInBy('pustaka-sign-in >>> .sign-in', reader);
      await portal.says('pustaka-sign-in >>> .who', /Maryam/);
      await portal.reload();
      await stays('.who');
      await portal.close();
    });
  }
});
