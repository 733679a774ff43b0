import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as contract from '@pustaka/core/contract';
import type { Refusal } from '@pustaka/core/contract';
import { eachEngine } from '../database/testing.ts';
import { contractEndpoints } from '../http/endpoints.fixture.ts';
import type { Patron } from '../patrons/patron.ts';
import { closingBranch, TestLibrary } from './testing/library.ts';
import { overHttp, type Asked } from './testing/over-http.ts';

/** What makes that a call is refused: something that comes to pass at the library, or something in the call. */
type Reason = Asked | ((library: TestLibrary, ani: Patron) => unknown);

interface Subject {
  readonly who: 'ani' | 'desk';
  /** Brings the library to where nothing speaks against the call. @returns what is asked for */
  readonly allowed: (library: TestLibrary, ani: Patron) => Promise<Asked>;
  readonly refused: Readonly<Partial<Record<Refusal, Reason>>>;
}

/** A record with copies at the branch that will close for good. */
const book = (library: TestLibrary, ...barcodes: string[]) =>
  library.record('bumi', barcodes, { branch: closingBranch });

const newPatron = {
  card: 'KOTA-2',
  name: 'Citra',
  category: 'adult',
  homeBranch: 'pusat',
  expires: '2030-12-31',
};

/** What keeps a card from being used, for whatever. */
const cards = {
  'card-blocked': (library, { card }) =>
    library.write((trx) => library.patrons.block(trx, card, { reason: 'conduct', note: undefined })),
  'card-expired': (library, { card }) =>
    library.write((trx) => library.patrons.renewCard(trx, card, '2026-11-20')),
  'fees-limit': async (library, ani) => {
    await library.rule({ maxOwed: 0 }, [{ itemType: 'DVD', loanDays: 1, graceDays: 0, finePerDay: 1 }]);
    await library.record('film', ['F1'], { itemType: 'DVD' });
    await library.checkOut(ani, 'F1');
    library.passDays(2);
    await library.checkIn('F1');
  },
} satisfies Subject['refused'];

const subjects: Readonly<Record<string, Subject>> = {
  [contract.checkOut.id]: {
    who: 'desk',
    allowed: async (library, ani) => {
      await book(library, 'B1');
      return { body: { card: ani.card, barcode: 'B1' } };
    },
    refused: {
      ...cards,
      'not-for-loan': (library) => library.record('bumi', ['B1'], { status: 'reference' }),
      'already-on-loan': (library, ani) => library.checkOut(ani, 'B1'),
      'not-available': async (library) => library.checkOut(await library.patron('budi'), 'B1'),
      'held-by-others': async (library) => {
        const budi = await library.patron('budi');
        await library.checkOut(await library.patron('citra'), 'B1');
        await library.hold(budi, 'bumi');
        await library.checkIn('B1');
      },
      'loan-limit': (library) => library.rule({ maxLoans: 0 }),
      'branch-never-open': (library) => library.passDays(9),
    },
  },
  [contract.renewLoan.id]: {
    who: 'ani',
    allowed: async (library, ani) => {
      await book(library, 'B1');
      return { id: (await library.checkOut(ani, 'B1')).id };
    },
    refused: {
      ...cards,
      'too-long-overdue': (library) => library.passDays(11),
      'held-by-others': async (library) => library.hold(await library.patron('budi'), 'bumi'),
      'renewal-limit': (library) => library.rule({ renewals: 0 }),
      'branch-never-open': (library) => library.passDays(9),
    },
  },
  [contract.placeHold.id]: {
    who: 'ani',
    allowed: async (library) => {
      await book(library, 'B1');
      await library.checkOut(await library.patron('budi'), 'B1');
      return { body: { record: 'bumi' } };
    },
    refused: {
      ...cards,
      'not-for-loan': (library) => library.rule({ loanDays: 0 }),
      'already-on-loan': async (library, ani) => {
        await book(library, 'B1', 'B2');
        await library.checkOut(ani, 'B2');
      },
      'already-held': (library, ani) => library.hold(ani, 'bumi'),
      'not-holdable': (library) => library.checkIn('B1'),
      'hold-limit': (library) => library.rule({ maxHolds: 0 }),
      'branch-unknown': { body: { record: 'bumi', pickupBranch: 'mars' } },
    },
  },
  [contract.changeHold.id]: {
    who: 'ani',
    allowed: async (library, ani) => {
      await book(library, 'B1');
      await library.checkOut(await library.patron('budi'), 'B1');
      return { id: (await library.hold(ani, 'bumi')).id, body: { suspended: true } };
    },
    refused: { 'branch-unknown': { body: { pickupBranch: 'mars' } } },
  },
  [contract.checkIn.id]: {
    who: 'desk',
    allowed: async (library) => {
      await book(library, 'B1');
      return { body: { barcode: 'B1' } };
    },
    refused: { 'branch-unknown': { body: { barcode: 'B1', branch: 'mars' } } },
  },
  [contract.markMissing.id]: {
    who: 'desk',
    allowed: async (library) => {
      await book(library, 'B1');
      return { body: { barcode: 'B1' } };
    },
    refused: {
      'already-on-loan': (library, ani) => library.checkOut(ani, 'B1'),
      'not-available': (library) => library.record('bumi', ['B1'], { status: 'reference' }),
    },
  },
  [contract.registerPatron.id]: {
    who: 'desk',
    allowed: () => Promise.resolve({ body: newPatron }),
    refused: { 'branch-unknown': { body: { ...newPatron, homeBranch: 'mars' } } },
  },
};

const refusalsOf = ({ problems }: contract.Endpoint): Refusal[] =>
  contract.refusals.filter((refusal) => problems.includes(refusal));

const refusing = contractEndpoints.filter((endpoint) => refusalsOf(endpoint).length > 0);

test('every refusal of the contract is one of some endpoint', () => {
  assert.deepEqual(new Set(refusing.flatMap(refusalsOf)), new Set(contract.refusals));
});

eachEngine((engine, open) => {
  for (const endpoint of refusing) {
    const { id } = endpoint;
    const subject = subjects[id];
    assert.ok(subject, `${id} has refusals, and no cases here`);
    const { who, allowed, refused } = subject;

    test(`${id} is not refused where nothing speaks against it (${engine})`, async (t) => {
      const library = new TestLibrary(await open(t));
      const { call } = await overHttp(t, library);
      await call(who, endpoint, await allowed(library, await library.patron('ani')));
    });

    assert.deepEqual(Object.keys(refused).sort(), refusalsOf(endpoint).sort(), `the cases of ${id}`);
    for (const [code, reason] of Object.entries(refused)) {
      test(`${id} is refused: ${code} (${engine})`, async (t) => {
        const library = new TestLibrary(await open(t));
        const { call } = await overHttp(t, library);
        const ani = await library.patron('ani');
        const asked = await allowed(library, ani);
        if (typeof reason === 'function') await reason(library, ani);
        const other = typeof reason === 'function' ? {} : reason;
        await assert.rejects(call(who, endpoint, { ...asked, ...other }), { code });
      });
    }
  }
});
