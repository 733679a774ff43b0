import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { writeIso2709 } from './iso2709/write.ts';
import { marcxmlHead, marcxmlTail, writeMarcxml } from './marcxml/write.ts';
import { readMarc } from './read.ts';
import { asynchronous, chunked, collect, marcRecord } from './testing.ts';

const record = marcRecord('001 1', '245 10 $aLaskar pelangi');
const iso = writeIso2709(record);
const xml = Buffer.from(marcxmlHead + writeMarcxml(record) + marcxmlTail);
const read = (bytes: Uint8Array, size?: number) => collect(readMarc(chunked(bytes, size)));

test('ISO 2709 and MARCXML are told apart, compressed or not, in chunks of any size', async () => {
  const withMark = Buffer.concat([Buffer.from('\ufeff'), xml]);
  const indented = Buffer.concat([Buffer.from('\r\n  '), xml]);
  for (const bytes of [iso, xml, withMark, indented, gzipSync(iso), gzipSync(xml)]) {
    for (const size of [1, 50, 5000]) {
      const [outcome, ...more] = await read(bytes, size);
      assert.deepEqual(outcome?.ok && outcome.record, record);
      assert.deepEqual(more, []);
    }
  }
});

test('a damaged archive keeps what could be unpacked', async () => {
  const many = gzipSync(Buffer.concat(Array<Uint8Array>(2000).fill(iso)), { level: 0 });
  const outcomes = await read(many.subarray(0, -1000));
  assert.ok(outcomes.length > 100);
  const last = outcomes.at(-1);
  assert.equal(last?.ok === false && last.reason.code, 'gzip-damaged');
  assert.ok(outcomes.slice(0, -1).every(({ ok }) => ok));
});

test('an empty source has no records', async () => {
  assert.deepEqual(await read(Buffer.alloc(0)), []);
});

test('errors of the source itself are thrown, compressed or not', async () => {
  function* failing(start: Uint8Array) {
    yield start;
    throw new Error('disk gone');
  }
  await assert.rejects(collect(readMarc(asynchronous(failing(iso)))), /disk gone/);
  await assert.rejects(collect(readMarc(asynchronous(failing(gzipSync(iso).subarray(0, 30))))), /disk gone/);
});

test('a reader that stops half way closes the source', async () => {
  let closed = false;
  function* source() {
    try {
      for (;;) yield iso;
    } finally {
      closed = true;
    }
  }
  for await (const outcome of readMarc(asynchronous(source()))) if (outcome.number === 3) break;
  assert.ok(closed);
});
