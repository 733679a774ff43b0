import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marcRecord } from '../testing.ts';
import { Iso2709Error, writeIso2709 } from './write.ts';

test('leader, directory and fields are laid out as ISO 2709 says', () => {
  const bytes = writeIso2709(marcRecord('LDR cam ', '001 42', '245 10 $aŚrī$cX'));
  assert.equal(
    Buffer.from(bytes).toString(),
    '00066cam a2200049   4500' +
      '001000300000' +
      '245001300003' +
      '\x1e' +
      '42\x1e' +
      '10\x1faŚrī\x1fcX\x1e' +
      '\x1d',
  );
  assert.equal(bytes.length, 66);
});

const refused = (code: Iso2709Error['code']) => (error: unknown) =>
  error instanceof Iso2709Error && error.code === code;

test('what ISO 2709 cannot hold is refused by a code', () => {
  const note = `500 ## $a${'x'.repeat(9_000)}`;
  assert.throws(() => writeIso2709(marcRecord(...Array<string>(12).fill(note))), refused('record-too-long'));
  assert.throws(() => writeIso2709(marcRecord(`500 ## $a${'x'.repeat(10_000)}`)), refused('field-too-long'));
  assert.throws(() => writeIso2709(marcRecord('500 ## $aone\x1etwo')), refused('text-unwritable'));
  const wrongTag = { leader: '', fields: [{ tag: '24', value: 'x' }] };
  assert.throws(() => writeIso2709(wrongTag), refused('tag-unwritable'));
});
