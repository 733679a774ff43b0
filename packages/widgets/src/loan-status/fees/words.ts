import type { Translated, Vocabulary } from '../../foundation/words.ts';

const indonesian = {
  fees: 'Biaya',
  'kind.overdue': 'Denda keterlambatan',
  'kind.lost': 'Penggantian koleksi yang hilang',
  'kind.damage': 'Penggantian koleksi yang rusak',
  'kind.other': 'Biaya lain',
  since: 'sejak {date}',
  total: 'Jumlah {amount}',
  pay: 'Biaya dibayar di perpustakaan.',
};

const english: Translated<typeof indonesian> = {
  fees: 'Fees',
  'kind.overdue': 'Overdue fine',
  'kind.lost': 'Replacement of a lost item',
  'kind.damage': 'Replacement of a damaged item',
  'kind.other': 'Other fee',
  since: 'since {date}',
  total: 'Total {amount}',
  pay: 'Fees are paid at the library.',
};

export const words: Vocabulary<typeof indonesian> = {
  name: 'loan-status/fees',
  indonesian,
  others: { en: () => Promise.resolve({ default: english }) },
};
