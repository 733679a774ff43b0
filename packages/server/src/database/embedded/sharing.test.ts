import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { Dialect } from '../dialect.ts';
import { createPool, noLimits, type StatementLimits } from '../pool.ts';
import { embeddedFolder } from '../testing/embedded-folder.ts';
import { SharedFolder } from './shared-folder.ts';

interface Log {
  log: { entry: string };
}

/** One embedded database for all tests here, and its losses of the engine. */
const shared = (async () => {
  const { dataFolder, remove } = await embeddedFolder();
  const losses: string[] = [];
  const folder = new SharedFolder(dataFolder, (error) => losses.push(error.message));
  return { folder, losses, remove, data: join(dataFolder, 'database', 'postgres') };
})();

after(async () => {
  const { folder, remove } = await shared;
  await folder.close();
  remove();
});

/** The database with an empty table `log`, and clients with limits of their own. */
async function openShared(t: TestContext) {
  const { folder, losses, data } = await shared;
  losses.length = 0;
  const clients: Kysely<Log>[] = [];
  t.after(() => Promise.all(clients.map((client) => client.destroy())));
  const connect = (limits: Partial<StatementLimits> = {}): Kysely<Log> => {
    const pool = createPool({
      target: { socket: () => folder.socket() },
      size: 4,
      limits: { ...noLimits, ...limits },
      onError: () => undefined,
    });
    const client = new Kysely<Log>({ dialect: new Dialect({ pool }) });
    clients.push(client);
    return client;
  };
  const kysely = connect();
  await sql`drop table if exists log`.execute(kysely);
  await sql`create table log (entry text)`.execute(kysely);
  return { folder, data, connect, kysely, losses, entries: () => entriesOf(kysely) };
}

const minute = 60_000;

/** Lets the event loop turn often enough for all that needs no answer of the engine's, and a moment go by. */
async function turns(): Promise<void> {
  const end = performance.now() + 5;
  for (let turn = 0; turn < 100 || performance.now() < end; turn += 1) await setImmediate();
}

const write = (db: Kysely<Log>, entry: string) => db.insertInto('log').values({ entry }).execute();

async function entriesOf(db: Kysely<Log>): Promise<string[]> {
  const rows = await db.selectFrom('log').select('entry').orderBy('entry').execute();
  return rows.map(({ entry }) => entry);
}

const hasCode = (code: string) => (error: unknown) =>
  error instanceof pg.DatabaseError && error.code === code;

test('what others write while a transaction is open is not part of it', async (t) => {
  const { kysely, entries } = await openShared(t);
  let other: Promise<unknown> | undefined;
  const transaction = kysely.transaction().execute(async (trx) => {
    await write(trx, 'rolled back');
    other = write(kysely, 'kept');
    await write(trx, 'rolled back too');
    throw new Error('changed my mind');
  });
  await assert.rejects(transaction, /changed my mind/);
  await other;
  assert.deepEqual(await entries(), ['kept']);
});

test('transactions at once run one after the other, each as a whole', async (t) => {
  const { kysely, entries } = await openShared(t);
  const running = new Set<string>();
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
      kysely.transaction().execute(async (trx) => {
        await write(trx, name);
        running.add(name);
        assert.equal(running.size, 1);
        await write(trx, name);
        running.delete(name);
      }),
    ),
  );
  assert.deepEqual((await entries()).join(''), 'aabbccddeeff');
});

test('a query that is awaited inside a transaction but not run on it fails with a reason instead of hanging', async (t) => {
  const { connect, entries } = await openShared(t);
  const impatient = connect({ lock_timeout: 100 });
  const transaction = impatient.transaction().execute(async (trx) => {
    await write(trx, 'inside');
    await write(impatient, 'outside');
  });
  await assert.rejects(transaction, (error) => {
    assert.ok(hasCode('55P03')(error));
    assert.match((error as pg.DatabaseError).hint ?? '', /must run on that transaction/);
    return true;
  });
  assert.deepEqual(await entries(), []);
});

test('a query waits for a transaction that is at work for as long as it takes', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { connect, data, kysely, entries } = await openShared(t);
  const impatient = connect({ lock_timeout: 1 });
  const release = join(data, 'release');
  let waiting: Promise<unknown> | undefined;
  await kysely.transaction().execute(async (trx) => {
    await write(trx, 'first');
    const working = sql`
      do $$ begin while pg_stat_file('release', true) is null loop end loop; end $$`.execute(trx);
    waiting = write(impatient, 'second');
    await turns();
    t.mock.timers.tick(1);
    writeFileSync(release, '');
    await working;
  });
  await waiting;
  rmSync(release);
  assert.deepEqual(await entries(), ['first', 'second']);
});

test('a statement that runs too long holds up no event loop and is ended, and everybody else goes on', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { connect, kysely, entries, losses } = await openShared(t);
  await write(kysely, 'before');
  const limited = connect({ statement_timeout: minute });
  let waiting: Promise<unknown> | undefined;
  const endless = limited.transaction().execute(async (trx) => {
    await write(trx, 'lost with its transaction');
    const running = sql`select count(*) from generate_series(1, 100000000000)`.execute(trx);
    waiting = write(kysely, 'waited');
    await turns();
    t.mock.timers.tick(minute);
    await running;
  });
  await assert.rejects(endless, hasCode('57014'));
  await waiting;
  await write(limited, 'after');
  assert.deepEqual(await entries(), ['after', 'before', 'waited']);
  assert.equal(losses.length, 1);
});

test('an engine that breaks down is started again, and the transaction it had open is told', async (t) => {
  const { kysely, connect, entries, losses } = await openShared(t);
  await write(kysely, 'before');
  const victim = connect();
  const broken = victim.transaction().execute(async (trx) => {
    await write(trx, 'lost');
    // The single-user engine ends when it is to read rows that are not there.
    await sql`copy log from stdin`.execute(trx);
  });
  await assert.rejects(broken, hasCode('57P02'));
  await write(victim, 'after');
  assert.deepEqual(await entries(), ['after', 'before']);
  assert.equal(losses.length, 1);
});

test('what a client leaves open when it goes is rolled back', async (t) => {
  const { folder, entries } = await openShared(t);
  const client = new pg.Client({ stream: () => folder.socket() });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query(`insert into log values ('abandoned')`);
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  assert.deepEqual(await entries(), []);
});

test('a transaction in which nothing was asked ends as any other', async (t) => {
  const { folder, kysely, entries } = await openShared(t);
  const ends: ((client: pg.Client) => Promise<unknown>)[] = [
    (client) => client.query('commit'),
    (client) => client.query('rollback'),
    (client) => client.query('begin').then(() => client.query('commit')),
    (client) => assert.rejects(client.query('select 1 / 0')).then(() => client.query('rollback')),
    (client) => client.end(),
  ];
  for (const end of ends) {
    const client = new pg.Client({ stream: () => folder.socket() });
    await client.connect();
    await client.query('begin');
    const waiting = write(kysely, 'waited');
    await end(client);
    await waiting;
    await client.end();
  }
  await sql`rollback`.execute(kysely);
  assert.deepEqual(
    await entries(),
    ends.map(() => 'waited'),
  );
});

test('a client that sleeps in a transaction loses it when others wait', async (t) => {
  const { connect, entries } = await openShared(t);
  const sleeper = connect({ idle_in_transaction_session_timeout: 50 });
  const slept = sleeper.transaction().execute(async (trx) => {
    await write(trx, 'slept over');
    await delay(100);
    assert.deepEqual(await entries(), []);
    await write(trx, 'too late');
  });
  await assert.rejects(slept);
  assert.deepEqual(await entries(), []);
});

test('what is not the protocol is hung up on', async (t) => {
  const { folder, entries } = await openShared(t);
  const socket = folder.socket();
  const hungUp = new Promise((resolve) => socket.once('close', resolve));
  socket.once('connect', () => socket.write('GET / HTTP/1.1\r\n\r\n'));
  socket.connect();
  await hungUp;
  assert.deepEqual(await entries(), []);
});
