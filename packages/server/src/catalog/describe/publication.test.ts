import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedField, marcRecord } from '../../marc/testing.ts';
import { LinkedFields } from './linked.ts';
import { publicationOf } from './publication.ts';

const publication = (...lines: string[]) => {
  const record = marcRecord(...lines);
  return publicationOf(record, new LinkedFields(record));
};

test('place, publisher, year and edition', () => {
  assert.deepEqual(
    publication(fixedField({ 6: 's1980' }), '250 ## $aCet. 2.', '260 ## $a[Jakarta] :$bHasta Mitra,$c1980.'),
    {
      place: 'Jakarta',
      publisher: 'Hasta Mitra',
      year: 1980,
      edition: 'Cet. 2',
    },
  );
});

test('of several 264 the one of publication counts, else the production', () => {
  const distributed = '264 #2 $aBandung :$bAgen,$c2001';
  assert.equal(publication(distributed, '264 #1 $aYogyakarta :$bBentang,$c2005').publisher, 'Bentang');
  assert.equal(publication(distributed, '264 #4 $c©2001').publisher, 'Agen');
});

test('unknown place and publisher are absent', () => {
  const { place, publisher } = publication(
    '260 ## $a[S.l. :$bs.n.],$c1990',
    '264 #1 $b[publisher not identified]',
  );
  assert.deepEqual([place, publisher], [undefined, undefined]);
});

test('the year is Gregorian, and in a range that can be', () => {
  const year = (date: string) => publication(`260 ## $c${date}`).year;
  assert.deepEqual(
    [
      '2003',
      'c1990.',
      '[1981?]',
      '1401 H [1981 M]',
      '2021 [1964]',
      '5743 [1983]',
      '1985 [i.e. 1986]',
      '1998-2004',
      '[19--?]',
      '12345',
      '',
    ].map(year),
    [2003, 1990, 1981, 1981, 1964, 1983, 1986, 1998, undefined, undefined, undefined],
  );
});

test('a year of 008 that is unknown, partial or impossible gives way to the statement', () => {
  for (const positions of [{ 6: 's19uu' }, { 6: 'nuuuu' }, { 6: 's9999' }, { 6: 's0000' }, { 6: 'b1999' }]) {
    assert.equal(publication(fixedField(positions), '264 #1 $c2010').year, 2010);
  }
  assert.equal(publication('008 broken', '264 #4 $c©2011').year, 2011);
});
