import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Loan } from '@pustaka/core/contract';
import { toIcal } from './ical.ts';

const loan: Loan = {
  id: 'loan1',
  record: {
    id: 'bumi',
    title: 'Bumi Manusia; jilid 1, edisi baru',
    author: 'Toer, Pramoedya Ananta',
    format: 'book',
  },
  item: { id: 'B1', branch: 'pusat' },
  borrowedAt: '2026-11-21T05:00:00.000Z',
  dueDate: '2028-02-29',
  overdueDays: 0,
  renewals: 1,
  renewalsLeft: 1,
};
const library = { name: 'Perpustakaan Kota', branchNames: new Map([['pusat', 'Perpustakaan Pusat']]) };

const lines = (text: string): string[] => text.replace(/\r\n /g, '').split('\r\n');

for (const timeZone of ['UTC', 'Asia/Jayapura', 'America/New_York'])
  it(`a due date is a whole day, with a server in ${timeZone} and a reader anywhere`, (t) => {
    const { TZ } = process.env;
    t.after(() => (TZ === undefined ? delete process.env['TZ'] : (process.env['TZ'] = TZ)));
    process.env['TZ'] = timeZone;
    const all = lines(toIcal([loan], 'id', library));
    assert.deepEqual(
      all.filter((line) => /^(DTSTART|DTEND|SUMMARY|LOCATION|UID|SEQUENCE|TRIGGER)/.test(line)),
      [
        'UID:loan1@pustaka',
        'SEQUENCE:1',
        'DTSTART;VALUE=DATE:20280229',
        'SUMMARY:Kembalikan: Bumi Manusia\\; jilid 1\\, edisi baru',
        'LOCATION:Perpustakaan Pusat',
        'TRIGGER:-PT15H',
      ],
    );
    assert.deepEqual([all[0], all.at(-1)], ['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  });

it('a calendar without loans is a calendar all the same, in the reader’s language', () => {
  const all = lines(toIcal([], 'en', library));
  assert.ok(all.includes('X-WR-CALNAME:Books due – Perpustakaan Kota'));
  assert.ok(!all.includes('BEGIN:VEVENT'));
});
