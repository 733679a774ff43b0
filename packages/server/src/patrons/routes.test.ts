import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Me, Patron as PatronAnswer, Problem, Scope } from '@pustaka/core/contract';
import { eachEngine } from '../database/testing.ts';
import type { Caller } from '../http/caller.ts';
import { knownCallers, sampleServer, suite } from '../http/testing.ts';
import type { SampleServer } from '../http/testing.ts';
import { patronsDomain } from './domain.ts';
import type { Patron } from './patron.ts';
import { freshPin } from './pin.ts';
import type { PatronService } from './service.ts';
import { samplePatron, samplePatrons } from './testing.ts';

const scopes = new Set<Scope>(['profile', 'account', 'desk']);

interface Registered {
  readonly patron: PatronAnswer;
  readonly pin: string;
}

eachEngine((engine, open) => {
  describe(`the endpoints of patrons (${engine})`, () => {
    const owner = suite();
    const callers: Record<string, Caller> = {};
    let service: PatronService;
    let server: SampleServer;
    let guardian: Patron;
    let child: Patron;

    before(async () => {
      const { kysely } = await open(owner);
      service = samplePatrons(kysely);
      const pin = await freshPin(samplePatron.card);
      const register = (more: Partial<typeof samplePatron>) =>
        kysely.transaction().execute((trx) => service.register(trx, { ...samplePatron, ...more }, pin));
      guardian = await register({ phone: '0812-345-678' });
      child = await register({ card: 'C100', guardian: guardian.card, expires: '2026-11-20' });
      callers['DPoP guardian'] = { kind: 'patron', patron: guardian.id, scopes };
      callers['DPoP child'] = { kind: 'patron', patron: child.id, scopes };
      callers['DPoP staff'] = { kind: 'staff', patron: guardian.id, scopes };
      const domain = patronsDomain(
        service,
        ({ id }) => Promise.resolve({ loans: [], holds: [], fees: [{ id, ...sampleFee }] }),
        () => Promise.resolve(),
      );
      server = await sampleServer(owner, {
        routes: domain.routes,
        db: kysely,
        authenticator: knownCallers(callers),
      });
    });

    const ask = async (
      who: string,
      method: string,
      path: string,
      body?: unknown,
      key?: string,
    ): Promise<{ status: number; answer: unknown }> => {
      const response = await server.get(`/v1${path}`, {
        method,
        headers: {
          authorization: `DPoP ${who}`,
          'accept-language': 'en',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, answer: await response.json() };
    };
    const refused = async (asked: Promise<{ status: number; answer: unknown }>) => {
      const { status, answer } = await asked;
      return [status, (answer as Problem).code];
    };

    it('show patrons what their card shows, and their wards', async () => {
      const answer = (await ask('guardian', 'GET', '/me')).answer as Me;
      assert.deepEqual(answer, {
        id: guardian.id,
        name: 'Siti Rahma',
        card: '•••• 4711',
        category: 'adult',
        homeBranch: 'pusat',
        expires: '2027-06-30',
        blocks: [],
        language: 'id',
        phone: '0812-345-678',
        keepsHistory: false,
        wards: [{ id: child.id, name: 'Siti Rahma', card: '•••• 00' }],
      });
    });

    it('show guardians a ward, whose card has expired the day after its last', async () => {
      const answer = (await ask('guardian', 'GET', `/me?patron=${child.id}`)).answer as Me;
      assert.deepEqual(answer.blocks, [{ id: 'expired', reason: 'expired', since: '2026-11-21' }]);
      assert.deepEqual(await refused(ask('child', 'GET', `/me?patron=${guardian.id}`)), [
        404,
        'patron-not-found',
      ]);
      assert.deepEqual(
        await refused(ask('child', 'PATCH', `/me?patron=${guardian.id}`, { phone: '021-999' })),
        [404, 'patron-not-found'],
      );
    });

    it('change settings, for oneself and for a ward', async () => {
      const answer = (await ask('guardian', 'PATCH', '/me', { language: 'en', phone: null })).answer as Me;
      assert.deepEqual([answer.language, answer.phone], ['en', undefined]);
      const ward = (await ask('guardian', 'PATCH', `/me?patron=${child.id}`, { email: 'siti@example.id' }))
        .answer as Me;
      assert.deepEqual([ward.id, ward.email], [child.id, 'siti@example.id']);
      assert.deepEqual(await refused(ask('guardian', 'PATCH', '/me', { language: 'fr' })), [
        400,
        'bad-request',
      ]);
    });

    it('export what is kept, without the card number', async () => {
      const answer = (await ask('guardian', 'GET', '/me/export')).answer as {
        patron: Me;
        data: Record<string, unknown[]>;
      };
      assert.equal(answer.patron.id, guardian.id);
      assert.equal(answer.data['account']?.length, 1);
      assert.doesNotMatch(JSON.stringify(answer), /00124711/);
    });

    it('register a patron once for its key, and tell the first PIN that opens the account', async () => {
      const body = { ...samplePatron, card: 'NEW-0001', name: 'Ani' };
      const key = '8e03978e-40d5-43dd-bc93-6894a57f9324';
      assert.deepEqual(await refused(ask('staff', 'POST', '/desk/patrons', body)), [
        400,
        'idempotency-key-missing',
      ]);
      assert.deepEqual(await refused(ask('staff', 'POST', '/desk/patrons', body, 'short')), [
        400,
        'idempotency-key-missing',
      ]);

      const first = (await ask('staff', 'POST', '/desk/patrons', body, key)).answer as Registered;
      assert.equal((await service.verifyPin('new-0001', first.pin))?.id, first.patron.id);
      // The draft's own form has quotation marks.
      const again = (await ask('staff', 'POST', '/desk/patrons', body, `"${key}"`)).answer as Registered;
      assert.deepEqual(again, first);

      const other = { ...body, name: 'Budi' };
      assert.deepEqual(await refused(ask('staff', 'POST', '/desk/patrons', other, key)), [
        422,
        'idempotency-key-reused',
      ]);
      assert.deepEqual(await refused(ask('staff', 'POST', '/desk/patrons', other, `${key}-other`)), [
        409,
        'card-taken',
      ]);
    });

    it('do not register on a day that the calendar does not have', async () => {
      const body = { ...samplePatron, card: 'NEW-0002', expires: '2027-02-29' };
      const answer = (await ask('staff', 'POST', '/desk/patrons', body, '8e03978e-40d5-43dd-bc93'))
        .answer as Problem;
      assert.deepEqual(
        answer.errors?.map(({ pointer, message }) => [pointer, message]),
        [['/expires', 'expires must have the form YYYY-MM-DD.']],
      );
    });

    it('show staff a card with all that belongs to it, block it and take the block away', async () => {
      const path = `/desk/patrons/${encodeURIComponent('slk-0012 4711')}`;
      const lost = { reason: 'lost-card', note: 'Ditemukan di taman' };
      const block = (await ask('staff', 'POST', `${path}/blocks`, lost, 'block-of-the-guardian')).answer as {
        id: string;
      };
      const found = (await ask('staff', 'GET', path)).answer as { patron: PatronAnswer; fees: unknown[] };
      assert.deepEqual(found.patron.blocks, [{ ...block, ...lost, since: '2026-11-21' }]);
      assert.equal(found.fees.length, 1);

      const freed = (await ask('staff', 'DELETE', `${path}/blocks/${block.id}`)).answer as PatronAnswer;
      assert.deepEqual(freed.blocks, []);
      assert.deepEqual(await refused(ask('staff', 'DELETE', `${path}/blocks/${block.id}`)), [
        404,
        'block-not-found',
      ]);
      assert.deepEqual(await refused(ask('staff', 'GET', '/desk/patrons/NOBODY')), [404, 'patron-not-found']);
    });

    it('renew a card, and refuse a day that there is not', async () => {
      const path = `/desk/patrons/${child.card}`;
      for (let time = 0; time < 2; time++) {
        const answer = (await ask('staff', 'PATCH', path, { expires: '2027-11-20' })).answer as PatronAnswer;
        assert.deepEqual([answer.expires, answer.blocks], ['2027-11-20', []]);
      }
      assert.deepEqual(await refused(ask('staff', 'PATCH', path, { expires: '2027-11-31' })), [
        400,
        'bad-request',
      ]);
      assert.deepEqual(
        await refused(ask('staff', 'PATCH', '/desk/patrons/NOBODY', { expires: '2027-11-20' })),
        [404, 'patron-not-found'],
      );
    });

    it('reset a forgotten PIN once for its key, and tell the new one', async () => {
      const path = `/desk/patrons/${child.card}/pin-resets`;
      const key = 'pin-reset-of-the-child';
      const { patron, pin } = (await ask('staff', 'POST', path, undefined, key)).answer as Registered;
      assert.equal(patron.id, child.id);
      assert.deepEqual((await ask('staff', 'POST', path, undefined, key)).answer, { patron, pin });
      assert.equal((await service.verifyPin(child.card, pin))?.id, child.id);
      assert.deepEqual(await refused(ask('staff', 'POST', path)), [400, 'idempotency-key-missing']);
      assert.deepEqual(
        await refused(ask('staff', 'POST', '/desk/patrons/NOBODY/pin-resets', undefined, `${key}-other`)),
        [404, 'patron-not-found'],
      );
    });

    it('delete an account, after which its token opens nothing', async () => {
      assert.deepEqual((await ask('child', 'DELETE', '/me')).answer, { deleted: true });
      assert.deepEqual(await refused(ask('child', 'GET', '/me')), [401, 'sign-in-required']);
      assert.deepEqual(((await ask('guardian', 'GET', '/me')).answer as Me).wards, []);
    });
  });
});

const sampleFee = {
  kind: 'overdue',
  amount: { amount: 50_000, currency: 'IDR' },
  outstanding: { amount: 50_000, currency: 'IDR' },
  since: '2026-11-01',
};
