import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadOutcome } from '../outcome.ts';
import { chunked, collect, marcRecord } from '../testing.ts';
import { readMarcxml } from './read.ts';
import { marcxmlHead, marcxmlTail, writeMarcxml } from './write.ts';

const bumi = marcRecord('001 1', '245 10 $aBumi manusia /$cPramoedya Ananta Toer.');
const srimad = marcRecord('001 2', '245 10 $aŚrīmad Bhagavadgītā', '880 10 $6245-01$aश्रीमद्');

const read = (xml: string | Uint8Array, size?: number) =>
  collect(readMarcxml(chunked(typeof xml === 'string' ? Buffer.from(xml) : xml, size)));
const collection = (...records: readonly string[]) => marcxmlHead + records.join('') + marcxmlTail;
const summary = (outcomes: readonly ReadOutcome[]) =>
  outcomes.map((outcome) => {
    if (!outcome.ok) return [outcome.reason.code, outcome.controlNumber].filter(Boolean).join(' ');
    const first = outcome.record.fields[0];
    return first && 'value' in first ? first.value : undefined;
  });

test('a collection is read with byte offsets, whatever the size of the chunks', async () => {
  const xml = collection(writeMarcxml(srimad), writeMarcxml(bumi));
  const second = marcxmlHead.length + Buffer.byteLength(writeMarcxml(srimad));
  for (const size of [1, 13, 200, 100_000]) {
    assert.deepEqual(await read(xml, size), [
      { ok: true, record: srimad, number: 1, offset: marcxmlHead.length, warnings: [] },
      { ok: true, record: bumi, number: 2, offset: second, warnings: [] },
    ]);
  }
});

test('a record alone, with a namespace prefix, in CDATA and with references', async () => {
  const xml = `<m:record xmlns:m="http://www.loc.gov/MARC21/slim"><m:leader>00000nam a2200000   4500</m:leader>
    <m:controlfield tag="001"><![CDATA[1]]></m:controlfield>
    <m:datafield tag="245" ind1="1" ind2="0"><m:subfield code="a">R &amp; D &#x2014; &lt;b&gt;</m:subfield></m:datafield>
    </m:record>`;
  const [outcome] = await read(xml);
  assert.deepEqual(outcome?.ok && outcome.record, marcRecord('001 1', '245 10 $aR & D — <b>'));
});

test('records within the envelope of OAI-PMH are found, and the envelope is no record', async () => {
  const inner = writeMarcxml(bumi, { standalone: true });
  const xml = `<OAI-PMH><ListRecords><record><header/><metadata>${inner}</metadata></record></ListRecords></OAI-PMH>`;
  assert.deepEqual(summary(await read(xml)), ['1']);
});

test('ill-formed XML damages its record only', async () => {
  const broken = writeMarcxml(marcRecord('001 bad', '245 10 $aX')).replace('</subfield>', '</subfeld>');
  const xml = collection(writeMarcxml(bumi), broken, writeMarcxml(srimad));
  const outcomes = await read(xml);
  assert.deepEqual(summary(outcomes), ['1', 'xml-damaged bad', '2']);
});

test('a lost start or end tag of a record is reported, and the next record is kept', async () => {
  const one = writeMarcxml(marcRecord('001 bad', '245 10 $aX'));
  const next = writeMarcxml(srimad);
  assert.deepEqual(summary(await read(collection(one.replace('</record>', '</recxrd>'), next))), [
    'xml-damaged bad',
    '2',
  ]);
  assert.deepEqual(summary(await read(collection(one.replace('<record>', '<recxrd>'), next))), [
    'xml-damaged',
    '2',
  ]);
});

test('a comment is passed over with what it holds, and one without an end is reported', async () => {
  const commented = `<!-- ${writeMarcxml(bumi)} -->`;
  assert.deepEqual(summary(await read(collection(commented, writeMarcxml(srimad)))), ['2']);
  assert.deepEqual(summary(await read(collection('<!-- ', writeMarcxml(srimad)))), ['xml-damaged', '2']);
});

test('a file that ends too early keeps what came before', async () => {
  const xml = collection(writeMarcxml(bumi), writeMarcxml(srimad));
  assert.deepEqual(summary(await read(xml.slice(0, -30))), ['1', 'truncated']);
  assert.deepEqual(summary(await read(xml.replace(marcxmlTail, ''))), ['1', '2', 'truncated']);
});

test('document types are refused and undefined entities are damage', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>${collection(writeMarcxml(bumi)).slice(39)}`;
  assert.deepEqual(summary(await read(bomb)), ['xml-doctype']);
  const entity = writeMarcxml(bumi).replace('manusia', '&a;');
  assert.deepEqual(summary(await read(collection(entity))), ['xml-damaged 1']);
});

test('codings are told by byte order mark or declaration', async () => {
  const xml = collection(writeMarcxml(marcRecord('001 é')));
  const latin1 = Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1');
  const utf16 = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  for (const bytes of [Buffer.from(`\ufeff${xml}`), latin1, utf16])
    assert.deepEqual(summary(await read(bytes)), ['é']);
  assert.deepEqual(summary(await read(xml.replace('UTF-8', 'KLINGON'))), ['encoding-unknown']);
});

test('bytes that are not UTF-8 lose their character, not the record', async () => {
  const bytes = Buffer.from(collection(writeMarcxml(marcRecord('001 1', '245 10 $aP?rez'))));
  bytes[bytes.indexOf('?rez')] = 0xe9;
  const [outcome] = await read(bytes);
  assert.deepEqual(outcome?.ok && outcome.record, marcRecord('001 1', '245 10 $aP\ufffdrez'));
  assert.deepEqual(outcome?.ok && outcome.warnings.map(({ code }) => code), ['characters-lost']);
});

test('an empty collection is empty, and XML without MARC is a failure', async () => {
  assert.deepEqual(await read(collection()), []);
  assert.deepEqual(await read('<collection xmlns="http://www.loc.gov/MARC21/slim"/>'), []);
  assert.deepEqual(summary(await read('<html><body>404</body></html>')), ['not-marc']);
  assert.deepEqual(summary(await read(collection('<record></record>'))), ['no-fields']);
});
