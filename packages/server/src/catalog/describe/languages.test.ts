import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedField, marcRecord } from '../../marc/testing.ts';
import { languagesOf, languageTag } from './languages.ts';
import { LinkedFields } from './linked.ts';

const languages = (...lines: string[]) => {
  const record = marcRecord(...lines);
  return languagesOf(record, new LinkedFields(record));
};

test('MARC codes become the shortest BCP 47 tags', () => {
  const tags = {
    ...{
      ind: 'id',
      jav: 'jv',
      sun: 'su',
      may: 'ms',
      min: 'min',
      ban: 'ban',
      bug: 'bug',
      ace: 'ace',
      btk: 'btk',
    },
    ...{
      mad: 'mad',
      bjn: 'bjn',
      sas: 'sas',
      kaw: 'kaw',
      nia: 'nia',
      eng: 'en',
      ara: 'ar',
      chi: 'zh',
      jpn: 'ja',
    },
    ...{ dut: 'nl', fre: 'fr', ger: 'de', per: 'fa', tib: 'bo', cze: 'cs', baq: 'eu', san: 'sa', tet: 'tet' },
  };
  for (const [code, tag] of Object.entries(tags)) assert.equal(languageTag(code), tag);
});

test('discontinued codes are understood, codes of no language are not', () => {
  assert.deepEqual(['scr', 'iri', 'esp', 'tag', 'mla'].map(languageTag), ['hr', 'ga', 'eo', 'fil', 'mg']);
  assert.deepEqual(
    ['und', 'mul', 'zxx', '|||', '   ', 'x', '12a', ''].map(languageTag),
    Array(8).fill(undefined),
  );
});

test('008 comes first, 041 adds the languages of the text, old and new style, each once', () => {
  assert.deepEqual(languages(fixedField({ 35: 'ind' }), '041 1# $aind$ajav$heng'), ['id', 'jv']);
  assert.deepEqual(languages('041 0# $aengindara'), ['en', 'id', 'ar']);
  assert.deepEqual(languages(fixedField({ 35: '|||' }), '041 ## $aid', '041 ## $aIND'), ['id']);
});
