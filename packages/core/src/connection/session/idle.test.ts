import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setUp } from './keeping.fixture.ts';
import { site } from './library.fixture.ts';
import { Session } from './index.ts';

describe('a session on a shared computer', () => {
  const start = Date.UTC(2026, 10, 21, 3);

  /** A reader who has just been active. */
  async function setUpIdle(t: TestContext, idleMinutes = 5) {
    const { library, browser, storage, open, name } = await setUp(t, { idleMinutes });
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
    const beActive = () => storage.set(`${name} active`, Date.now());
    await beActive();
    await storage.set(name, { scopes: [], expiresAt: Infinity });
    /** Lets time pass, and all that it brings about, and what was begun before it. */
    const pass = async (minutes: number) => {
      await settled();
      t.mock.timers.tick(minutes * 60_000);
      await settled();
    };
    return { library, browser, storage, open, name, beActive, pass };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  /** Waits for what comes by a channel to another tab. */
  const within = async (what: string, isTrue: () => boolean) => {
    for (let turn = 0; !isTrue(); turn++) {
      assert.ok(turn < 100_000, what);
      await settled();
    }
  };

  it('ends after a time without a touch or a key', async (t) => {
    const { open, pass } = await setUpIdle(t);
    const session = open();
    await session.resume();
    await pass(4);
    assert.equal(session.state, 'signed-in');
    await pass(1);
    assert.equal(session.state, 'signed-out');
    assert.equal(session.ended, 'idle');
  });

  it('goes on as long as someone is there, in whatever tab', async (t) => {
    const { browser, open, beActive, pass } = await setUpIdle(t);
    const session = open();
    await session.resume();
    for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
      await pass(4);
      browser.dispatch(type);
    }
    await pass(4);
    await beActive();
    await pass(4);
    assert.equal(session.state, 'signed-in');
    await pass(1);
    assert.equal(session.state, 'signed-out');
  });

  it('is announced to end a minute before, in every tab, and goes on in all as soon as someone is there in one', async (t) => {
    const { browser, open, pass } = await setUpIdle(t);
    const told: string[] = [];
    const tabs = ['here', 'there'].map((name) => {
      const session = open();
      for (const what of ['idle', 'active'])
        session.addEventListener(what, () => {
          told.push(`${what} ${name}`);
        });
      return session;
    });
    for (const session of tabs) await session.resume();
    await pass(3);
    assert.deepEqual(told, []);
    await pass(1);
    assert.deepEqual(told.splice(0).sort(), ['idle here', 'idle there']);
    await tabs[0]!.stay();
    await within('both tabs to be told', () => told.length === 2);
    assert.deepEqual(told.splice(0).sort(), ['active here', 'active there']);
    await pass(4);
    assert.deepEqual(told.splice(0).sort(), ['idle here', 'idle there']);
    browser.dispatch('keydown');
    await within('both tabs to be told', () => told.length === 2);
    await pass(5);
    await within('the end', () => tabs.every(({ state }) => state === 'signed-out'));
    await tabs[0]!.stay();
    assert.equal(tabs[0]!.state, 'signed-out');
  });

  it('is announced at half of a time that is shorter than two minutes', async (t) => {
    const { open, pass } = await setUpIdle(t, 1);
    const session = open();
    let announced = 0;
    session.addEventListener('idle', () => announced++);
    await session.resume();
    await pass(0.4);
    assert.equal(announced, 0);
    await pass(0.1);
    assert.equal(announced, 1);
    assert.equal(session.state, 'signed-in');
    await pass(0.5);
    assert.equal(session.state, 'signed-out');
  });

  it('is over where the page is opened again too late', async (t) => {
    const { open } = await setUpIdle(t);
    t.mock.timers.setTime(start + 5 * 60_000);
    assert.equal(await open().resume(), 'signed-out');
  });

  it('is over where nobody knows of any touch or key', async (t) => {
    const { storage, open, name, pass } = await setUpIdle(t);
    await storage.delete(`${name} active`);
    const session = open();
    await session.resume();
    await pass(0);
    assert.equal(session.state, 'signed-out');
  });

  it('counts from signing in, be it on a page that signs nobody out', async (t) => {
    const { library, open, storage } = await setUp(t);
    await open().signIn();
    const shared = new Session({ url: library.url, site, storage, idleMinutes: 5 });
    assert.equal(await shared.resume(), 'signed-in');
    await shared.signOut();
  });

  it('ends after a time also where the page tells late that the computer is shared', async (t) => {
    const { library, storage } = await setUp(t);
    const options = { url: library.url, site, storage, idleMinutes: undefined as number | undefined };
    const session = new Session(options);
    await session.resume();
    options.idleMinutes = 5;
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() });
    await session.signIn();
    await settled();
    t.mock.timers.tick(5 * 60_000);
    await settled();
    assert.equal(session.state, 'signed-out');
  });

  it('ends after a time that the page tells while the reader is signed in, from when it does', async (t) => {
    const { library, storage, name } = await setUp(t);
    await storage.set(name, { scopes: [], expiresAt: Infinity });
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
    const options = { url: library.url, site, storage, idleMinutes: undefined as number | undefined };
    const session = new Session(options);
    await session.resume();
    const pass = async (minutes: number) => {
      await settled();
      t.mock.timers.tick(minutes * 60_000);
      await settled();
    };
    await pass(60);
    options.idleMinutes = 5;
    await pass(1);
    await pass(4);
    assert.equal(session.state, 'signed-in');
    await pass(1);
    assert.equal(session.state, 'signed-out');
    assert.equal(session.ended, 'idle');
  });

  it('disturbs nobody where the storage fails, and ends all the same', async (t) => {
    const { browser, open, storage, pass } = await setUpIdle(t);
    const session = open();
    await session.resume();
    await settled();
    const faults: unknown[] = [];
    const note = (fault: unknown) => faults.push(fault);
    process.on('unhandledRejection', note);
    t.after(() => process.off('unhandledRejection', note));
    const failing = (name: 'get' | 'set') =>
      t.mock.method(storage, name, () => Promise.reject(new Error('The storage fails'))).mock;
    const [reading, writing] = [failing('get'), failing('set')];
    await pass(1);
    browser.dispatch('keydown');
    await settled();
    assert.ok(writing.callCount() > 0);
    await pass(4);
    assert.equal(session.state, 'signed-in');
    writing.restore();
    reading.restore();
    await pass(5);
    assert.deepEqual([session.state, faults], ['signed-out', []]);
  });

  it('is looked at no more once the reader has left, be it while it was', async (t) => {
    const { storage, open, name, pass } = await setUpIdle(t);
    const session = open();
    const get = storage.get.bind(storage);
    let read = () => {};
    let looks = 0;
    t.mock.method(storage, 'get', async (key: string) => {
      if (key === `${name} active` && ++looks === 2) await new Promise<void>((resolve) => (read = resolve));
      return get(key);
    });
    await session.resume();
    await settled();
    await session.signOut();
    read();
    await pass(5);
    assert.equal(session.ended, 'left');
  });

  it('is not looked at again and again where it may last longer than timers count', async (t) => {
    const { library, storage, name } = await setUpIdle(t);
    const reads = t.mock.method(storage, 'get');
    const session = new Session({ url: library.url, site, storage, idleMinutes: 60 * 24 * 30 });
    await session.resume();
    await settled();
    t.mock.timers.tick(60_000);
    await settled();
    assert.equal(reads.mock.calls.filter(({ arguments: [key] }) => key === `${name} active`).length, 2);
  });

  it('is over for the first touch after the device slept', async (t) => {
    const { browser, open } = await setUpIdle(t);
    const session = open();
    await session.resume();
    await settled();
    // A sleeping device runs no timer.
    t.mock.timers.reset();
    t.mock.timers.enable({ apis: ['Date'], now: start + 60 * 60_000 });
    browser.dispatch('pointerdown');
    await settled();
    assert.equal(session.state, 'signed-out');
  });

  it('asks every reader for card and PIN', async (t) => {
    const { browser, open } = await setUp(t, { idleMinutes: 5 });
    const session = open();
    await session.signIn();
    assert.equal(new URL(browser.windows[0]!.address).searchParams.get('prompt'), 'login');
    await session.signOut();
  });
});
