import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { endpoints } from '@pustaka/core/contract';
import { sql } from 'kysely';
import { pino } from 'pino';
import { openDatabase } from './database/index.ts';
import { eachEngine, embeddedPlace } from './database/testing.ts';
import { ownProcess } from './database/testing/own-process.ts';
import { listening } from './http/testing.ts';
import { createLibraryServer } from './index.ts';
import { serveLibrary } from './library-server.ts';
import { until } from './testing.ts';

type OpenEndpoint = Exclude<(typeof endpoints)[number], { readonly scope: string }>;

const log = pino({ level: 'silent' });

/** For every endpoint that is open to everyone, a request of an empty library and the status of its answer. */
const requests: Readonly<Record<OpenEndpoint['id'], readonly [path: string, status: number]>> = {
  'library.get': ['/v1/library', 200],
  'catalog.search': ['/v1/catalog/search?q=pelangi&format=book&sort=newest', 200],
  'catalog.suggest': ['/v1/catalog/suggest?q=pel', 200],
  'catalog.record': ['/v1/catalog/records/none', 404],
  'catalog.availability': ['/v1/catalog/availability?id=none', 200],
  'catalog.newArrivals': ['/v1/catalog/new-arrivals', 200],
};

eachEngine((engine, _open, place) => {
  it(`answers every endpoint of the contract, is ready, and lets go of everything (${engine})`, async (t) => {
    const where = await place(t);
    const options = {
      ...('url' in where ? { databaseUrl: where.url } : { dataFolder: where.dataFolder }),
      log,
      checkAnswers: true,
    };
    const library = await createLibraryServer(options);
    const server = await listening(t, library);
    await library.ready;
    for (const [id, [path, status]] of Object.entries(requests)) {
      assert.equal((await server.get(path)).status, status, id);
    }
    for (const endpoint of endpoints) {
      if (!('scope' in endpoint)) continue;
      const { method, path } = endpoint;
      const answer = await server.get(`/v1${path.replace(/{\w+}/g, 'x')}`, { method });
      assert.equal(answer.status, 401, `${method} ${path}`);
    }
    const invalid = await server.get('/v1/catalog/search?cursor=made-up');
    assert.equal(((await invalid.json()) as { code: string }).code, 'cursor-invalid');
    // A database that keeps a probe waiting for seconds is told as not ready, and here only slow.
    await until(async () => (await server.get('/readyz')).ok, 'it is ready');
    const figures = async () => (await server.get('/metrics')).text();
    for (const name of ['database', 'catalog', 'library']) {
      const ready = new RegExp(`^pustaka_ready\\{check="${name}"\\} 1$`, 'm');
      await until(async () => ready.test(await figures()), `${name} is ready`);
    }
    assert.match(await figures(), /^pustaka_catalog_indexed_records 0$/m);
    await Promise.all([library.close(), library.close()]);

    const again = await createLibraryServer(options);
    await again.ready;
    await again.close();
  });
});

it('logs an error of the database without the row that the database quotes', async (t) => {
  const lines: string[] = [];
  const database = await openDatabase(await embeddedPlace(t));
  const library = serveLibrary(database, {
    dataFolder: '/nowhere',
    log: pino({}, { write: (line: string) => void lines.push(line) }),
  });
  t.after(() => library.close());
  await sql`alter table sign_in_attempt add constraint never check (failures < 0)`.execute(database.kysely);
  const server = await listening(t, library);
  const answer = await server.get('/oidc/forgot-pin', {
    method: 'POST',
    headers: { origin: server.url },
    body: new URLSearchParams({ card: 'KOTA-0001' }),
  });
  assert.equal(answer.status, 500);
  const logged = lines.join('');
  assert.match(logged, /"code":"23514","constraint":"never"/);
  assert.doesNotMatch(logged, /Failing row/);
});

it('lets go of the database where a setting is refused, so that its process can end', async (t) => {
  const place = await embeddedPlace(t);
  const index = JSON.stringify(new URL('./index.ts', import.meta.url));
  const script = `import { createLibraryServer } from ${index};
    await createLibraryServer(${JSON.stringify({ ...place, mail: { smtpUrl: '' } })}).catch(() => console.log('refused'));`;
  const args = [...ownProcess, '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
  assert.equal(stdout, 'refused\n');
});
