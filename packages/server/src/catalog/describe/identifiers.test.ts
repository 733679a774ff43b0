import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { toIsbn13, toIssn } from './identifiers.ts';

test('ISBN-10 and ISBN-13 in every dress become ISBN-13', () => {
  const cases = {
    '9789793062792': '9789793062792',
    '978-979-3062-79-2 (sampul lunak)': '9789793062792',
    '979-3062-79-7': '9789793062792',
    '9793062797 :': '9789793062792',
    'ISBN 979-3062-79-7': '9789793062792',
    '080442957X (pbk.)': '9780804429573',
    '080442957x': '9780804429573',
    '0-8044-2957-X': '9780804429573',
    '978‑0‑8044‑2957‑3': '9780804429573',
    ' 9780387685748': '9780387685748',
  };
  for (const [text, isbn] of Object.entries(cases)) assert.equal(toIsbn13(text), isbn, text);
});

test('what is no valid ISBN is nothing', () => {
  for (const text of [
    '9789793062793',
    '9793062798',
    '12345',
    '',
    'Rp 25.000',
    '97897930627920',
    'HL00361126 :',
    '0000-0000',
  ]) {
    assert.equal(toIsbn13(text), undefined, text);
  }
});

test('any nine digits make an ISBN-10 that is the ISBN-13 with the same nine, and a changed digit makes none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 9 }), { minLength: 9, maxLength: 9 }),
      fc.nat({ max: 8 }),
      (digits, at) => {
        const remainder = digits.reduce((sum, digit, index) => sum + digit * (10 - index), 0) % 11;
        const check = remainder === 0 ? '0' : remainder === 1 ? 'X' : String(11 - remainder);
        const isbn = toIsbn13(digits.join('') + check);
        assert.equal(isbn?.slice(3, 12), digits.join(''));
        assert.equal(toIsbn13(isbn), isbn);
        const wrong = digits.with(at, (Number(digits[at]) + 1) % 10);
        assert.equal(toIsbn13(wrong.join('') + check), undefined);
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

test('ISSNs are verified and written with a hyphen', () => {
  const cases = { '0009-7330': '0009-7330', '15244571': '1524-4571', '2434-561x (Online)': '2434-561X' };
  for (const [text, issn] of Object.entries(cases)) assert.equal(toIssn(text), issn);
  for (const text of ['0009-7331', '12345', '', '0009-73305']) assert.equal(toIssn(text), undefined);
});
