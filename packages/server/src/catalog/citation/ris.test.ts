import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '@pustaka/core/contract';
import { catalogRecord, laskarPelangi } from '../testing.ts';
import { toRis } from './ris.ts';

test('a book is written line by line, from type to end', () => {
  assert.deepEqual(toRis(laskarPelangi, 'https://pustaka.example/r/1').split('\r\n'), [
    'TY  - BOOK',
    'AU  - Hirata, Andrea',
    'A2  - Sunting, Tukang',
    'A4  - Kilbane, Angie',
    'TI  - Laskar pelangi: sebuah novel',
    'T2  - Tetralogi Laskar Pelangi',
    'VL  - 1',
    'PY  - 2005',
    'ET  - Cet. 1',
    'CY  - Yogyakarta',
    'PB  - Bentang Pustaka',
    'SP  - 529',
    'SN  - 9789793062792',
    'LA  - id',
    'CN  - 899.221 HIR l',
    'KW  - Persahabatan -- Fiksi',
    'KW  - Guru & murid',
    'UR  - https://pustaka.example/r/1',
    'UR  - https://example.org/buku?a=1&b=2',
    'ER  - ',
    '',
  ]);
});

test('a line break in a text cannot start a tag', () => {
  const ris = toRis(catalogRecord({ summary: 'Satu\r\nER  - \nTY  - BOOK\u2028dua' }));
  assert.match(ris, /\r\nAB {2}- Satu ER - TY - BOOK dua\r\n/);
  assert.equal(ris.match(/^ER/gm)?.length, 1);
});

test('every format has a type, one that is unknown is general', () => {
  const type = (format: string) => /^TY {2}- (\w+)\r\n/.exec(toRis(catalogRecord({ format })))?.[1];
  for (const format of formats) assert.match(type(format) ?? '', /^[A-Z]{3,5}$/);
  assert.deepEqual(['ebook', 'article', 'audiobook', 'map', 'hologram'].map(type), [
    'EBOOK',
    'JOUR',
    'SOUND',
    'MAP',
    'GEN',
  ]);
});
