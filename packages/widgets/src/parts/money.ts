import type { Money } from '@pustaka/core';

/** Currencies whose minor digits by ISO 4217 are not two. What `Intl` says of that differs with the version of its data. */
const withoutDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const withThreeDigits = 'BHD IQD JOD KWD LYD OMR TND';

/** An amount as a language writes it, without a fraction that is nought: 500000 of `IDR` in `id` gives `Rp 5.000`. */
export function moneyIn(language: Intl.LocalesArgument, { amount, currency }: Money): string {
  const digits = withoutDigits.includes(currency) ? 0 : withThreeDigits.includes(currency) ? 3 : 2;
  const value = amount / 10 ** digits;
  const shown = Number.isInteger(value) ? 0 : digits;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(value);
}
