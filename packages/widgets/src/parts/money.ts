import type { Money } from '@pustaka/core';

/** Minor digits by ISO 4217, where they are not two. What `Intl` says differs from one version of its data to the next. */
const minorDigits: Readonly<Record<string, number>> = Object.fromEntries([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'VND',
    'VUV',
    'XAF',
    'XOF',
  ].map((currency) => [currency, 0]),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((currency) => [currency, 3]),
]);

/** An amount as a language writes it, without a fraction that is nought: 500000 of `IDR` in `id` gives `Rp 5.000`. */
export function moneyIn(language: string, { amount, currency }: Money): string {
  const digits = minorDigits[currency] ?? 2;
  const value = amount / 10 ** digits;
  const shown = Number.isInteger(value) ? 0 : digits;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(value);
}
