import { Library } from '@pustaka/core';
import { loopback } from '@pustaka/core/session/node';
import type { Browser } from 'puppeteer-core';
import type { Demonstration } from './demonstration.ts';

const card = 'PTG-01';

/** A program at the service desk, for which one of the staff has signed in with a browser. */
export async function openDesk(demonstration: Demonstration, browser: Browser): Promise<Library> {
  const staff = [
    '--name',
    'Andi',
    '--category',
    'staff',
    '--branch',
    'pusat',
    '--expires',
    '2099-12-31',
    '--staff',
  ];
  const pin = printed(/PIN (\d+)/, await demonstration.run('patrons', 'add', card, ...staff));
  const site = printed(
    /key +(\S+)/,
    await demonstration.run('sites', 'add', 'Meja layanan', '--redirect', 'http://127.0.0.1/'),
  );
  const library = new Library({ url: demonstration.library, site });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const mode = await loopback(async (address) => {
    await page.goto(address);
    await page.locator('[name="card"]').fill(card);
    await page.locator('[name="pin"]').fill(pin);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.locator('button').click();
  });
  await library.session.signIn({ scopes: ['desk'], mode });
  await context.close();
  return library;
}

function printed(what: RegExp, output: string): string {
  const [, found] = what.exec(output) ?? [];
  if (found === undefined) throw new Error(`No ${what.source} in:\n${output}`);
  return found;
}
