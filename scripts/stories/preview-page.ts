import type { Browser, Page } from 'puppeteer-core';

/** What Storybook's preview says when a story has rendered, played and been checked. */
interface Finished {
  readonly storyId: string;
  readonly status: 'success' | 'error';
  readonly reporters: readonly {
    readonly type: string;
    readonly status: string;
    readonly result?: { readonly violations?: readonly Violation[] };
  }[];
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** The preview's channel, as far as it is used here. */
interface Preview {
  on(event: string, listener: (payload: never) => void): void;
  emit(event: string, payload: object): void;
}

/** Longer than a story's own waiting, which tells what for. */
const timeoutMs = 60_000;

/**
 * The page of a built Storybook in which its stories are shown, one after the other as a reader of Storybook goes
 * through them: compiling the page anew for each would take most of the time. What a story keeps in the browser is
 * removed before the next one, and a page in which something went wrong is not used again.
 */
export class PreviewPage {
  readonly #browser: Browser;
  readonly #storybook: string;
  #page: Page | undefined;
  #wrong: string[] = [];
  #finish: (end: Finished) => void = () => undefined;

  /** @param storybook its address */
  constructor(browser: Browser, storybook: string) {
    this.#browser = browser;
    this.#storybook = storybook;
  }

  /**
   * Shows a story and waits until it has finished.
   *
   * @returns what went wrong, in sentences: it did not render, its play function threw, axe found something; none where
   * all is well
   */
  async visit(id: string): Promise<string[]> {
    const wrong: string[] = (this.#wrong = []);
    const finished = new Promise<Finished>((resolve) => {
      this.#finish = (end) => end.storyId === id && resolve(end);
    });
    await this.#show(id);
    const end = await Promise.race([finished, expire()]);
    if (!end) wrong.push(`not finished within ${timeoutMs / 1000} s`);
    wrong.push(...(end?.reporters ?? []).flatMap(({ result }) => (result?.violations ?? []).map(describe)));
    if (end?.status === 'error' && wrong.length === 0) wrong.push('failed without saying why');
    if (wrong.length > 0) await this.#leave();
    return wrong;
  }

  async #show(id: string): Promise<void> {
    if (this.#page) {
      await this.#page.evaluate(forgetAll);
      await this.#page.evaluate(select, id);
    } else {
      this.#page = await this.#open();
      await this.#page.goto(`${this.#storybook}/iframe.html?id=${id}&viewMode=story`);
    }
  }

  async #open(): Promise<Page> {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    page.on('pageerror', (error) => this.#wrong.push(`uncaught: ${messageOf(error)}`));
    await page.exposeFunction('storyFinished', (end: Finished) => this.#finish(end));
    await page.exposeFunction('storyThrew', (message: string) => this.#wrong.push(message));
    await page.evaluateOnNewDocument(listenToPreview);
    return page;
  }

  async #leave(): Promise<void> {
    await this.#page?.browserContext().close();
    this.#page = undefined;
  }
}

/** Runs in the page: nobody is signed in any more, nothing was looked for. */
async function forgetAll(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
}

/** Runs in the page: what Storybook's sidebar does. */
function select(storyId: string): void {
  const { __STORYBOOK_ADDONS_CHANNEL__: preview } = window as unknown as {
    __STORYBOOK_ADDONS_CHANNEL__: Preview;
  };
  preview.emit('setCurrentStory', { storyId, viewMode: 'story' });
}

/** Runs in the page before anything else: the preview's channel speaks as soon as it exists. */
function listenToPreview(): void {
  const page = window as unknown as Record<string, unknown> & {
    storyFinished: (end: unknown) => void;
    storyThrew: (message: string) => void;
  };
  let channel: Preview;
  Object.defineProperty(page, '__STORYBOOK_ADDONS_CHANNEL__', {
    get: () => channel,
    set(preview: Preview) {
      channel = preview;
      const threw = (what: string) => (error: { message?: string; description?: string }) =>
        page.storyThrew(`${what}: ${error.message ?? error.description ?? JSON.stringify(error)}`);
      preview.on('storyThrewException', threw('render'));
      preview.on('storyErrored', threw('render'));
      preview.on('playFunctionThrewException', threw('play'));
      preview.on('storyFinished', (end) => page.storyFinished(JSON.parse(JSON.stringify(end))));
    },
  });
}

function describe({ id, help, nodes }: Violation): string {
  return `axe ${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function expire(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, timeoutMs, undefined).unref());
}
