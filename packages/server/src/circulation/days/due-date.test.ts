import assert from 'node:assert/strict';
import { it } from 'node:test';
import { weekdays, type ClosedDays } from '@pustaka/core/contract';
import fc from 'fast-check';
import { dueDate, fineFor, renewedDueDate } from './due-date.ts';
import { addDays, daysBetween, isDay, localDay, weekdayOf } from '../../local-day.ts';
import { alwaysOpen, NeverOpen, OpeningDays } from './opening.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

const closure = fc
  .tuple(day, fc.integer({ min: 0, max: 40 }))
  .map(([from, days]): ClosedDays => ({ from, to: addDays(from, days) }));

/** Open on at least one weekday. */
const branch = fc.record({
  open: fc.subarray([...weekdays], { minLength: 1 }),
  closedDays: fc.array(closure, { maxLength: 4 }),
});

const opening = ({ open, closedDays }: { open: readonly string[]; closedDays: ClosedDays[] }) =>
  new OpeningDays({
    id: 'pusat',
    hours: weekdays
      .filter((name) => open.includes(name))
      .map((name) => ({ day: name, opens: '08:00', closes: '17:00' })),
    closedDays,
  });

const daily = (closedDays: ClosedDays[] = []) => opening({ open: weekdays, closedDays });

it('a due date is the first open day that leaves the reader all of the loan days', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), branch, (from, loanDays, of) => {
      const days = opening(of);
      const due = dueDate(from, loanDays, days);
      assert.ok(days.isOpen(due));
      assert.ok(daysBetween(from, due) >= loanDays);
      for (let early = addDays(from, loanDays); early < due; early = addDays(early, 1)) {
        assert.ok(!days.isOpen(early), `${early} is open, before ${due}`);
      }
    }),
  );
});

it('renewing always gives at least the loan days, from the due date or from today', () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 60 }), branch, (due, today, loanDays, of) => {
      const renewed = renewedDueDate(due, today, loanDays, opening(of));
      assert.ok(renewed >= addDays(due, loanDays));
      assert.ok(renewed >= addDays(today, loanDays));
    }),
  );
});

it('days are counted over leap days and the turn of years', () => {
  assert.equal(dueDate('2028-02-26', 7, alwaysOpen), '2028-03-04');
  assert.equal(dueDate('2027-02-26', 7, alwaysOpen), '2027-03-05');
  assert.equal(dueDate('2100-02-26', 7, alwaysOpen), '2100-03-05');
  assert.equal(dueDate('2026-12-28', 7, alwaysOpen), '2027-01-04');
  fc.assert(
    fc.property(day, fc.integer({ min: -4_000, max: 4_000 }), (from, days) => {
      assert.equal(daysBetween(from, addDays(from, days)), days);
      assert.ok(isDay(addDays(from, days)));
    }),
  );
  assert.deepEqual(['2027-02-29', '2028-02-29', '2028-13-01'].map(isDay), [false, true, false]);
  assert.equal(weekdayOf('2026-11-21'), 'saturday');
});

it('nothing is due while a branch is closed for two weeks of Eid, nor on the Sunday after', () => {
  const days = opening({
    open: weekdays.filter((name) => name !== 'sunday'),
    closedDays: [{ from: '2027-03-01', to: '2027-03-13', reason: 'Idulfitri' }],
  });
  assert.equal(dueDate('2027-02-25', 7, days), '2027-03-15');
  assert.equal(renewedDueDate('2027-02-27', '2027-02-25', 7, days), '2027-03-15');
});

it('a branch that never opens is named, and not searched for ever', () => {
  const never = [opening({ open: [], closedDays: [] }), daily([{ from: '2020-01-01', to: '9999-12-31' }])];
  for (const days of never) {
    assert.throws(
      () => dueDate('2026-11-21', 7, days),
      (error) => error instanceof NeverOpen && error.branch === 'pusat',
    );
  }
});

it('the day is the library’s own, on both sides of midnight and of the world', () => {
  assert.equal(localDay(new Date('2026-11-21T16:59:59Z'), 'Asia/Jakarta'), '2026-11-21');
  assert.equal(localDay(new Date('2026-11-21T17:00:00Z'), 'Asia/Jakarta'), '2026-11-22');
  assert.equal(localDay(new Date('2026-11-21T15:00:00Z'), 'Asia/Jayapura'), '2026-11-22');
  assert.equal(localDay(new Date('2028-02-29T09:00:00Z'), 'Pacific/Pago_Pago'), '2028-02-28');
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (instant) => {
        const [west, utc, east] = ['Pacific/Pago_Pago', 'UTC', 'Pacific/Kiritimati'].map((zone) =>
          localDay(instant, zone),
        );
        assert.equal(utc, instant.toISOString().slice(0, 10));
        assert.ok([west, utc, east].join() === [west, utc, east].toSorted().join());
      },
    ),
  );
});

it('a fine counts open days past the grace days, up to its limit', () => {
  const terms = { graceDays: 2, finePerDay: 500, maxFine: null };
  assert.equal(fineFor('2026-11-21', '2026-11-21', terms, alwaysOpen), 0);
  assert.equal(fineFor('2026-11-21', '2026-11-23', terms, alwaysOpen), 0);
  assert.equal(fineFor('2026-11-21', '2026-11-26', terms, alwaysOpen), 1_500);
  assert.equal(fineFor('2026-11-21', '2026-11-26', { ...terms, maxFine: 700 }, alwaysOpen), 700);
  assert.equal(
    fineFor('2026-11-21', '2026-11-26', terms, daily([{ from: '2026-11-24', to: '2026-11-25' }])),
    500,
  );
});

it('a fine never shrinks from one day to the next', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5, max: 60 }), branch, (due, later, of) => {
      const terms = { graceDays: 2, finePerDay: 500, maxFine: 9_000 };
      const today = addDays(due, later);
      const fine = fineFor(due, today, terms, opening(of));
      assert.ok(fine >= 0 && fine <= 9_000);
      assert.ok(fineFor(due, addDays(today, 1), terms, opening(of)) >= fine);
    }),
  );
});
