import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { record as contractRecord } from '@pustaka/core/contract';
import { parse } from '@pustaka/core/contract/schema';
import * as fc from 'fast-check';
import { readMarc } from '../../marc/index.ts';
import type { MarcField, MarcRecord } from '../../marc/index.ts';
import { collect, fixedField, marcRecord, sharedData } from '../../marc/testing.ts';
import { describeRecord, sourceOf } from './describe.ts';
import type { RecordDescription } from './description.ts';
import { describeItems } from './items.ts';
import { maxLongText, maxValues } from './text.ts';

/** What the contract asks of a record, with stand-ins for what a description does not hold. */
function assertFitsContract(description: RecordDescription): void {
  const availability = { status: 'none', available: 0, total: 0, branches: [] };
  const whole = { ...description, id: 'x', availability, items: [], updatedAt: '2026-01-01T00:00:00Z' };
  assert.deepEqual(parse(contractRecord, whole), whole);
}

test('a whole record is described in the terms of the contract', () => {
  const description = describeRecord(
    marcRecord(
      'LDR cam ',
      '001 000042',
      fixedField({ 6: 's2005', 22: 'd', 35: 'ind' }),
      '020 ## $a979-3062-79-7',
      '082 04 $a899.221 3',
      '100 1# $aHirata, Andrea,$d1967-',
      '245 10 $aLaskar pelangi /$cAndrea Hirata.',
      '250 ## $aCet. 1.',
      '260 ## $aYogyakarta :$bBentang Pustaka,$c2005.',
      '300 ## $axiv, 529 hlm. ;$c20 cm.',
      '490 1# $aTetralogi laskar pelangi ;$vbuku 1',
      '800 1# $aHirata, Andrea.$tTetralogi Laskar Pelangi ;$v1.',
      '500 ## $aCatatan.',
      '505 0# $aSepuluh murid baru -- Antediluvium -- Inisiasi.',
      '520 ## $aRingkasan.',
      '541 ## $aHadiah dari seorang dermawan.',
      '650 #4 $aPersahabatan$vFiksi.',
      '655 #7 $aNovel.',
      '856 42 $yPenerbit$uhttps://example.org/laskar-pelangi',
      '856 42 $ujavascript:alert(1)',
      '952 ## $aPUSAT$8FIKSI$p0001$o899.221 HIR l',
    ),
  );
  assert.deepEqual(description, {
    title: 'Laskar pelangi',
    responsibility: 'Andrea Hirata',
    otherTitles: [],
    contributors: [{ name: 'Hirata, Andrea', dates: '1967-' }],
    place: 'Yogyakarta',
    publisher: 'Bentang Pustaka',
    year: 2005,
    edition: 'Cet. 1',
    format: 'book',
    languages: ['id'],
    audience: 'teen',
    series: [{ title: 'Tetralogi Laskar Pelangi', volume: '1' }],
    isbns: ['9789793062792'],
    subjects: ['Persahabatan -- Fiksi'],
    genres: ['Novel'],
    summary: 'Ringkasan.',
    contents: ['Sepuluh murid baru', 'Antediluvium', 'Inisiasi'],
    notes: ['Catatan.'],
    physical: 'xiv, 529 hlm. ; 20 cm.',
    issns: [],
    classification: [{ scheme: 'ddc', number: '899.221 3' }],
    links: [{ url: 'https://example.org/laskar-pelangi', label: 'Penerbit' }],
    collections: ['FIKSI'],
  });
  assertFitsContract(description);
});

test('printed series stand where nothing authorised repeats them', () => {
  const series = (...lines: string[]) => describeRecord(marcRecord(...lines)).series;
  assert.deepEqual(series('490 0# $aSeri sastra ;$v3'), [{ title: 'Seri sastra', volume: '3' }]);
  assert.deepEqual(series('490 1# $aSeri A', '490 0# $aSeri B', '830 #0 $aSeri A (Jakarta)'), [
    { title: 'Seri A (Jakarta)' },
    { title: 'Seri B' },
  ]);
});

test('only web addresses without a password become links', () => {
  const links = [
    'ftp://example.org/x',
    'https://user:word@example.org/',
    'data:text/html,x',
    '//example.org',
    ' http://example.org/a b ',
  ];
  const described = describeRecord(marcRecord(...links.map((link) => `856 40 $u${link}`)));
  assert.deepEqual(described.links, [{ url: 'http://example.org/a%20b' }]);
});

test('the source of a record is 003 and 001, also where they are written as data fields', () => {
  assert.deepEqual(sourceOf(marcRecord('001  ocm1 ', '003 OCoLC')), {
    source: 'OCoLC',
    controlNumber: 'ocm1',
  });
  assert.deepEqual(sourceOf(marcRecord('001 ## $a77')), { source: '', controlNumber: '77' });
  assert.deepEqual(sourceOf(marcRecord('245 10 $aX')), { source: '', controlNumber: undefined });
});

test('real records are described as the contract wants them', async (context) => {
  for (const name of [
    'jazz_1k.mrc',
    'lul_fre_500.mrc',
    'nepali.marc',
    'FSL.marc',
    'oss.marc',
    'hebrew.marc',
    'badisbns.xml',
  ]) {
    const file = sharedData(context, `evergreen/${name}`);
    if (file === undefined) return;
    for (const outcome of await collect(readMarc(createReadStream(file)))) {
      assert.ok(outcome.ok);
      assertFitsContract(describeRecord(outcome.record));
    }
  }
});

const tag = fc.oneof(
  fc.constantFrom(
    '001',
    '006',
    '007',
    '008',
    '020',
    '041',
    '100',
    '245',
    '264',
    '300',
    '490',
    '505',
    '650',
    '830',
    '856',
    '880',
    '952',
  ),
  fc.stringMatching(/^[0-9]{3}$/),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '880-01',
    '245-01/(3',
    '\ud800',
    '[',
    'c19uu-9999',
    ' : ',
    '\u0000\u0098',
    '(((',
    '978',
    'https://x',
    'X'.repeat(50),
  ),
  fc
    .array(fc.constantFrom('\udc00', '. ', ' /', 'é', '1', '-- '), { maxLength: 40 })
    .map((parts) => parts.join('')),
);
const field: fc.Arbitrary<MarcField> = fc.oneof(
  fc.record({ tag, value: text }),
  fc.record({
    tag,
    indicators: fc.stringMatching(/^[ -~]{2}$/),
    subfields: fc.array(fc.record({ code: fc.stringMatching(/^[0-9a-z]$/), value: text }), { maxLength: 6 }),
  }),
);
const anyRecord: fc.Arbitrary<MarcRecord> = fc.record({
  leader: fc.oneof(fc.stringMatching(/^[ -~]{24}$/), fc.string()),
  fields: fc.array(field, { maxLength: 20 }),
});

test('whatever a record holds, its description fits the contract and JSON keeps it', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const description = describeRecord(record);
      assertFitsContract(description);
      assert.notEqual(description.title, '');
      JSON.stringify(description, (_, value: unknown) => {
        if (typeof value === 'string') assert.doesNotMatch(value, /[\p{Cs}\0-\x09\x0b-\x1f]/u);
        return value;
      });
      assert.deepEqual(JSON.parse(JSON.stringify(description)), description);
      sourceOf(record);
    }),
    { numRuns: 1_000, seed: 20261121 },
  );
});

test('texts and lists have an end', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    code: 'a',
    value: `${index} ${'x'.repeat(50)}`,
  }));
  const tags = ['020', '245', '260', '300', '490', '500', '505', '520', '650', '653', '700', '856', '952'];
  const record = {
    leader: '',
    fields: tags.flatMap((name) => [
      { tag: name, indicators: '  ', subfields: many },
      ...many.slice(0, 1_000).map((part) => ({ tag: name, indicators: '  ', subfields: [part] })),
    ]),
  };
  const description = describeRecord(record, describeItems(record));
  for (const value of Object.values(description)) {
    if (Array.isArray(value)) assert.ok(value.length <= maxValues);
    else assert.ok(String(value).length <= maxLongText);
  }
  assert.ok(JSON.stringify(description).length < 4_000_000);
});
