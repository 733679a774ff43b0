import assert from 'node:assert/strict';
import type { Browser, BrowserContext, ElementHandle, Page } from 'puppeteer-core';
import { watchRequests } from './requests.ts';
import type { Requests } from './requests.ts';
import { waitFor } from './wait-for.ts';
import type { Reader } from './demonstration.ts';

/** The city's portal as one reader has it before them, in a browser that shares nothing with other readers'. */
export class PortalPage {
  readonly requests: Requests;
  readonly #page: Page;
  readonly #address: string;
  readonly #faults: string[] = [];

  private constructor(page: Page, address: string, requests: Requests) {
    this.#page = page;
    this.#address = address;
    this.requests = requests;
    page.on('pageerror', (error) => this.#faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#faults.push(message.text());
    });
  }

  /** @param prepare does something to the page before it is opened */
  static async open(
    browser: Browser,
    address: string,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<PortalPage> {
    return PortalPage.#openIn(await browser.createBrowserContext(), address, prepare);
  }

  static async #openIn(
    context: BrowserContext,
    address: string,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<PortalPage> {
    const page = await context.newPage();
    await prepare?.(page);
    const portal = new PortalPage(page, address, await watchRequests(page, new URL(address).origin));
    await page.goto(address);
    return portal;
  }

  /** The same in another tab of the same reader's browser; both close together. */
  anotherTab(): Promise<PortalPage> {
    return PortalPage.#openIn(this.#page.browserContext(), this.#address);
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
  async signInBy(opener: string, reader: Reader): Promise<string> {
    const opened = new Promise<Page>((resolve) => this.#page.once('popup', (popup) => resolve(popup!)));
    await this.click(opener);
    const popup = await opened;
    const closed = new Promise((resolve) => popup.once('close', resolve));
    const consent = await identify(popup, reader);
    await closed;
    return consent;
  }

  /** The same where the browser blocks windows: it is the page itself that goes to the library, and comes back. */
  async signInAwayBy(opener: string, reader: Reader): Promise<void> {
    await this.click(opener);
    await identify(this.#page, reader);
    await waitFor(
      async () => new URL(this.#page.url()),
      ({ origin, searchParams }) => origin === new URL(this.#address).origin && !searchParams.has('state'),
      'the page to be back, and to have taken what came with it',
    );
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  /** Leaves the portal for another page. */
  async leaveFor(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  /** Comes back from there by the browser's button. */
  async back(): Promise<void> {
    await this.#page.goBack();
  }

  /** Signs the reader out after so long without a touch or a key, in minutes. */
  async signOutIdle(minutes: number): Promise<void> {
    await this.#page.$eval(
      'pustaka-library',
      (library, given) => library.setAttribute('idle-minutes', String(given)),
      minutes,
    );
  }

  /** Lets so many minutes go by on the page, whose clock and timers run ahead, and stand still from then on. */
  async pass(minutes: number): Promise<void> {
    const protocol = await this.#page.createCDPSession();
    const passed = new Promise((resolve) => protocol.once('Emulation.virtualTimeBudgetExpired', resolve));
    await protocol.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: minutes * 60_000 });
    await passed;
  }

  /** Clicks as a reader does: on what has come to rest, in the tab in front. */
  async click(selector: string): Promise<void> {
    await this.#page.bringToFront();
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

  /** What the page itself could find out. */
  evaluate<T>(look: () => T): Promise<Awaited<T>> {
    return this.#page.evaluate(look);
  }

  /** What the page could get at and keep: its storage, its cookies and its address. */
  kept(): Promise<string> {
    return this.evaluate(() =>
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

/** Gives card and PIN on the library's page, and allows what it asks for next. @returns what that was */
async function identify(page: Page, { card, pin }: Reader): Promise<string> {
  await page.locator('[name="card"]').fill(card);
  await page.locator('[name="pin"]').fill(pin);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const asked = await page.$eval('main', ({ innerText }) => innerText);
  await page.locator('button').click();
  return asked;
}
