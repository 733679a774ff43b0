import type { CatalogRecord } from '../../contract/catalog.ts';
import type { Patron } from '../../contract/patrons.ts';
import type { SampleLibrary } from '../answers.ts';
import { today, type ReaderState, type SampleHold, type SampleLoan } from './state.ts';

const account = (id: string, card: string, name: string, more: Partial<Patron> = {}): Patron => ({
  id,
  card,
  name,
  category: 'adult',
  homeBranch: 'pusat',
  expires: '2099-12-31',
  blocks: [],
  language: 'id',
  keepsHistory: false,
  ...more,
});

/**
 * A reader who looks after a child's card, and others who wait for what she has. The first patron is the one who is
 * signed in. Days are counted from today: a loan is overdue, one due in two days, one wanted by someone else, one renewed
 * too often; a hold lies ready, another waits. One that was suspended can be served from the shelf.
 */
export function sampleReaders({ profile, records }: SampleLibrary, now: () => Date): ReaderState {
  const state: ReaderState = {
    now,
    timeZone: profile.timeZone,
    currency: 'IDR',
    branches: profile.branches.map(({ id }) => id),
    records,
    patrons: [
      {
        account: account('sari', '20264711', 'Sari Wulandari', {
          email: 'sari@example.id',
          keepsHistory: true,
        }),
        wards: ['bima'],
        calendar: false,
      },
      {
        account: account('bima', '20264712', 'Bima Wulandari', { category: 'child' }),
        wards: [],
        calendar: false,
      },
      { account: account('dewi', '20264713', 'Dewi Lestari'), wards: [], calendar: false },
    ],
    loans: [],
    holds: [],
    missing: [],
    fees: [],
    history: [],
    lastId: 0,
  };
  /** A sample of another library's own records has none of ours: the rest of the sample then goes without. */
  const record = (title: string): CatalogRecord[] => records.filter((one) => one.title === title);
  const instant = (days: number) => `${today(state, days)}T03:00:00Z`;

  const lend = (title: string, patron: string, due: number, renewals = 0): SampleLoan[] =>
    record(title).flatMap((one) =>
      one.items.slice(0, 1).map((item) => ({
        id: `loan-${item.id}`,
        patron,
        record: one,
        item,
        borrowedAt: instant(due - 14 * (renewals + 1)),
        dueDate: today(state, due),
        renewals,
      })),
    );
  const want = (title: string, patron: string, more: Partial<SampleHold> = {}): SampleHold[] =>
    record(title).map((one) => ({
      id: `hold-${patron}-${one.id}`,
      patron,
      record: one,
      pickupBranch: 'pusat',
      placedAt: instant(-5),
      status: 'waiting',
      ...more,
    }));

  state.loans = [
    ...lend('Bobo', 'sari', -3),
    ...lend('Laskar Pelangi', 'sari', 2),
    ...lend('Bumi Manusia', 'sari', 6),
    ...lend('Tafsīr al-Jalālayn', 'sari', 12, 2),
    ...lend('The Rainbow Troops', 'bima', 4),
    ...lend('Saman', 'dewi', 9),
  ];
  state.holds = [
    ...want('Ronggeng Dukuh Paruk', 'sari', { status: 'ready', readyUntil: today(state, 3) }),
    ...want('Bumi Manusia', 'dewi'),
    ...want('Saman', 'bima'),
    ...want('Saman', 'sari', { pickupBranch: 'utara' }),
    ...want('Sitti Nurbaya', 'dewi'),
  ];
  state.fees = record('Salah Asuhan').map((one) => ({
    patron: 'sari',
    id: 'fee-1',
    kind: 'overdue',
    amount: { amount: 500_000, currency: state.currency },
    outstanding: { amount: 500_000, currency: state.currency },
    record: { id: one.id, title: one.title, format: one.format },
    since: today(state, -20),
  }));
  state.history = ['Hujan', 'Sitti Nurbaya', 'Jejak Langkah'].flatMap(record).map((one, index) => ({
    patron: 'sari',
    id: `past-${index + 1}`,
    record: { id: one.id, title: one.title, format: one.format },
    borrowedAt: instant(-44 - 30 * index),
    returnedAt: instant(-30 - 30 * index),
  }));
  return state;
}
