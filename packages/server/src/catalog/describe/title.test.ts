import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marcRecord } from '../../marc/testing.ts';
import { LinkedFields } from './linked.ts';
import { titlesOf, untitled } from './title.ts';

const titles = (...lines: string[]) => titlesOf(new LinkedFields(marcRecord(...lines)));

test('title, subtitle and responsibility lose their ISBD punctuation', () => {
  const { title, subtitle, responsibility } = titles(
    '245 10 $aLaskar pelangi :$bsebuah novel /$cAndrea Hirata.',
  );
  assert.deepEqual([title, subtitle, responsibility], ['Laskar pelangi', 'sebuah novel', 'Andrea Hirata']);
});

test('number and name of a part belong to the title, the medium does not', () => {
  assert.equal(
    titles('245 00 $aTempo.$nNo. 3,$pSastra$h[sumber elektronik] /').title,
    'Tempo. No. 3, Sastra',
  );
});

test('a parallel title is another title, not a subtitle', () => {
  const { title, subtitle, otherTitles } = titles(
    '245 10 $aManusia Indonesia =$bThe Indonesian /$cMochtar Lubis.',
  );
  assert.deepEqual([title, subtitle, otherTitles], ['Manusia Indonesia', undefined, ['The Indonesian']]);
});

test('variants come from all their fields, in every script, each once', () => {
  const { otherTitles } = titles(
    '240 10 $aBumi manusia.$lInggris',
    '245 14 $aThis earth of mankind',
    '246 30 $aThis Earth of Mankind.',
    '246 3# $6880-02$aMankind',
    '740 0# $aEarth',
    '880 3# $6246-02$a人类',
  );
  assert.deepEqual(otherTitles, [
    'Bumi manusia. Inggris',
    'This Earth of Mankind',
    'Mankind',
    '人类',
    'Earth',
  ]);
});

test('the linked 880 gives the original script, else an unlinked one', () => {
  const linked = titles(
    '245 10 $6880-03$aSerat Centhini',
    '880 10 $6245-03/(3$aꦱꦼꦫꦠ꧀ :$bꦕꦼꦤ꧀ꦛꦶꦤꦶ /',
    '880 10 $6245-07$ax',
  );
  assert.equal(linked.originalScript, 'ꦱꦼꦫꦠ꧀ : ꦕꦼꦤ꧀ꦛꦶꦤꦶ');
  assert.equal(titles('245 10 $aHikayat', '880 10 $6245-00$aحكاية').originalScript, 'حكاية');
});

test('a second 245 is another title', () => {
  const { title, otherTitles } = titles('245 10 $aबिहानी टुसा /', '245 10 $aBihānī Ṭusā');
  assert.deepEqual([title, otherTitles], ['बिहानी टुसा', ['Bihānī Ṭusā']]);
});

test('without 245 another title stands in, and without any a sign that there is none', () => {
  assert.equal(titles('246 30 $aPanji Semirang').title, 'Panji Semirang');
  assert.equal(titles('245 10 $a / ', '880 10 $6245-01$a千字文').title, '千字文');
  assert.equal(titles('245 10 $cSomebody').title, untitled);
});
