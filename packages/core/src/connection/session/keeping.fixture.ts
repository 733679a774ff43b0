import type { TestContext } from 'node:test';
import { browser } from './browser.fixture.ts';
import { library, page, site } from './library.fixture.ts';
import { Session, type SessionOptions } from './index.ts';
import { memoryStorage } from './storage/memory.ts';

/** A library and a browser with one storage, in which every session that is opened is a tab. */
export async function setUp(t: TestContext, options: Partial<SessionOptions> = {}) {
  const there = await library(t);
  const tab = browser(t, there, page);
  const storage = options.storage ?? memoryStorage();
  const open = () => new Session({ url: there.url, site, storage, ...options });
  return { library: there, browser: tab, storage, open, name: `${there.issuer} ${site}` };
}
