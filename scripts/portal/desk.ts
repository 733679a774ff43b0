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
  const added = await demonstration.run('patrons', 'add', card, ...staff);
  const pin = /PIN (\d+)/.exec(added)![1]!;
  const site = await demonstration.addProgram('Meja layanan', '--desk');
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
