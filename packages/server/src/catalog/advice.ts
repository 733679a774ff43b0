import { spoken } from '../words.ts';
import type { Advice } from './search/request.ts';

const sentences: Record<'id' | 'en', Record<Advice['code'], (query: string) => string>> = {
  id: {
    'drop-filters': () => 'Cari tanpa saringan',
    'drop-word': (query) => `Cari “${query}” saja`,
    'check-spelling': () => 'Periksa ejaan, atau coba kata lain yang lebih umum',
  },
  en: {
    'drop-filters': () => 'Search without filters',
    'drop-word': (query) => `Search for “${query}” only`,
    'check-spelling': () => 'Check the spelling, or try a more general word',
  },
};

/** A sentence for a reader who found nothing, in their language or else Indonesian. */
export function adviceLabel(advice: Advice, language: string): string {
  return sentences[spoken(language)][advice.code](advice.query ?? '');
}
