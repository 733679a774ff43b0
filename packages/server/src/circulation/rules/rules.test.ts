import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ProblemError } from '../../problems/problem-error.ts';
import { readRules } from './read-rules.ts';
import { RuleBook } from './rule-book.ts';
import { defaultRules } from './terms.ts';

const { currency, defaults } = defaultRules;

function pointersOf(written: unknown): string[] {
  try {
    readRules(written);
    return [];
  } catch (error) {
    assert.ok(error instanceof ProblemError);
    return error.errors.map(({ pointer }) => pointer);
  }
}

it('a term comes from the most exact exception that names it, else from the defaults', () => {
  const book = new RuleBook({
    currency,
    defaults,
    exceptions: [
      { category: 'teacher', itemType: 'DVD', loanDays: 5 },
      { category: 'teacher', loanDays: 30, renewals: 9 },
      { itemType: 'DVD', loanDays: 3, renewals: 0, finePerDay: 7 },
    ],
  });
  const { loanDays, renewals, finePerDay, graceDays } = book.terms('teacher', 'DVD');
  assert.deepEqual([loanDays, renewals, finePerDay, graceDays], [5, 9, 7, defaults.graceDays]);
  assert.equal(book.terms('adult', 'DVD').loanDays, 3);
  assert.equal(book.terms('adult').loanDays, defaults.loanDays);
});

it('a limit of loans for an item type stands beside that for all loans', () => {
  const book = new RuleBook({
    currency,
    defaults,
    exceptions: [
      { category: 'child', maxLoans: 2 },
      { itemType: 'DVD', maxLoans: 1 },
    ],
  });
  const { maxLoans, maxLoansOfType } = book.terms('child', 'DVD');
  assert.deepEqual([maxLoans, maxLoansOfType], [2, 1]);
  assert.equal('maxLoansOfType' in book.terms('child', 'BK'), false);
});

it('the rules that hold without any written are rules that may be written', () => {
  assert.deepEqual(readRules(JSON.parse(JSON.stringify(defaultRules))), defaultRules);
});

it('every fault in written rules is named by its place', () => {
  assert.deepEqual(pointersOf({ currency, defaults: { ...defaults, loanDays: -1 }, exceptions: [] }), [
    '/defaults/loanDays',
  ]);
  assert.deepEqual(pointersOf({ currency, defaults, exceptions: [], extra: 1 }), ['/extra']);
  assert.deepEqual(pointersOf({ currency: 'Rp', defaults, exceptions: [{ category: 'king' }] }), [
    '/currency',
    '/exceptions/0/category',
  ]);
  const exceptions = [{ loanDays: 3 }, { itemType: 'DVD', maxHolds: 1 }, { itemType: 'DVD' }];
  assert.deepEqual(pointersOf({ currency, defaults, exceptions }), [
    '/exceptions/0',
    '/exceptions/1/maxHolds',
    '/exceptions/2',
  ]);
  assert.deepEqual(pointersOf([]), ['']);
});
