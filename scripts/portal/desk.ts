import { Library } from '@pustaka/core';
import type { DeskClient } from '@pustaka/core/desk';
import { loopback } from '@pustaka/core/session/node';
import { launchChromium } from '../browsers/chromium.ts';
import { demonstrated } from './demonstration.ts';
import type { Reader } from './demonstration.ts';

const card = 'PTG-01';

let opened: Promise<DeskClient> | undefined;

/** The service desk of the demonstration, for which one of the staff has signed in with a browser. */
export function openDesk(): Promise<DeskClient> {
  return (opened ??= open());
}

/** A reader who has just been registered, and so has allowed no site anything yet. */
export async function newReader(card: string, name: string): Promise<Reader> {
  const desk = await openDesk();
  const { pin } = await desk.register({
    card,
    name,
    category: 'adult',
    homeBranch: 'pusat',
    expires: '2099-12-31',
  });
  return { card, pin };
}

async function open(): Promise<DeskClient> {
  const demonstration = await demonstrated();
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
  const site = await demonstration.addSite('Meja layanan', '--redirect', 'http://127.0.0.1/', '--desk');
  const library = new Library({ url: demonstration.library, site });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const mode = await loopback(async (address) => {
      await page.goto(address);
      await page.locator('[name="card"]').fill(card);
      await page.locator('[name="pin"]').fill(pin);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await page.locator('button').click();
    });
    await library.session.signIn({ scopes: ['desk'], mode });
  } finally {
    await browser.close();
  }
  return library.desk;
}
