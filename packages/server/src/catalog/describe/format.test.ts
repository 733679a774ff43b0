import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '@pustaka/core/contract';
import { fixedField, marcRecord } from '../../marc/testing.ts';
import { formatOf } from './format.ts';
import { LinkedFields } from './linked.ts';

const format = (lines: readonly string[], hasItems = false) => {
  const record = marcRecord(...lines);
  return formatOf(record, new LinkedFields(record), hasItems);
};

const cases: readonly (readonly [expected: string, ...lines: string[]])[] = [
  ['book', 'LDR nam '],
  ['book', 'LDR nai '],
  ['large-print', 'LDR nam ', fixedField({ 23: 'd' })],
  ['large-print', 'LDR nam ', '007 tb'],
  ['large-print', 'LDR nam ', '655 #7 $aBuku cetak besar'],
  ['braille', 'LDR nam ', fixedField({ 23: 'f' })],
  ['braille', 'LDR nam ', '007 tc'],
  ['braille', 'LDR nam ', '007 fb||||||||'],
  ['braille', 'LDR nas ', '336 ## $ateks taktil$btct$2rdacontent'],
  ['braille', 'LDR nam ', '245 10 $aBumi manusia$h[Braille]'],
  ['braille', 'LDR ncm ', fixedField({ 23: 'f' })],
  ['audiobook', 'LDR nim '],
  ['audiobook', 'LDR nam ', '336 ## $bspw$2rdacontent'],
  ['audiobook', 'LDR nam ', '245 10 $aX$h[rekaman suara]'],
  ['audiobook', 'LDR nmm ', fixedField({ 26: 'h' })],
  ['ebook', 'LDR nam ', fixedField({ 23: 'o' })],
  ['ebook', 'LDR nam ', '006 a     s          '],
  ['ebook', 'LDR nam ', '007 cr |||||||||||'],
  ['ebook', 'LDR nam ', '338 ## $bcr$2rdacarrier'],
  ['ebook', 'LDR nam ', '245 10 $aX$h[sumber elektronik]'],
  ['ebook', 'LDR nam ', '856 40 $uhttps://example.org/book.pdf'],
  ['ebook', 'LDR nmm ', '007 cr', '020 ## $a9789793062792'],
  ['book', 'LDR nam ', '856 42 $uhttps://example.org/about'],
  ['book', 'LDR nam ', '856 40 $3Daftar isi$uhttps://example.org/toc'],
  ['ebook', 'LDR nam ', '655 #7 $aElectronic books.'],
  ['book', 'LDR nam ', '655 #7 $aGuidebooks.'],
  ['book', 'LDR nam ', '655 #7 $aFilm criticism.'],
  ['journal', 'LDR nas '],
  ['journal', 'LDR nas ', fixedField({ 23: 'o' })],
  ['article', 'LDR naa '],
  ['article', 'LDR nab ', fixedField({ 23: 'o' })],
  ['music', 'LDR njm '],
  ['score', 'LDR ncm '],
  ['score', 'LDR ndm '],
  ['video', 'LDR ngm ', fixedField({ 33: 'v' })],
  ['video', 'LDR nam ', '245 10 $aX$h[videorecording]'],
  ['picture', 'LDR ngm ', fixedField({ 33: 's' })],
  ['picture', 'LDR nkm '],
  ['map', 'LDR nem '],
  ['map', 'LDR nfm '],
  ['software', 'LDR nmm '],
  ['kit', 'LDR nom '],
  ['kit', 'LDR npc '],
  ['kit', 'LDR nrm ', fixedField({ 33: 'b' })],
  ['object', 'LDR nrm ', fixedField({ 33: 'g' })],
  ['manuscript', 'LDR ntm '],
  ['other', 'LDR n m '],
];

for (const [expected, ...lines] of cases) {
  test(`${lines.join(', ').replace(/ +/g, ' ')} is ${expected}`, () => assert.equal(format(lines), expected));
}

test('every format of the contract can come of a record', () => {
  assert.deepEqual(new Set(cases.map(([expected]) => expected)), new Set(formats));
});

test('a link to the work does not make a book with items an e-book', () => {
  assert.equal(format(['LDR nam ', '856 40 $uhttps://example.org/book.pdf'], true), 'book');
});
