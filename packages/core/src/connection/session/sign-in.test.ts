import assert from 'node:assert/strict';
import { once } from 'node:events';
import { registerHooks } from 'node:module';
import { describe, it, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { listLoans } from '../../contract/circulation.ts';
import { Connection } from '../connection.ts';
import { browser } from './browser.fixture.ts';
import { library, page, site, type TestLibrary } from './library.fixture.ts';
import { Session, type SessionOptions } from './index.ts';
import { loopback } from './node.ts';
import { memoryStorage } from './storage/memory.ts';

async function setUp(t: TestContext, options: Partial<SessionOptions> & { nonces?: boolean } = {}) {
  const there = await library(t, options);
  const tab = browser(t, there, `${page}?q=hujan`);
  const storage = memoryStorage();
  const open = () => new Session({ url: there.url, site, storage, ...options });
  return { library: there, browser: tab, open, session: open() };
}

const loans = ({ url }: TestLibrary, session: Session) =>
  new Connection({ url, retry: 0, authorizer: session }).request(listLoans, {});

const statesOf = (session: Session) => {
  const states: string[] = [];
  session.addEventListener('change', () => states.push(session.state));
  return states;
};

describe('signing in through a window', () => {
  it('gives tokens for the personal calls of this session, with proof of its key', async (t) => {
    const { library, browser, session } = await setUp(t);
    assert.equal(session.state, 'unknown');
    assert.equal(await session.resume(), 'signed-out');
    await assert.rejects(loans(library, session), { code: 'sign-in-required' });

    const states = statesOf(session);
    await session.signIn({ scopes: ['loans'] });
    assert.deepEqual(states, ['signing-in', 'signed-in']);
    assert.deepEqual(session.scopes, ['loans']);
    assert.ok(browser.windows[0]?.closed);
    assert.deepEqual(await loans(library, session), { items: [], total: 0 });
  });

  it('works with a server that wants its nonce in every proof', async (t) => {
    const { library, session } = await setUp(t, { nonces: true });
    await session.signIn();
    await loans(library, session);
  });

  it('opens the window before it returns, while the browser sees the click', async (t) => {
    const { browser, session } = await setUp(t);
    const signingIn = session.signIn();
    assert.equal(browser.windows.length, 1);
    await signingIn;
  });

  it('asks for a code bound to a verifier and a key, in the language of the page', async (t) => {
    const { library, browser, session } = await setUp(t, { language: 'id' });
    await session.signIn({ scopes: ['profile', 'loans'] });
    const { searchParams } = new URL(browser.windows[0]!.address);
    assert.deepEqual(
      ['client_id', 'redirect_uri', 'scope', 'code_challenge_method', 'ui_locales', 'prompt'].map((name) =>
        searchParams.get(name),
      ),
      [site, `${library.issuer}/relay`, 'profile loans', 'S256', 'id', null],
    );
    assert.match(searchParams.get('code_challenge')!, /^[\w-]{43}$/);
    assert.match(searchParams.get('dpop_jkt')!, /^[\w-]{43}$/);
  });

  it('hears nobody but the library, and only of this sign-in', async (t) => {
    const { library, browser, session } = await setUp(t);
    const follow = browser.show;
    browser.show = (address) => {
      const state = new URL(address).searchParams.get('state')!;
      const outcome = { type: 'pustaka-sign-in', state, code: 'forged', iss: library.issuer };
      browser.post(outcome, 'https://evil.example');
      browser.post(outcome, `${library.url}.evil.example`);
      browser.post({ ...outcome, state: 'another' }, library.url);
      browser.post({ ...outcome, type: 'other' }, library.url);
      browser.post(null, library.url);
      follow(address);
    };
    await session.signIn();
    assert.deepEqual(library.asked, ['authorization_code']);
  });

  it('is refused where the answer names another server', async (t) => {
    const { library, browser, session } = await setUp(t);
    browser.show = (address) => {
      const state = new URL(address).searchParams.get('state')!;
      browser.post({ type: 'pustaka-sign-in', state, code: 'x', iss: 'https://evil.example' }, library.url);
    };
    await assert.rejects(session.signIn(), { code: 'sign-in-failed' });
    assert.deepEqual(library.asked, []);
  });

  it('is over when the reader closes the window', async (t) => {
    const { browser, session } = await setUp(t);
    t.mock.timers.enable({ apis: ['setInterval'] });
    browser.show = () => {
      browser.windows[0]!.closed = true;
      t.mock.timers.tick(500);
      t.mock.timers.tick(500);
    };
    await assert.rejects(session.signIn(), { name: 'SignInError', code: 'sign-in-cancelled' });
    assert.equal(session.state, 'signed-out');
  });

  it('waits for a message that is still on the way when the window closes', async (t) => {
    const { browser, session } = await setUp(t);
    t.mock.timers.enable({ apis: ['setInterval'] });
    const follow = browser.show;
    browser.show = (address) => {
      browser.windows[0]!.closed = true;
      t.mock.timers.tick(500);
      follow(address);
    };
    await session.signIn();
    assert.equal(session.state, 'signed-in');
  });

  it('is over when the reader allows nothing', async (t) => {
    const { library, session } = await setUp(t);
    library.reader = 'denies';
    await assert.rejects(session.signIn(), { code: 'sign-in-denied', advice: 'sign-in' });
    assert.equal(session.state, 'signed-out');
  });

  it('asks for more beside what was allowed, and stays signed in if that is denied', async (t) => {
    const { library, browser, session } = await setUp(t);
    await session.signIn({ scopes: ['loans'] });
    await session.signIn({ scopes: ['account'] });
    assert.equal(new URL(browser.windows[1]!.address).searchParams.get('scope'), 'loans account');
    assert.deepEqual(session.scopes, ['loans', 'account']);
    library.reader = 'denies';
    await assert.rejects(session.signIn({ scopes: ['holds'] }));
    assert.equal(session.state, 'signed-in');
  });

  it('is one sign-in, however often the button is pressed', async (t) => {
    const { library, session } = await setUp(t);
    await Promise.all([session.signIn(), session.signIn()]);
    assert.deepEqual(library.asked, ['authorization_code']);
  });

  it('asks for what the sign-in under way does not, once that has ended', async (t) => {
    const { browser, session } = await setUp(t);
    await Promise.all([
      session.signIn({ scopes: ['loans'] }),
      session.signIn({ scopes: ['loans', 'account'] }),
      session.signIn({ scopes: ['account'] }),
    ]);
    assert.deepEqual(session.scopes, ['loans', 'account']);
    const asked = browser.windows.map(({ address }) => new URL(address).searchParams.get('scope'));
    assert.deepEqual(asked, ['loans', 'loans account']);
  });

  it('leaves no empty window where the code for it cannot be loaded, and tells so', async (t) => {
    const { browser, session } = await setUp(t);
    const hooks = registerHooks({
      resolve: (specifier, context, next) => next(specifier.replace('./keeper', './not-there'), context),
    });
    t.after(() => {
      hooks.deregister();
    });
    await assert.rejects(session.signIn(), { name: 'SignInError', code: 'sign-in-failed' });
    assert.ok(browser.windows[0]?.closed);
    hooks.deregister();
    await session.signIn();
    assert.equal(session.state, 'signed-in');
  });

  it('needs a site', async (t) => {
    const { library, browser } = await setUp(t);
    const session = new Session({ url: library.url, storage: memoryStorage() });
    await assert.rejects(session.signIn(), { code: 'sign-in-failed' });
    assert.ok(browser.windows[0]?.closed);
  });
});

describe('signing in by redirect', () => {
  it('leaves the page where windows are blocked, and is taken up by the page that comes after', async (t) => {
    const { library, browser, session, open } = await setUp(t);
    browser.blocksWindows = true;
    const left = browser.left();
    void session.signIn().catch(() => {});
    const { href } = await library.visit(await left);

    browser.address = `${href}&q=hujan`;
    const [after, beside] = [open(), open()];
    const changed = once(beside, 'change');
    assert.equal(await after.resume(), 'signed-in');
    assert.equal(browser.address, `${page}?q=hujan`);
    await loans(library, after);

    await beside.resume();
    await changed;
    assert.equal(beside.state, 'signed-in');
    assert.deepEqual(library.asked, ['authorization_code']);
  });

  it('brings the reader back to the very address that they left, and goes on there', async (t) => {
    const { library, browser, session, open } = await setUp(t, { redirectUri: page });
    const start = `${page}/katalog?q=hujan+bulan&state=jawa#hasil`;
    browser.address = start;
    const left = browser.left();
    void session.signIn({ mode: 'redirect' }).catch(() => {});
    browser.address = (await library.visit(await left)).href;

    const back = browser.left();
    void open().resume();
    browser.address = await back;
    assert.equal(new URL(browser.address).pathname, new URL(start).pathname);
    assert.deepEqual(library.asked, []);
    assert.equal(await open().resume(), 'signed-in');
    assert.equal(browser.address, start);
  });

  it('takes up no outcome that this device did not ask for', async (t) => {
    const { library, browser, session } = await setUp(t);
    browser.address = `${page}?code=stolen&state=another&iss=${library.issuer}`;
    assert.equal(await session.resume(), 'signed-out');
    assert.deepEqual(library.asked, []);
  });

  it('tells once that the reader came back without having signed in', async (t) => {
    const { library, browser, session, open } = await setUp(t);
    library.reader = 'denies';
    const left = browser.left();
    void session.signIn({ mode: 'redirect' }).catch(() => {});
    browser.address = `${(await library.visit(await left)).href}&q=hujan`;
    const after = open();
    await assert.rejects(after.resume(), { code: 'sign-in-denied' });
    assert.equal(await after.resume(), 'signed-out');
  });

  it('leaves nothing at the next page of an attempt that was given up an hour ago', async (t) => {
    const kept = new Map<string, unknown>();
    const storage = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: unknown) => void kept.set(key, value),
      delete: async (key: string) => void kept.delete(key),
    };
    const isKept = (state: string) => inspect(kept, { depth: 9 }).includes(state);
    const { browser, open } = await setUp(t, { storage });
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const leave = async () => {
      const left = browser.left();
      void open()
        .signIn({ mode: 'redirect' })
        .catch(() => {});
      return new URL(await left).searchParams.get('state')!;
    };
    const old = await leave();
    t.mock.timers.tick(50 * 60_000);
    const young = await leave();
    assert.ok(isKept(old));
    t.mock.timers.tick(10 * 60_000);
    await open().resume();
    assert.ok(!isKept(old));
    assert.ok(isKept(young));
    t.mock.timers.tick(50 * 60_000);
    await open().resume();
    assert.equal(kept.size, 0);
  });

  it('is cancelled when the reader comes back by the browser’s own button', async (t) => {
    const { browser, session } = await setUp(t);
    const left = browser.left();
    const signingIn = session.signIn({ mode: 'redirect' });
    const cancelled = assert.rejects(signingIn, { code: 'sign-in-cancelled' });
    await left;
    // As a page does that is left before all of it has loaded.
    browser.dispatch('pageshow', { persisted: false });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(session.state, 'signing-in');
    browser.dispatch('pageshow', { persisted: true });
    await cancelled;
  });
});

describe('signing in from a script', () => {
  it('goes through the reader’s own browser and a port of this machine', async (t) => {
    const there = await library(t);
    const session = new Session({ url: there.url, site });
    const route = await loopback(async (address) => {
      const outcome = await there.visit(address);
      for (const stray of ['/favicon.ico', '//'])
        assert.equal((await fetch(outcome.origin + stray)).status, 404);
      assert.match(await (await fetch(outcome)).text(), /close this window/);
    });
    await session.signIn({ mode: route });
    await loans(there, session);
    await assert.rejects(fetch(route.redirectUri), TypeError);
  });

  it('is cancelled by closing the port', async (t) => {
    const there = await library(t);
    const route = await loopback(() => {
      setImmediate(() => {
        route.close();
      });
    });
    const session = new Session({ url: there.url, site });
    await assert.rejects(session.signIn({ mode: route }), { code: 'sign-in-cancelled' });
  });

  it('fails as what was to show the page does', async (t) => {
    const { url } = await library(t);
    const fault = new Error('no browser here');
    const fail = () => {
      throw fault;
    };
    for (const show of [fail, () => Promise.reject(fault)]) {
      const route = await loopback(show);
      const signingIn = new Session({ url, site }).signIn({ mode: route });
      await assert.rejects(signingIn, { code: 'sign-in-failed', cause: fault });
      await assert.rejects(fetch(route.redirectUri), TypeError);
    }
  });

  it('is blocked where nothing shows a page', async (t) => {
    const { url } = await library(t);
    await assert.rejects(new Session({ url, site }).signIn(), { code: 'sign-in-blocked' });
  });
});
