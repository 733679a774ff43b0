import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeMarc8 } from './decode.ts';

const text = (bytes: string) => decodeMarc8(bytes).text;

test('ASCII and control characters stay as they are', () => {
  assert.equal(text('Laskar pelangi\t#1~'), 'Laskar pelangi\t#1~');
});

test('ANSEL letters and signs', () => {
  assert.equal(text('\xa1\xa2\xa3\xa4\xa5\xa6\xb1\xb2\xb3\xb4\xb5\xb6\xb8\xba\xbc\xbd'), 'ŁØĐÞÆŒłøđþæœıðơư');
  assert.equal(text('\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb0\xb7\xb9'), 'ʹ·♭®±ƠƯʼʻʺ£');
  assert.equal(text('\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8'), '°ℓ℗©♯¿¡ß€');
});

test('a combining mark comes before its letter and is composed with it', () => {
  assert.equal(text('Ren\xe2ee, Tol\xe2omir, \xf0cas, \xe4n, \xeaA'), 'Renée, Tolómir, ças, ñ, Å');
});

test('every ANSEL mark is read', () => {
  const marks =
    '\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xed\xee\xef\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfe';
  const expected =
    '\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\u0315\u030b\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\u0313';
  assert.deepEqual(
    Array.from(marks, (mark) => text(`${mark}x`)),
    Array.from(expected, (mark) => `x${mark}`.normalize('NFC')),
  );
});

test('several marks keep their order, and canonical order makes the composed letter', () => {
  assert.equal(text('\xe3\xe2a'), 'ấ');
  assert.equal(text('\xf2\xe3a'), 'ậ');
  assert.equal(text('\xe3\xf2a'), 'ậ');
});

test('the two halves of a ligature or double tilde become one double-wide mark between the letters', () => {
  assert.equal(text('\xebt\xecs'), 't\u0361s');
  assert.equal(text('\xfan\xfbg'), 'n\u0360g');
  assert.equal(text('\xebi\xec\xe8u'), 'i\u0361ü');
});

test('a mark that nothing follows stays at the end', () => {
  assert.equal(text('e\xe2'), 'é');
});

test('Hebrew with points, in G0 and back to ASCII', () => {
  assert.equal(text('a\x1b(2yely\x1b(B!'), 'aשולש!');
  assert.equal(text('\x1b(2`az{|}\x1b(B'), 'אבתװױײ');
  assert.equal(text('\x1b(2@a\x1b(B'), 'בַ');
});

test('basic Arabic with digits, punctuation and vowel signs before their letter', () => {
  assert.equal(text('\x1b(3ACGZ`jst\x1b(B'), 'ءأاغـيٱٰ');
  assert.equal(text('\x1b(30129%,;?\x1b(B'), '٠١٢٩٪،؛؟');
  assert.equal(text('\x1b(3kH\x1b(B'), 'بً');
});

test('extended Arabic in G1', () => {
  assert.equal(text('\x1b)4\xa1\xa4\xb1\xb2\xb3\xc9\xcf\xd0\xe7\xe8\xec\xed\xf8'), '۽ٹچڿڇۺۼڡڸںڹھۓ');
});

test('basic and extended Cyrillic', () => {
  assert.equal(text('\x1b(N@ABWGDE\x1b(B'), 'юабвгде');
  assert.equal(text('\x1b(NkNIgA\x1b(B'), 'КниГа');
  assert.equal(text('\x1b(N~\x5f\x1b(B'), 'Чъ');
  assert.equal(text('\x1b)Q\xc0\xc4\xc7\xd0\xe0\xe4\xef\xf3'), 'ґёїѣҐЁЪѪ');
});

test('Greek with accents before their letter, and the three Greek symbols', () => {
  assert.equal(text('\x1b(SADXa\x22bw\x1b(B'), 'ΑΓΤαβ\u0301ς');
  assert.equal(text('\x1b(S\x22a\x1b(B'), 'ά');
  assert.equal(text('\x1bgabc\x1bs-abc'), 'αβγ-abc');
});

test('subscripts and superscripts by technique 1', () => {
  assert.equal(text('H\x1bb2\x1bsO, x\x1bp(10)+-\x1bs'), 'H₂O, x⁽¹⁰⁾⁺⁻');
});

test('sets are designated by every form of technique 2', () => {
  assert.equal(text('\x1b,NA\x1b,B'), 'а');
  assert.equal(text('\x1b-N\xc1'), 'а');
  assert.equal(text('\x1b)!E\xe2e'), 'é');
});

test('East Asian characters are counted as lost, three bytes each, and what follows is read rightly', () => {
  assert.deepEqual(decodeMarc8('\x1b$1!0!!0$\x1b(B, 1999'), { text: '\ufffd\ufffd, 1999', lost: 2 });
  assert.deepEqual(decodeMarc8('\x1b$)1\xa1\xb0\xa1a'), { text: '\ufffda', lost: 1 });
});

test('joiners and the marks of non-filing parts are read from the control area', () => {
  assert.equal(text('\x88The \x89end\x8d\x8e'), '\u0098The \u009cend\u200d\u200c');
});

test('undefined codes and broken escapes never throw', () => {
  assert.deepEqual(decodeMarc8('a\xffb\x81'), { text: 'a\ufffdb\ufffd', lost: 2 });
  assert.equal(text('a\x1bzb\x1b'), 'azb');
  assert.equal(text('\x1b('), '(');
});
