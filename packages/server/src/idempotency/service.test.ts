import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql, type Kysely } from 'kysely';
import { openDatabase, type Tables } from '../database/index.ts';
import { eachEngine, openFresh, postgresPlace } from '../database/testing.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { once } from '../http/testing.ts';
import { writesOn } from './testing.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const hours = 3_600_000;

const request = { key: 'a-key-of-some-length', caller: 'p1 portal', content: 'renew loan 1' };

/** An effect that can be counted: a site is a row that nothing else depends on. */
const effect = async (db: Kysely<Tables>, id: string): Promise<string> => {
  await sql`insert into site (id, key, name) values (${id}, ${id}, ${id})`.execute(db);
  return `{"done":"${id}"}`;
};

const effects = async (db: Kysely<Tables>): Promise<string[]> =>
  (await db.selectFrom('site').select('id').orderBy('id').execute()).map(({ id }) => id);

const refusedAs = (code: string) => (error: unknown) => error instanceof ProblemError && error.code === code;

eachEngine((engine, open, place) => {
  test(`a write that is asked for twice is done once (${engine})`, async (t) => {
    const { kysely } = await open(t);
    const writes = writesOn(t, kysely);
    assert.equal(await writes.runOnce(request, (trx) => effect(trx, 'a')), '{"done":"a"}');
    assert.equal(await writes.runOnce(request, (trx) => effect(trx, 'b')), '{"done":"a"}');
    assert.deepEqual(await effects(kysely), ['a']);
  });

  test(`a write that another node is still doing is waited for, not doubled (${engine})`, async (t) => {
    const where = await place(t);
    const nodes = await Promise.all([openDatabase(where), openDatabase(where)]);
    t.after(() => Promise.all(nodes.map((node) => node.close())));
    const [first, second] = nodes.map(({ kysely }) => writesOn(t, kysely));
    const [begun, release] = [once(), once()];
    const slow = first!.runOnce(request, async (trx) => {
      const answer = await effect(trx, 'a');
      begun.happen();
      await release.happened;
      return answer;
    });
    await begun.happened;
    const again = second!.runOnce(request, (trx) => effect(trx, 'b'));
    release.happen();
    assert.deepEqual(await Promise.all([slow, again]), ['{"done":"a"}', '{"done":"a"}']);
    assert.deepEqual(await effects(nodes[0].kysely), ['a']);
  });

  test(`another request under the same key is refused; another caller's key is another key (${engine})`, async (t) => {
    const { kysely } = await open(t);
    const writes = writesOn(t, kysely);
    await writes.runOnce(request, (trx) => effect(trx, 'a'));
    await assert.rejects(
      writes.runOnce({ ...request, content: 'renew loan 2' }, (trx) => effect(trx, 'b')),
      refusedAs('idempotency-key-reused'),
    );
    await writes.runOnce({ ...request, caller: 'p2 portal' }, (trx) => effect(trx, 'c'));
    assert.deepEqual(await effects(kysely), ['a', 'c']);
  });

  test(`a refusal undoes what was begun, and stays a refusal (${engine})`, async (t) => {
    const { kysely } = await open(t);
    const writes = writesOn(t, kysely);
    const refuse = async (trx: Kysely<Tables>) => {
      await effect(trx, 'a');
      throw new ProblemError('scope-missing', { details: { scope: 'loans' } });
    };
    await assert.rejects(writes.runOnce(request, refuse), refusedAs('scope-missing'));
    await assert.rejects(
      writes.runOnce(request, (trx) => effect(trx, 'b')),
      (error) => refusedAs('scope-missing')(error) && (error as ProblemError).details['scope'] === 'loans',
    );
    assert.deepEqual(await effects(kysely), []);
  });

  test(`a failure leaves nothing behind and is tried again (${engine})`, async (t) => {
    const { kysely } = await open(t);
    const writes = writesOn(t, kysely);
    const failures: ((trx: Kysely<Tables>) => Promise<string>)[] = [
      (trx) => effect(trx, 'a').then(() => Promise.reject(new Error('The disk is on fire'))),
      (trx) => effect(trx, 'a').then(() => Promise.reject(new ProblemError('unavailable'))),
      (trx) => effect(trx, 'a').then(() => effect(trx, 'a')),
    ];
    for (const fail of failures) await assert.rejects(writes.runOnce(request, fail));
    assert.equal(await writes.runOnce(request, (trx) => effect(trx, 'b')), '{"done":"b"}');
    assert.deepEqual(await effects(kysely), ['b']);
  });

  test(`a key is forgotten after a day, whether or not it was cleaned away (${engine})`, async (t) => {
    const { kysely } = await open(t);
    const clock = { now: noon };
    const writes = writesOn(t, kysely, () => new Date(clock.now));
    const count = async () => (await kysely.selectFrom('idempotency').select('id').execute()).length;
    await writes.runOnce(request, (trx) => effect(trx, 'a'));
    clock.now += 23 * hours;
    await writes.forgetOld();
    assert.equal(await writes.runOnce(request, (trx) => effect(trx, 'b')), '{"done":"a"}');
    clock.now += 2 * hours;
    assert.equal(await writes.runOnce(request, (trx) => effect(trx, 'c')), '{"done":"c"}');
    assert.equal(await count(), 1);
    clock.now += 25 * hours;
    await writes.forgetOld();
    assert.equal(await count(), 0);
  });

  test(`what is remembered cannot be read without the key (${engine})`, async (t) => {
    const { kysely } = await open(t);
    await writesOn(t, kysely).runOnce(request, () => Promise.resolve('{"pin":"409311"}'));
    const { rows } = await sql<{ all: string }>`
      select encode(answer, 'escape') || id || encode(fingerprint, 'escape') as all from idempotency`.execute(
      kysely,
    );
    assert.equal(rows.length, 1);
    assert.doesNotMatch(rows[0]!.all, /409311|a-key-of-some-length|p1/);
  });
});

test('of two requests at once the second is told to come back where the first takes too long', async (t) => {
  const { kysely } = await openFresh(postgresPlace, t);
  const writes = writesOn(t, kysely);
  const [begun, release] = [once(), once()];
  const slow = writes.runOnce(request, async () => {
    begun.happen();
    await release.happened;
    return '{}';
  });
  await begun.happened;
  await kysely.connection().execute(async (impatient) => {
    await sql`set lock_timeout = '50ms'`.execute(impatient);
    await assert.rejects(
      writesOn(t, impatient).runOnce(request, () => Promise.resolve('{}')),
      (error) => refusedAs('in-progress')(error) && (error as ProblemError).retryAfter === 2,
    );
    // The connection goes on to other tests.
    await sql`reset lock_timeout`.execute(impatient);
  });
  release.happen();
  await slow;
});
