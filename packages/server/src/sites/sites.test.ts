import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { eachEngine } from '../database/testing.ts';
import { sampleServer } from '../http/testing.ts';
import { originFault } from './origin.ts';
import { SiteRefused, SiteService } from './service.ts';

eachEngine((engine, open) => {
  it(`registers sites, finds them by key and by origin, and forgets them (${engine})`, async (t) => {
    const { kysely } = await open(t);
    const sites = new SiteService(kysely);
    const portal = await sites.add({
      name: ' Portal Kota ',
      origins: ['https://medan.go.id', 'https://medan.go.id', 'http://localhost:4001'],
      requestsPerMinute: 90,
    });
    const app = await sites.add({ name: 'Aplikasi', origins: [], requestsPerMinute: null });

    assert.equal(portal.name, 'Portal Kota');
    assert.deepEqual(portal.origins, ['https://medan.go.id', 'http://localhost:4001']);
    assert.match(portal.key, /^site_[\w-]{24}$/);
    assert.deepEqual(await sites.byKey(portal.key), portal);
    assert.deepEqual(await sites.byOrigin('http://localhost:4001'), portal);
    assert.equal(await sites.byOrigin('https://medan.go.id:8443'), undefined);
    assert.equal(await sites.byKey(''), undefined);
    // Both may have been registered within one millisecond, in whatever order then.
    const listed = await new SiteService(kysely).list();
    assert.deepEqual(
      listed.toSorted((a, b) => a.name.localeCompare(b.name)),
      [app, portal],
    );

    assert.equal(await sites.remove(portal.id), true);
    assert.equal(await sites.remove(portal.id), false);
    assert.equal(await sites.byKey(portal.key), undefined);
  });

  it(`lets no site have the desk before it is told to (${engine})`, async (t) => {
    const sites = new SiteService((await open(t)).kysely);
    const add = (name: string, desk?: boolean) =>
      sites.add({ name, origins: [], requestsPerMinute: null, ...(desk !== undefined && { desk }) });
    const [portal, desk] = [await add('Portal'), await add('Meja', true)];
    assert.deepEqual([portal.desk, desk.desk], [false, true]);
    assert.deepEqual(await sites.change(portal.id, { desk: true }), { ...portal, desk: true });
    assert.equal((await sites.change(desk.id, { desk: false }))?.desk, false);
    assert.equal(await sites.change('nothing', { desk: true }), undefined);
    const flags = (await sites.list()).map(({ name, desk }) => [name, desk]);
    assert.deepEqual(flags, [
      ['Portal', true],
      ['Meja', false],
    ]);
  });

  it(`knows a site that was registered elsewhere as soon as somebody comes from it (${engine})`, async (t) => {
    const { kysely } = await open(t);
    const clock = { ms: 0 };
    const server = new SiteService(kysely, () => clock.ms);
    assert.deepEqual(await server.list(), []);
    const origins = ['https://medan.go.id'];
    const { id, key } = await new SiteService(kysely).add({
      name: 'Portal',
      origins,
      requestsPerMinute: null,
    });
    clock.ms = 3_600_000;
    assert.equal((await server.byKey(key))?.id, id);
    assert.equal((await server.byOrigin(origins[0]!))?.id, id);
  });

  it(`gives an origin to one site only, and a name to every site (${engine})`, async (t) => {
    const sites = new SiteService((await open(t)).kysely);
    const add = (name: string, ...origins: string[]) => sites.add({ name, origins, requestsPerMinute: null });
    await add('Portal', 'https://medan.go.id');
    await assert.rejects(add('Sekolah', 'https://medan.go.id'), /belongs to the site “Portal”/);
    await assert.rejects(add('Sekolah', 'https://sdn3.sch.id/'), SiteRefused);
    await assert.rejects(add(' '), SiteRefused);
    assert.equal((await sites.list()).length, 1);
  });

  it(`lets the server tell registered sites from others (${engine})`, async (t) => {
    const sites = new SiteService((await open(t)).kysely);
    const { key } = await sites.add({
      name: 'Portal',
      origins: ['https://medan.go.id'],
      requestsPerMinute: 1,
    });
    const server = await sampleServer(t, { sites });
    const statusOf = async (headers: Record<string, string>) =>
      (await server.get('/v1/library', { headers })).status;
    assert.equal(await statusOf({ 'pustaka-site': key }), 200);
    assert.equal(await statusOf({ origin: 'https://medan.go.id' }), 429);
    assert.equal(await statusOf({ 'pustaka-site': `${key}x` }), 403);
    assert.equal(await statusOf({}), 200);
  });
});

describe('an origin', () => {
  it('is taken exactly as a browser sends it', () => {
    for (const origin of [
      'https://medan.go.id',
      'https://medan.go.id:8443',
      'http://localhost',
      'http://127.0.0.1:4001',
      'http://[::1]:4001',
    ]) {
      assert.equal(originFault(origin), undefined, origin);
    }
  });

  const cases: [text: string, advice: RegExp][] = [
    ['medan.go.id', /https:\/\/ in front/],
    ['ftp://medan.go.id', /https:\/\/ in front/],
    ['null', /https:\/\/ in front/],
    ['*', /https:\/\/ in front/],
    ['http://medan.go.id', /Only https is safe/],
    ['http://localhost.evil.example', /Only https is safe/],
    ['https://medan.go.id/', /after the host: https:\/\/medan\.go\.id$/],
    ['https://medan.go.id/beranda?x#y', /after the host: https:\/\/medan\.go\.id$/],
    ['https://Medan.go.id', /Browsers write it as https:\/\/medan\.go\.id$/],
    ['https://medan.go.id:443', /Browsers write it as https:\/\/medan\.go\.id$/],
    ['https://admin:secret@medan.go.id', /user name/],
    [' https://medan.go.id', /Browsers write it as/],
  ];
  for (const [text, advice] of cases) {
    it(`is not “${text}”`, () => assert.match(originFault(text) ?? 'taken', advice));
  }

  it('that is taken is always what URL calls the origin of itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.domain().map((host) => `https://${host}`),
        ),
        (text) => {
          if (originFault(text) === undefined) assert.equal(new URL(text).origin, text);
        },
      ),
      { numRuns: 200 },
    );
  });
});
