import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadOutcome } from '../outcome.ts';
import { asynchronous, chunked, collect, marcRecord } from '../testing.ts';
import { readIso2709 } from './read.ts';
import { writeIso2709 } from './write.ts';

const bumi = marcRecord('001 1', '245 10 $aBumi manusia /$cPramoedya Ananta Toer.', '650 #4 $aFiksi');
const cantik = marcRecord('001 2', '245 10 $aCantik itu luka', '500 ## $aCatatan');
const saman = marcRecord('001 3', '245 10 $aSaman');

const read = (bytes: Uint8Array, size?: number) => collect(readIso2709(chunked(bytes, size)));
const file = (...parts: readonly (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
/** A record written, with some of its bytes replaced. */
function damaged(record: typeof bumi, from: string, to: string): Buffer {
  const text = Buffer.from(writeIso2709(record)).toString('latin1');
  assert.ok(text.includes(from));
  return Buffer.from(text.replace(from, to), 'latin1');
}
const titles = (outcomes: readonly ReadOutcome[]) =>
  outcomes.map((outcome) => {
    if (!outcome.ok) return outcome.reason.code;
    const title = outcome.record.fields.find(({ tag }) => tag === '245');
    return title && 'subfields' in title ? title.subfields[0]?.value : undefined;
  });
const warnings = (outcomes: readonly ReadOutcome[]) =>
  outcomes.flatMap((outcome) => (outcome.ok ? outcome.warnings.map(({ code }) => code) : []));

test('records come with their number and byte offset, whatever the size of the chunks', async () => {
  const bytes = file(writeIso2709(bumi), writeIso2709(cantik));
  for (const size of [1, 7, 100, 100_000]) {
    assert.deepEqual(await read(bytes, size), [
      { ok: true, record: bumi, number: 1, offset: 0, warnings: [] },
      { ok: true, record: cantik, number: 2, offset: writeIso2709(bumi).length, warnings: [] },
    ]);
  }
});

test('the first record is given before the source is read further', async () => {
  let asked = 0;
  function* source() {
    for (const record of [bumi, cantik, saman]) {
      asked += 1;
      yield writeIso2709(record);
    }
  }
  const first = await readIso2709(asynchronous(source())).next();
  assert.equal(first.done, false);
  assert.equal(asked, 1);
});

test('line ends, padding and a byte order mark between records are passed over', async () => {
  const bytes = file(
    '\xef\xbb\xbf',
    writeIso2709(bumi),
    '\r\n',
    writeIso2709(cantik),
    '\n\n\0',
    writeIso2709(saman),
    '\x1a',
  );
  const outcomes = await read(bytes);
  assert.deepEqual(titles(outcomes), ['Bumi manusia /', 'Cantik itu luka', 'Saman']);
  assert.equal(outcomes[1]?.offset, 3 + writeIso2709(bumi).length + 2);
});

test('a wrong length in the leader is tolerated', async () => {
  const bytes = file(
    damaged(bumi, writeIso2709(bumi).length.toString().padStart(5, '0'), '09999'),
    writeIso2709(cantik),
  );
  const outcomes = await read(bytes);
  assert.deepEqual(titles(outcomes), ['Bumi manusia /', 'Cantik itu luka']);
  assert.deepEqual(warnings(outcomes), ['length-wrong']);
});

test('a wrong base address is tolerated', async () => {
  assert.deepEqual(titles(await read(damaged(bumi, 'a2200061', 'a2200000'))), ['Bumi manusia /']);
});

test('wrong places in the directory are mended by the field terminators', async () => {
  const outcomes = await read(damaged(bumi, '2450043', '2450099'));
  assert.deepEqual(warnings(outcomes), ['directory-wrong']);
  assert.deepEqual(outcomes[0]?.ok && outcomes[0].record, bumi);
});

test('a lost field terminator is mended by the directory', async () => {
  const outcomes = await read(damaged(bumi, 'Toer.\x1e', 'Toer.?'));
  assert.deepEqual(warnings(outcomes), ['directory-wrong']);
  assert.deepEqual(outcomes[0]?.ok && outcomes[0].record, bumi);
});

test('a directory that fits nothing is a failure with the control number', async () => {
  const bytes = file(damaged(bumi, '2450043', '2459x43'), writeIso2709(saman));
  const doubly = Buffer.from(bytes.toString('latin1').replace('Toer.\x1e', 'Toer.?'), 'latin1');
  const [first, second] = await read(doubly);
  assert.equal(first?.ok === false && first.reason.code, 'directory-damaged');
  assert.equal(first?.ok === false && first.controlNumber, '1');
  assert.deepEqual(second?.ok && second.record, saman);
});

test('two records are told apart where the terminator between them is lost', async () => {
  for (const joint of ['\x1e', '\x1e?', '??']) {
    const bytes = file(damaged(bumi, '\x1e\x1d', joint), writeIso2709(cantik));
    const outcomes = await read(bytes);
    assert.equal(titles(outcomes)[1], 'Cantik itu luka', JSON.stringify(joint));
    assert.equal(outcomes.length, 2);
  }
});

test('a few stray bytes before a leader are passed over', async () => {
  const bytes = file(writeIso2709(bumi), '!?', writeIso2709(cantik));
  assert.deepEqual(titles(await read(bytes)), ['Bumi manusia /', 'Cantik itu luka']);
});

test('a terminator too many damages its record only', async () => {
  const bytes = file(writeIso2709(bumi), damaged(cantik, 'itu', 'i\x1du'), writeIso2709(saman));
  const outcomes = await read(bytes);
  assert.equal(titles(outcomes)[0], 'Bumi manusia /');
  assert.equal(titles(outcomes).at(-1), 'Saman');
  assert.ok(outcomes.some(({ ok }) => !ok));
});

test('a file that ends within a record keeps the others and says so', async () => {
  const bytes = file(writeIso2709(bumi), writeIso2709(cantik));
  assert.deepEqual(titles(await read(bytes.subarray(0, -10))), ['Bumi manusia /', 'truncated']);
  assert.deepEqual(titles(await read(bytes.subarray(0, -1))), ['Bumi manusia /', 'Cantik itu luka']);
});

test('a stretch without any terminator is passed over in flat memory', async () => {
  function* source() {
    yield writeIso2709(bumi);
    for (let index = 0; index < 90; index++) yield Buffer.alloc(100_000, 'x');
    yield Buffer.from('\x1d');
    yield writeIso2709(saman);
  }
  assert.deepEqual(titles(await collect(readIso2709(asynchronous(source())))), [
    'Bumi manusia /',
    'too-long',
    'Saman',
  ]);
});

test('what is no MARC at all is one failure, and nothing is none', async () => {
  assert.deepEqual(titles(await read(file('%PDF-1.7 no MARC here'))), ['not-marc']);
  assert.deepEqual(await read(file('\n')), []);
});

test('the bytes decide where the leader names a wrong character coding', async () => {
  const label = (record: typeof bumi, coding: string) => damaged(record, 'nam a22', `nam ${coding}22`);
  const utf8 = marcRecord('245 10 $aPérez');
  const read245 = async (bytes: Uint8Array) => {
    const outcomes = await read(bytes);
    return [titles(outcomes)[0], ...warnings(outcomes)];
  };
  const ansel = (bytes: string, coding: string) => {
    const plain = marcRecord(`245 10 $a${'x'.repeat(bytes.length)}`);
    return Buffer.from(label(plain, coding).toString('latin1').replace(/x+/, bytes), 'latin1');
  };
  assert.deepEqual(await read245(label(utf8, 'a')), ['Pérez']);
  assert.deepEqual(await read245(label(utf8, ' ')), ['Pérez', 'encoding-mislabelled']);
  assert.deepEqual(await read245(ansel('P\xe2erez', ' ')), ['Pérez']);
  assert.deepEqual(await read245(ansel('P\xe2erez', 'a')), ['Pérez', 'encoding-mislabelled']);
  assert.deepEqual(await read245(ansel('\x1b(Na', 'a')), ['А', 'encoding-mislabelled']);
  assert.deepEqual(await read245(ansel('Caf\xe9, th\xe9 \xc9t\xe9', ' ')), [
    'Café, thé Été',
    'encoding-mislabelled',
  ]);
  assert.deepEqual(await read245(ansel('livin\xe1-- soon', ' ')), ['livin-\u0300- soon']);
});

test('one damaged byte leaves the rest of a UTF-8 record readable', async () => {
  const record = marcRecord('245 10 $aپنجابی ادب');
  const bytes = Buffer.from(writeIso2709(record));
  bytes[bytes.length - 3] = 0x41;
  const [outcome] = await read(bytes);
  assert.deepEqual(titles(outcome ? [outcome] : []), ['پنجابی اد\ufffdA']);
  assert.deepEqual(outcome?.ok && outcome.warnings.map(({ code }) => code), ['characters-lost']);
});

test('a field without a delimiter is a control field, whatever its tag', async () => {
  const record = marcRecord('001 1', 'FMT BK');
  const [outcome] = await read(writeIso2709(record));
  assert.deepEqual(outcome?.ok && outcome.record, record);
});

test('a field whose tag is no tag is left out with a warning', async () => {
  const outcomes = await read(damaged(bumi, '650', '6\x0150'.slice(0, 3)));
  assert.deepEqual(warnings(outcomes), ['field-dropped']);
});

test('leaders are made canonical', async () => {
  const [outcome] = await read(
    damaged(marcRecord('LDR cas ', '245 00 $aTempo'), 'cas a2200037   4500', 'cas  2299999 i 45 0'),
  );
  assert.equal(outcome?.ok && outcome.record.leader, '00000cas a2200000 i 4500');
});
