import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Loan, Problem } from '@pustaka/core/contract';
import { contradictions } from '../circulation/testing/contradictions.ts';
import { TestLibrary, testProfile } from '../circulation/testing/library.ts';
import { openDatabase } from '../database/index.ts';
import { postgresPlace } from '../database/testing.ts';
import { lockWaits } from '../database/testing/lock-waits.ts';
import { suite } from '../http/testing.ts';
import { addPatron, Browser, card, SiteClient, siteOrigin } from '../identity/testing.ts';
import { LibraryService } from '../library/service.ts';
import { SiteService } from '../sites/service.ts';
import { serving, type ServingProcess } from './testing.ts';

const expires = '2999-12-31';

describe('two servers of one library, on one PostgreSQL,', () => {
  const owner = suite();
  let library: TestLibrary;
  let nodes: readonly [ServingProcess, ServingProcess];
  /** Staff who signed in at the first server. */
  let desk: { readonly client: SiteClient; readonly token: string };

  before(async () => {
    const place = await postgresPlace(owner);
    assert.ok('url' in place);
    const database = await openDatabase(place);
    owner.after(() => database.close());
    library = new TestLibrary(database);
    await new LibraryService(library.db).replaceProfile(testProfile);
    const site = await new SiteService(library.db).add({
      name: 'Portal Kota',
      origins: [siteOrigin],
      requestsPerMinute: null,
      desk: true,
    });
    await addPatron(library.db, library.patrons, { card, name: 'Petugas', staff: true });
    const env = { DATABASE_URL: place.url, LOG_LEVEL: 'silent' };
    nodes = await Promise.all([serving(owner, env), serving(owner, env)]);
    const client = await SiteClient.of({ url: nodes[0].url, site });
    const tokens = await client.exchange(await client.signIn(new Browser(), { scope: 'profile desk' }));
    desk = { client, token: tokens.access_token };
  });

  const checkOut = async ({ url }: ServingProcess, reader: string, barcode: string, key: string) => {
    const answer = await desk.client.ask('/v1/desk/loans', desk.token, {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ card: reader, barcode }),
    });
    return { status: answer.status, body: (await answer.json()) as Loan | Problem };
  };

  const loansOf = async (item: string) =>
    (await library.db.selectFrom('loan').select('id').where('item_id', '=', item).execute()).map(
      ({ id }) => id,
    );

  /** Keeps a record from being lent until `work` has ended. */
  const whileLocked = <T>(record: string, work: () => Promise<T>): Promise<T> =>
    library.write(async (trx) => {
      await trx.selectFrom('record').select('id').where('id', '=', record).forUpdate().execute();
      return work();
    });

  it('lend the last copy to one of 64 readers, and tell the others that it is gone', async () => {
    const readers = Array.from({ length: 64 }, (_, n) => `reader-${n}`);
    for (const reader of readers) await library.patron(reader, { expires });
    await library.record('bumi', ['B1']);
    const answers = await Promise.all(
      readers.map((reader, n) => checkOut(nodes[n % 2]!, reader, 'B1', `the-key-of-${reader}`)),
    );
    const outcomes = Map.groupBy(
      answers,
      ({ status, body }) => `${status} ${'code' in body ? body.code : ''}`,
    );
    assert.deepEqual(Object.fromEntries([...outcomes].map(([outcome, of]) => [outcome.trim(), of.length])), {
      200: 1,
      '409 not-available': 63,
    });
    for (const { body } of outcomes.get('409 not-available')!) assert.ok('title' in body && body.title);
    assert.equal((await loansOf('B1')).length, 1);
    assert.deepEqual(await contradictions(library.db), {});
  });

  it('do a write once that is tried again at the other one while the first is at it', async () => {
    await library.patron('ani', { expires });
    await library.record('anak', ['A1']);
    const attempts = await whileLocked('anak', async () => {
      const first = checkOut(nodes[0], 'ani', 'A1', 'one-key-for-both');
      await lockWaits(library.db, 1);
      const second = checkOut(nodes[1], 'ani', 'A1', 'one-key-for-both');
      await lockWaits(library.db, 2);
      return [first, second];
    });
    const [first, second] = await Promise.all(attempts);
    assert.equal(first!.status, 200);
    assert.deepEqual(second, first);
    assert.deepEqual(await loansOf('A1'), [(first!.body as Loan).id]);
  });

  it('do a write once that was sent to one that was killed, answered or not', async () => {
    await library.patron('budi', { expires });
    for (const [record, barcode] of Object.entries({ jejak: 'J1', rumah: 'R1' }))
      await library.record(record, [barcode]);
    const answered = await checkOut(nodes[0], 'budi', 'J1', 'the-key-of-jejak');
    assert.equal(answered.status, 200);
    const retried = await whileLocked('rumah', async () => {
      const lost = assert.rejects(checkOut(nodes[0], 'budi', 'R1', 'the-key-of-rumah'));
      await lockWaits(library.db, 1);
      await nodes[0].end('SIGKILL');
      await lost;
      const again = checkOut(nodes[1], 'budi', 'R1', 'the-key-of-rumah');
      await lockWaits(library.db, 2);
      // In a list: a promise by itself would be waited for while the record is locked.
      return [again];
    });

    const [lent] = await Promise.all(retried);
    assert.equal(lent!.status, 200);
    assert.deepEqual(await loansOf('R1'), [(lent!.body as Loan).id]);
    assert.deepEqual(await checkOut(nodes[1], 'budi', 'J1', 'the-key-of-jejak'), answered);
    assert.deepEqual(await loansOf('J1'), [(answered.body as Loan).id]);
    assert.deepEqual(await contradictions(library.db), {});
  });
});
