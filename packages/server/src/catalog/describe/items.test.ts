import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marcRecord } from '../../marc/testing.ts';
import type { ItemMapping } from './item-mapping.ts';
import { describeItems } from './items.ts';

test("Koha's 952 gives branch, shelf, call number, barcode, type and collection", () => {
  const [item] = describeItems(
    marcRecord(
      '952 ## $00$10$40$70$8ANAK$aPUSAT$bCABANG$cRAK3$hJil. 2$o899.221 HIR l$p000123$yBUKU$zLembut$xRahasia',
    ),
  );
  assert.deepEqual(item, {
    branch: 'PUSAT',
    status: 'available',
    barcode: '000123',
    location: 'RAK3',
    callNumber: '899.221 HIR l',
    volume: 'Jil. 2',
    note: 'Lembut',
    collection: 'ANAK',
    itemType: 'BUKU',
  });
});

test("Koha's flags become statuses, the gravest first", () => {
  const status = (flags: string) => describeItems(marcRecord(`952 ## $aPUSAT$p1${flags}`))[0]?.status;
  const cases = {
    '': 'available',
    $11: 'lost',
    $14: 'missing',
    $01: 'withdrawn',
    $41: 'in-repair',
    $71: 'reference',
    '$7-1': 'on-order',
    '$q2026-12-01': 'on-loan',
    '$11$q2026-12-01': 'lost',
    $01$11: 'withdrawn',
  };
  for (const [flags, expected] of Object.entries(cases)) assert.equal(status(flags), expected, flags);
});

test('a due date is a day that exists', () => {
  const dueDate = (value: string) => describeItems(marcRecord(`952 ## $p1$q${value}`))[0]?.dueDate;
  assert.deepEqual(['2026-12-01', '20261201', '2026-12-01 23:59:00', '2026-02-30', 'soon', ''].map(dueDate), [
    '2026-12-01',
    '2026-12-01',
    '2026-12-01',
    undefined,
    undefined,
    undefined,
  ]);
});

test('852 gives branch, location and a call number of prefix, class, item part and suffix', () => {
  const [item] = describeItems(
    marcRecord('852 1# $aSBY$bPusat$cLantai 2$h899.221$iTOE b$kR$mC1$p77$zPublik$xStaf'),
  );
  assert.deepEqual(item, {
    branch: 'Pusat',
    status: 'available',
    barcode: '77',
    location: 'Lantai 2',
    callNumber: 'R 899.221 TOE b C1',
    note: 'Publik',
  });
  assert.equal(describeItems(marcRecord('852 ## $aPerpustakaan Kota'))[0]?.branch, 'Perpustakaan Kota');
});

test('952 is taken for items only where it is written as Koha writes it', () => {
  const lines = ['852 ## $bPusat$p1', '952 ## $aLibrary has 2 copies.'];
  assert.deepEqual(
    describeItems(marcRecord(...lines)).map(({ branch }) => branch),
    ['Pusat'],
  );
  assert.deepEqual(describeItems(marcRecord(...lines, '952 ## $aCABANG$o820')).length, 2);
  assert.deepEqual(describeItems(marcRecord(...lines), 'marc852').length, 1);
  assert.deepEqual(describeItems(marcRecord('245 10 $aX')), []);
});

test('a library maps fields of its own', () => {
  const mapping: ItemMapping = {
    tag: '949',
    branch: 'm',
    barcode: 'i',
    callNumber: 'a',
    statuses: [{ subfield: 'l', value: 'PERBAIKAN', status: 'in-repair' }],
  };
  const record = marcRecord(
    '949 ## $aML 410$i3000$mPUSAT$lRAK',
    '949 ## $i3001$mPUSAT$lPERBAIKAN',
    '949 ## $i3002',
  );
  assert.deepEqual(describeItems(record, mapping), [
    { branch: 'PUSAT', status: 'available', barcode: '3000', callNumber: 'ML 410' },
    { branch: 'PUSAT', status: 'in-repair', barcode: '3001' },
    { branch: '', status: 'available', barcode: '3002' },
  ]);
});
