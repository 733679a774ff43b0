import assert from 'node:assert/strict';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { waitFor } from './wait-for.ts';
import type { Reader } from './demonstration.ts';

/** The city's portal as one reader has it before them, in a browser that shares nothing with other readers'. */
export class PortalPage {
  readonly #page: Page;
  readonly #faults: string[] = [];
  readonly #preflights: string[] = [];

  private constructor(page: Page) {
    this.#page = page;
    page.on('pageerror', (error) => this.#faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#faults.push(message.text());
    });
  }

  static async open(browser: Browser, address: string): Promise<PortalPage> {
    const context = await browser.createBrowserContext();
    const portal = new PortalPage(await context.newPage());
    const protocol = await portal.#page.createCDPSession();
    protocol.on('Network.requestWillBeSent', ({ request }) => {
      if (request.method === 'OPTIONS') portal.#preflights.push(new URL(request.url).pathname);
    });
    await protocol.send('Network.enable');
    await portal.#page.goto(address);
    return portal;
  }

  /** Looks for a word and opens the first record found. */
  async openFirst(query: string): Promise<void> {
    const field = await this.#find('pustaka-catalog-search >>> #q');
    await field.type(query);
    await field.press('Enter');
    // Until the answer comes, what was listed before stays on show.
    await this.click('pustaka-catalog-search >>> [aria-busy="false"] > .hits [part~="title"]');
  }

  /**
   * Presses what opens the library's window, gives card and PIN there, and allows the portal what it asks for.
   *
   * @returns what the window asked the reader to allow
   */
  async signInBy(opener: string, { card, pin }: Reader): Promise<string> {
    const opened = new Promise<Page>((resolve) => this.#page.once('popup', (popup) => resolve(popup!)));
    await this.click(opener);
    const popup = await opened;
    const closed = new Promise((resolve) => popup.once('close', resolve));
    await popup.locator('[name="card"]').fill(card);
    await popup.locator('[name="pin"]').fill(pin);
    await Promise.all([popup.waitForNavigation(), popup.keyboard.press('Enter')]);
    const consent = await popup.$eval('main', ({ innerText }) => innerText);
    await popup.locator('button').click();
    await closed;
    return consent;
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  /** Clicks as a reader does: on what has come to rest. */
  async click(selector: string): Promise<void> {
    let before: string | undefined;
    const box = async () => JSON.stringify(await (await this.#find(selector)).boundingBox());
    await waitFor(box, (now) => now === before || ((before = now), false), `${selector} to rest`);
    await (await this.#find(selector)).click();
  }

  /** Waits until something on the page says so. */
  async says(selector: string, words: RegExp): Promise<void> {
    await waitFor(
      () => this.texts(selector),
      (texts) => texts.some((text) => words.test(text)),
      `${selector} to say ${words.source}`,
    );
  }

  /** What stands there now. */
  texts(selector: string): Promise<string[]> {
    return this.#page.$$eval(selector, (found) =>
      found.map((element) => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
    );
  }

  /** Asks again and again: puppeteer's own waiting hears of no change within a shadow root. */
  #find(selector: string): Promise<ElementHandle> {
    return waitFor(
      () => this.#page.$(selector),
      (found) => found !== null,
      selector,
    ) as Promise<ElementHandle>;
  }

  /** The paths for which the browser asked first whether the page may (CORS preflight requests). */
  get preflights(): readonly string[] {
    return this.#preflights;
  }

  /** What the page could get at and keep: its storage, its cookies and its address. */
  kept(): Promise<string> {
    return this.#page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
    );
  }

  /**
   * @param refusals statuses that the library was meant to answer with, which browsers note as errors
   * @throws AssertionError where the page's policy was violated, a script failed, or anything else was refused
   */
  async close(...refusals: readonly number[]): Promise<void> {
    await this.#page.browserContext().close();
    const faults = this.#faults.map((fault) => Number(/status of (\d+)/.exec(fault)?.[1] ?? NaN) || fault);
    assert.deepEqual(faults, refusals);
  }
}
