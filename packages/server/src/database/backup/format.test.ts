import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { copyLine, endLine, readCopyLine, readEndLine, readRow, writeRow } from './format.ts';
import { linesOf } from './lines.ts';

const awkward = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('\\', '\t', '\n', '\r', '\v', '\f', '\b', 'N', 'n', '.', 't', 'b'))
    .map((characters) => characters.join('')),
  fc.constantFrom('\\N', '\\.', '', '\u2028', '\ufeff', '{"a":"\\\\N"}', '\\x00ff'),
);

test('a row reads as it was written, whatever its values hold', () => {
  fc.assert(
    fc.property(fc.array(fc.option(awkward), { minLength: 1 }), (values) => {
      const line = writeRow(values);
      assert.ok(!line.includes('\n'));
      assert.notEqual(line, '\\.');
      assert.deepEqual(readRow(line), values);
    }),
  );
});

test('a row with an escape that is never written is not read', () => {
  assert.equal(readRow('a\\qb'), undefined);
  assert.equal(readRow('a\\'), undefined);
});

test('lines are the same however the stream is cut', async () => {
  const lines = fc.array(
    fc.string({ unit: 'binary' }).map((line) => Buffer.from(line.replaceAll('\n', ' ')).toString()),
  );
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 7 }), async (written, size) => {
      const bytes = Buffer.from(written.map((line) => `${line}\n`).join(''));
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const read = [];
      for await (const { text } of linesOf(Readable.from(pieces))) read.push(text);
      assert.deepEqual(read, written);
    }),
  );
});

test('a table and an end read as they were written', () => {
  assert.deepEqual(readCopyLine(copyLine('item', ['id', 'due_date'])), {
    table: 'item',
    columns: ['id', 'due_date'],
  });
  assert.deepEqual(readEndLine(endLine(12, 'ab'.repeat(32))), { rows: 12, sha256: 'ab'.repeat(32) });
  assert.equal(readCopyLine('copy item (id); drop table item; -- (a) from stdin;'), undefined);
});
