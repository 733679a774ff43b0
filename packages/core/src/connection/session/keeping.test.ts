import assert from 'node:assert/strict';
import { once } from 'node:events';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';
import { IDBFactory } from 'fake-indexeddb';
import { listLoans } from '../../contract/circulation.ts';
import { Connection } from '../connection.ts';
import { setUp } from './keeping.fixture.ts';
import { site, type TestLibrary } from './library.fixture.ts';
import { Session, type SessionStorage } from './index.ts';
import { memoryStorage } from './storage/memory.ts';
import type { StoredSession } from './stored.ts';

const loans = ({ url }: TestLibrary, session: Session) =>
  new Connection({ url, retry: 0, authorizer: session }).request(listLoans, {});

/** Lets the access token that is kept look as old as it may get. */
async function age(storage: SessionStorage, name: string): Promise<void> {
  await storage.set(name, { ...((await storage.get(name)) as StoredSession), expiresAt: Date.now() });
}

async function state(session: Session, wanted: string): Promise<void> {
  while (session.state !== wanted) await once(session, 'change');
}

describe('a session', () => {
  it('is taken up by the next page without asking the library', async (t) => {
    const { library, open } = await setUp(t);
    await open().signIn({ scopes: ['loans'] });
    const next = open();
    assert.equal(await next.resume(), 'signed-in');
    assert.deepEqual(next.scopes, ['loans']);
    await loans(library, next);
    assert.deepEqual(library.asked, ['authorization_code']);
  });

  it('is one in all tabs: who signs in or out in one does so in the others', async (t) => {
    const { library, open } = await setUp(t);
    const [first, second] = [open(), open()];
    assert.equal(await second.resume(), 'signed-out');
    await first.signIn();
    await state(second, 'signed-in');
    await loans(library, second);
    await second.signOut();
    await state(first, 'signed-out');
    assert.deepEqual([first.ended, second.ended], ['left', 'left']);
    await assert.rejects(loans(library, first), { advice: 'sign-in' });
    await second.signIn();
    await state(first, 'signed-in');
    assert.deepEqual([first.ended, second.ended], [undefined, undefined]);
  });

  it('is looked up anew by a page that lay in the back-forward cache, where no message comes', async (t) => {
    const { browser, open, storage, name } = await setUp(t);
    const session = open();
    await session.signIn();
    await storage.delete(name);
    browser.dispatch('pageshow', { persisted: true });
    await state(session, 'signed-out');
  });

  it('is over before the next is shown, where another came while nobody looked', async (t) => {
    const { browser, open, storage, name } = await setUp(t);
    const session = open();
    await session.signIn();
    const states: string[] = [];
    session.addEventListener('change', () => states.push(session.state));
    await storage.set(name, { ...((await storage.get(name)) as StoredSession), id: 'another' });
    browser.dispatch('pageshow', { persisted: true });
    while (states.at(-1) !== 'signed-in') await once(session, 'change');
    assert.deepEqual(states, ['signed-out', 'signed-in']);
  });

  it('tells when a call has changed something, and not when it has only read', async (t) => {
    const { library, open } = await setUp(t);
    const session = open();
    await session.signIn();
    let writes = 0;
    session.addEventListener('write', () => writes++);
    await loans(library, session);
    assert.equal(writes, 0);
    await session.send(new Request(`${library.url}/v1/me/renewals`, { method: 'POST' }), fetch);
    assert.equal(writes, 1);
  });

  it('renews its tokens before they end, once for all who ask in all tabs', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    await open().signIn();
    await age(storage, name);
    const [first, second] = [open(), open()];
    await Promise.all([first, first, second, second].map((session) => loans(library, session)));
    assert.deepEqual(library.asked, ['authorization_code', 'refresh_token']);
  });

  it('renews a token that the library ended before its time', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    const session = open();
    await session.signIn();
    const { accessToken } = (await storage.get(name)) as StoredSession;
    await (await library.provider.AccessToken.find(accessToken))!.destroy();
    await loans(library, session);
    assert.deepEqual(library.asked, ['authorization_code', 'refresh_token']);
  });

  it('is over when the library has ended it', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    const [session, other] = [open(), open()];
    await session.signIn();
    await other.resume();
    const { accessToken, refreshToken } = (await storage.get(name)) as StoredSession;
    await (await library.provider.AccessToken.find(accessToken))!.destroy();
    await (await library.provider.RefreshToken.find(refreshToken!))!.destroy();
    await assert.rejects(loans(library, session), { code: 'sign-in-required', advice: 'sign-in' });
    assert.equal(session.state, 'signed-out');
    assert.equal(await storage.get(name), undefined);
    await state(other, 'signed-out');
    assert.deepEqual([session.ended, other.ended], ['expired', 'expired']);
  });

  it('is over when the library refuses it with new tokens, too', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    const [session, other] = [open(), open()];
    await session.signIn();
    await other.resume();
    const { fetch } = globalThis;
    t.mock.method(globalThis, 'fetch', (...sent: Parameters<typeof fetch>) => {
      const { url } = new Request(...sent);
      return url.includes('/oidc') ? fetch(...sent) : Promise.resolve(new Response(null, { status: 401 }));
    });
    await assert.rejects(loans(library, session));
    assert.deepEqual(library.asked, ['authorization_code', 'refresh_token']);
    assert.equal(await storage.get(name), undefined);
    await state(other, 'signed-out');
    assert.deepEqual([session.ended, other.ended], ['expired', 'expired']);
  });

  it('was left by the reader also for a call that comes upon it', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    await open().signIn();
    await age(storage, name);
    const session = open();
    await session.resume();
    await storage.set(`${name} ended`, 'left');
    await storage.delete(name);
    await assert.rejects(loans(library, session), { code: 'sign-in-required' });
    assert.equal(session.ended, 'left');
  });

  it('outlasts a library that is down when its tokens are to be renewed', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    const session = open();
    await session.signIn();
    await age(storage, name);
    const next = open();
    const { fetch } = globalThis;
    t.mock.method(globalThis, 'fetch', (...sent: Parameters<typeof fetch>) =>
      new Request(...sent).url.includes('/oidc') ? Promise.reject(new TypeError('down')) : fetch(...sent),
    );
    await assert.rejects(loans(library, next), { name: 'NetworkError' });
    assert.equal(next.state, 'signed-in');
    t.mock.restoreAll();
    await loans(library, next);
  });

  it('ends at the library where the reader signs in again, and only then', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    const session = open();
    await session.signIn();
    const { refreshToken } = (await storage.get(name)) as StoredSession;
    library.reader = 'denies';
    await assert.rejects(session.signIn({ scopes: ['account'] }));
    assert.ok(await library.provider.RefreshToken.find(refreshToken!));
    library.reader = 'allows';
    const revoked = once(library.provider, 'refresh_token.destroyed', {
      signal: AbortSignal.timeout(60_000),
    });
    await session.signIn({ scopes: ['account'] });
    await revoked;
    assert.equal(await library.provider.RefreshToken.find(refreshToken!), undefined);
    await loans(library, session);
    assert.deepEqual(library.asked, ['authorization_code', 'authorization_code', 'revocation']);
  });

  it('ends at the library, too, and the next reader is asked for card and PIN', async (t) => {
    const { library, browser, open, storage, name } = await setUp(t);
    const session = open();
    await session.signIn();
    const { refreshToken } = (await storage.get(name)) as StoredSession;
    await session.signOut();
    assert.equal(session.state, 'signed-out');
    assert.equal(await library.provider.RefreshToken.find(refreshToken!), undefined);
    const prompts = () => browser.windows.map(({ address }) => new URL(address).searchParams.get('prompt'));
    await open().signIn();
    await open().signIn();
    assert.deepEqual(prompts(), [null, 'login', null]);
  });

  it('ends here even where the library cannot be told', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    await open().signIn();
    t.mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('offline')));
    const session = open();
    await session.signOut();
    assert.equal(session.state, 'signed-out');
    assert.equal(await storage.get(name), undefined);
    assert.deepEqual(library.asked, ['authorization_code']);
  });

  it('ends here even where the code that tells the library cannot be loaded', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    await open().signIn();
    const session = open();
    const hooks = registerHooks({
      resolve: (specifier, context, next) =>
        next(specifier.replace(/authorization-server/, 'not-there'), context),
    });
    t.after(() => {
      hooks.deregister();
    });
    await session.signOut();
    assert.equal(await storage.get(name), undefined);
    assert.deepEqual(library.asked, ['authorization_code']);
  });

  it('disturbs nobody where its storage fails while no call is under way', async (t) => {
    const { browser, open, storage } = await setUp(t);
    const session = open();
    await session.signIn();
    const faults: unknown[] = [];
    const note = (fault: unknown) => faults.push(fault);
    process.on('unhandledRejection', note);
    t.after(() => process.off('unhandledRejection', note));
    const get = t.mock.method(storage, 'get', () => Promise.reject(new Error('The storage fails')));
    browser.dispatch('pageshow', { persisted: true });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(get.mock.callCount(), 1);
    assert.deepEqual(faults, []);
    assert.equal(session.state, 'signed-in');
  });

  for (const path of ['/openid-configuration', '/token']) {
    it(`is not held up by a library that does not answer at ${path}, in no tab`, async (t) => {
      const { library, open, storage, name } = await setUp(t);
      await open().signIn();
      await age(storage, name);
      const limits: AbortController[] = [];
      let over = false;
      const pass = (limit: AbortController) => {
        limit.abort(new DOMException('The operation timed out', 'TimeoutError'));
      };
      t.mock.method(AbortSignal, 'timeout', () => {
        const limit = new AbortController();
        limits.push(limit);
        if (over) setImmediate(pass, limit);
        return limit.signal;
      });
      const someoneWaits = library.silence(path);
      const waiting = assert.rejects(loans(library, open()), { name: 'TimeoutError' });
      await someoneWaits;
      const leaving = open().signOut();
      over = true;
      limits.forEach(pass);
      await leaving;
      assert.equal(await storage.get(name), undefined);
      await waiting;
    });
  }
});

describe('a session that cannot be renewed just now', () => {
  for (const path of ['/.well-known/openid-configuration', '/token']) {
    it(`goes on, and says what the library says at ${path}`, async (t) => {
      const { library, open, storage, name } = await setUp(t);
      await open().signIn();
      await age(storage, name);
      library.busyAt = path;
      const session = open();
      await assert.rejects(loans(library, session), { code: 'too-many-requests', retryAfter: 7000 });
      assert.equal(session.state, 'signed-in');
      library.busyAt = undefined;
      await loans(library, session);
    });
  }
});

describe('the key of a session', () => {
  it('can be used, but read by nobody', async (t) => {
    const { open, storage, name } = await setUp(t);
    await open().signIn();
    const { keys } = (await storage.get(name)) as StoredSession;
    assert.equal(keys.privateKey.extractable, false);
    await assert.rejects(crypto.subtle.exportKey('jwk', keys.privateKey), { name: 'InvalidAccessError' });
  });

  it('is what its tokens need: with another they are worth nothing', async (t) => {
    const { library, open, storage, name } = await setUp(t);
    await open().signIn();
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
      'verify',
    ]);
    const thiefs = memoryStorage();
    await thiefs.set(name, { ...((await storage.get(name)) as StoredSession), keys });
    const thief = new Session({ url: library.url, site, storage: thiefs });
    await assert.rejects(loans(library, thief), { code: 'sign-in-required' });
    assert.equal(thief.state, 'signed-out');
  });
});

describe('a session in a browser', () => {
  it('is kept in IndexedDB, its key still closed', async (t) => {
    const factory = new IDBFactory();
    Object.defineProperty(globalThis, 'indexedDB', { value: factory, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, 'indexedDB'));
    const { url } = await (async () => {
      const { library } = await setUp(t);
      const session = new Session({ url: library.url, site });
      await session.signIn();
      const next = new Session({ url: library.url, site });
      assert.equal(await next.resume(), 'signed-in');
      await loans(library, next);
      await next.signOut();
      return library;
    })();
    assert.equal(await new Session({ url, site }).resume(), 'signed-out');
  });

  it('lasts as long as the page in a sandboxed frame, which is shown locks that it may not use', async (t) => {
    const { library } = await setUp(t);
    const denied = () =>
      Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError'));
    t.mock.method(navigator.locks, 'request', denied);
    const session = new Session({ url: library.url, site });
    assert.equal(await session.resume(), 'signed-out');
    await session.signIn();
    await loans(library, session);
    await session.signOut();
    assert.equal(session.state, 'signed-out');
  });

  it('lasts as long as the page where IndexedDB is forbidden', async (t) => {
    const { library } = await setUp(t);
    const value = { open: () => assert.fail('SecurityError') };
    Object.defineProperty(globalThis, 'indexedDB', { value, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, 'indexedDB'));
    const session = new Session({ url: library.url, site });
    await session.signIn();
    await loans(library, session);
  });
});
