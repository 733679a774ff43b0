import type { Audience } from '@pustaka/core/contract';
import { controlValues, subfields } from '../../marc/index.ts';
import type { MarcRecord } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';
import { clean } from './text.ts';

/** 008/22 (006/05), the target audience of books, music, computer files and visual materials. */
const byCode: Readonly<Record<string, Audience>> = {
  a: 'children',
  b: 'children',
  c: 'children',
  d: 'teen',
  e: 'adult',
  f: 'adult',
  g: 'general',
  j: 'children',
};

/** Words of 385 and 521, the more particular first: `young adult` is not `adult`. */
const byWord: readonly (readonly [RegExp, Audience])[] = [
  [/\b(?:remaja|young adults?|teen(?:s|age|agers?)?|adolescents?|sm[pa]|smk)\b/i, 'teen'],
  [/\b(?:anak|anak-anak|balita|children|juvenile|kids|preschool|toddlers?|sd|tk|paud)\b/i, 'children'],
  [/\b(?:dewasa|adults?|mahasiswa)\b/i, 'adult'],
  [/\b(?:umum|semua umur|all ages|general)\b/i, 'general'],
];

export function audienceOf(record: MarcRecord, fields: LinkedFields): Audience | undefined {
  return audienceOfFixedField(record) ?? audienceOfNotes(fields);
}

function audienceOfFixedField(record: MarcRecord): Audience | undefined {
  const isSerial = 'bis'.includes(record.leader.charAt(7));
  if ('efpr'.includes(record.leader.charAt(6)) || isSerial) return undefined;
  for (const value of controlValues(record, '008')) {
    const audience = byCode[value.charAt(22)];
    if (audience !== undefined) return audience;
  }
  return undefined;
}

function audienceOfNotes(fields: LinkedFields): Audience | undefined {
  for (const field of fields.all('385', '521')) {
    const text = clean(subfields(field, 'am').join(' '), 300);
    const number = Number(/\d+/.exec(text)?.[0]);
    // 521 first indicator: 1 interest age in years, 0 and 2 reading and interest level as school grades.
    if (field.tag === '521' && field.indicators.startsWith('1') && number >= 0) return audienceOfAge(number);
    if (field.tag === '521' && '02'.includes(field.indicators.charAt(0)) && number >= 0)
      return audienceOfAge(number + 6);
    for (const [word, audience] of byWord) if (word.test(text)) return audience;
  }
  return undefined;
}

function audienceOfAge(years: number): Audience {
  if (years < 13) return 'children';
  return years < 18 ? 'teen' : 'adult';
}
