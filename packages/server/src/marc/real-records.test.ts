import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { writeIso2709 } from './iso2709/write.ts';
import { marcxmlHead, marcxmlTail, writeMarcxml } from './marcxml/write.ts';
import type { ReadOutcome } from './outcome.ts';
import { readMarc } from './read.ts';
import type { MarcRecord } from './record.ts';
import { chunked, collect, realFiles, sharedData } from './testing.ts';

const recordsOf = (outcomes: readonly ReadOutcome[]): MarcRecord[] =>
  outcomes.flatMap((outcome) => (outcome.ok ? [outcome.record] : []));
const inIso2709 = (records: readonly MarcRecord[]) =>
  Buffer.concat(records.map((record) => writeIso2709(record)));
const inMarcxml = (records: readonly MarcRecord[]) =>
  Buffer.from(marcxmlHead + records.map((record) => writeMarcxml(record)).join('') + marcxmlTail);

for (const [name, count] of Object.entries(realFiles)) {
  test(`${name}: all records are read, and come back the same from both syntaxes`, async (context) => {
    const file = sharedData(context, `evergreen/${name}`);
    if (file === undefined) return;
    const outcomes = await collect(readMarc(createReadStream(file)));
    const records = recordsOf(outcomes);
    assert.equal(records.length, count);
    assert.equal(outcomes.length, count);
    for (const write of [inIso2709, inMarcxml]) {
      const again = await collect(readMarc(chunked(write(records))));
      assert.deepEqual(recordsOf(again), records);
      assert.deepEqual(
        again.filter((outcome) => !outcome.ok || outcome.warnings.length > 0),
        [],
      );
    }
  });
}

test('text in MARC-8 and mislabelled UTF-8 reads as a person would read it', async (context) => {
  const expected = {
    'lul_fre_500.mrc': 'Félice, Philippe de.',
    'hebrew.marc': 'Zeṿin, Shelomoh Yosef',
    'FSL.marc': 'Вершигора, Петр Петрович',
    'nepali.marc': 'शाह, वीरेन्द्रविक्रम.',
  };
  for (const [name, author] of Object.entries(expected)) {
    const file = sharedData(context, `evergreen/${name}`);
    if (file === undefined) return;
    const [first] = recordsOf(await collect(readMarc(chunked(readFileSync(file)))));
    const field = first?.fields.find(({ tag }) => tag === '100');
    assert.equal(field && 'subfields' in field && field.subfields[0]?.value, author);
  }
});

/** A few changes to bytes: replaced, inserted, taken away; delimiters and digits more often than chance has it. */
const byte = fc.oneof(
  fc.constantFrom(0x1b, 0x1d, 0x1e, 0x1f, 0x20, 0x30, 0x39, 0x3c, 0x3e),
  fc.nat({ max: 255 }),
);
const changes = fc.array(
  fc.record({
    at: fc.nat({ max: 1_000_000 }),
    take: fc.nat({ max: 3 }),
    put: fc.array(byte, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function change(bytes: Buffer, list: readonly { at: number; take: number; put: number[] }[]): Buffer {
  return list.reduce((result, { at, take, put }) => {
    const place = at % (result.length + 1);
    return Buffer.concat([result.subarray(0, place), Buffer.from(put), result.subarray(place + take)]);
  }, bytes);
}

for (const syntax of ['ISO 2709', 'MARCXML'] as const) {
  test(`${syntax}: whatever happens to the bytes of a record, its neighbours are kept`, async (context) => {
    const files = ['hebrew.marc', 'nepali.marc', 'jazz_1k.mrc'].map((name) =>
      sharedData(context, `evergreen/${name}`),
    );
    const records: MarcRecord[] = [];
    for (const file of files) {
      if (file === undefined) return;
      records.push(...recordsOf(await collect(readMarc(createReadStream(file)))).slice(0, 20));
    }
    const write = (record: MarcRecord) =>
      syntax === 'MARCXML' ? Buffer.from(writeMarcxml(record)) : Buffer.from(writeIso2709(record));
    const [head, tail] = syntax === 'MARCXML' ? [marcxmlHead, marcxmlTail] : ['', ''];
    const index = fc.nat({ max: records.length - 1 });
    await fc.assert(
      fc.asyncProperty(index, index, index, changes, async (before, damaged, after, list) => {
        const [first, second, third] = [records[before], records[damaged], records[after]];
        assert.ok(first && second && third);
        const bytes = Buffer.concat([
          Buffer.from(head),
          write(first),
          change(write(second), list),
          write(third),
          Buffer.from(tail),
        ]);
        const outcomes = await collect(readMarc(chunked(bytes, 700)));
        assert.deepEqual(
          outcomes.map(({ number }) => number),
          outcomes.map((_, at) => at + 1),
        );
        const [start, end] = [outcomes[0], outcomes.at(-1)];
        assert.deepEqual(start?.ok && start.record, first);
        assert.deepEqual(end?.ok && end.record, third);
        assert.ok(outcomes.length >= 3, 'what was lost is reported');
      }),
      { numRuns: 400, seed: 20261121 },
    );
  });

  test(`${syntax}: bytes of any kind are read to their end without an error`, async () => {
    const start = syntax === 'MARCXML' ? '<record>' : '00042nam a2200037   4500';
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        for (const outcome of await collect(
          readMarc(chunked(Buffer.concat([Buffer.from(start), bytes]), 64)),
        )) {
          assert.equal(typeof outcome.ok, 'boolean');
        }
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });
}
