import type { Browser } from 'puppeteer-core';

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
}

const timeoutMs = 20_000;

/**
 * Opens one story of a built Storybook and waits until it has finished.
 *
 * @returns what went wrong, in sentences: it did not render, its play function threw, axe found something; none where
 * all is well
 */
export async function visitStory(browser: Browser, storybook: string, id: string): Promise<string[]> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`uncaught: ${messageOf(error)}`));
    const finished = new Promise<Finished>((resolve) => {
      void page.exposeFunction('storyFinished', resolve);
    });
    await page.exposeFunction('storyThrew', (message: string) => wrong.push(message));
    await page.evaluateOnNewDocument(listenToPreview);
    await page.goto(`${storybook}/iframe.html?id=${id}&viewMode=story`);
    const end = await Promise.race([finished, expire()]);
    if (!end) return [...wrong, `not finished within ${timeoutMs / 1000} s`];
    wrong.push(...end.reporters.flatMap(({ result }) => (result?.violations ?? []).map(describe)));
    if (end.status === 'error' && wrong.length === 0) wrong.push('failed without saying why');
    return wrong;
  } finally {
    await context.close();
  }
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
