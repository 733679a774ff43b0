import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldedPrefixEnd, foldText } from './fold.ts';

const unicode = fc.string({ unit: 'binary' });
const letters = fc.string({ unit: fc.constantFrom(..."aÉßﬃĳłØŋ'ʼ-٣ｆـأإىक़ंがｶﾞ한ภ𝒜½ǅ".normalize('NFC')) });

test('text that is folded stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(unicode, letters), (text) => assert.equal(foldText(foldText(text)), foldText(text))),
  );
});

test('it does not matter whether accents come composed or apart', () => {
  fc.assert(
    fc.property(letters, (text) => {
      assert.equal(
        foldText(text.normalize('NFD')).normalize('NFD'),
        foldText(text.normalize('NFC')).normalize('NFD'),
      );
    }),
  );
});

test('marks that readers leave out are folded, marks that make other letters are kept', () => {
  assert.equal(foldText('Ḥikāyat Śrī Rāmā'), 'hikayat sri rama');
  assert.equal(foldText('أَلْف ليلــة'), 'الف ليله');
  assert.equal(foldText('שִׁיר'), 'שיר');
  assert.equal(foldText('क़लम'), foldText('कलम'));
  assert.notEqual(foldText('が'), foldText('か'));
  assert.notEqual(foldText('कि'), foldText('का'));
});

test('the end of a folded beginning is found in the text as it is', () => {
  assert.equal(foldedPrefixEnd("Qur'an", 0, 4), 5);
  assert.equal(foldedPrefixEnd('Straße', 0, 5), 5);
  assert.equal(foldedPrefixEnd('x É́tude', 2, 2), 5);
});
