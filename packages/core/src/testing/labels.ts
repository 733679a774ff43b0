import type { FacetName, Format } from '../contract/catalog-terms.ts';
import englishFormats from '../contract/format-names.en.ts';
import indonesianFormats from '../contract/format-names.id.ts';
import { readerWords } from './readers/words.ts';

/** Indonesian and English. */
const words: Readonly<Record<string, readonly [id: string, en: string]>> = {
  availability: ['Ketersediaan', 'Availability'],
  format: ['Jenis', 'Format'],
  language: ['Bahasa', 'Language'],
  audience: ['Pembaca', 'Audience'],
  branch: ['Lokasi', 'Branch'],
  decade: ['Tahun terbit', 'Published'],
  author: ['Pengarang', 'Author'],
  subject: ['Subjek', 'Subject'],
  series: ['Seri', 'Series'],
  collection: ['Koleksi', 'Collection'],
  'availability/available': ['Tersedia di rak', 'On the shelf'],
  'availability/online': ['Dapat dibuka daring', 'Readable online'],
  'availability/unavailable': ['Sedang tidak tersedia', 'Not available now'],
  'audience/children': ['Anak', 'Children'],
  'audience/teen': ['Remaja', 'Teens'],
  'audience/adult': ['Dewasa', 'Adults'],
  'audience/general': ['Umum', 'General'],
  'advice/drop-filters': ['Cari tanpa saringan', 'Search without filters'],
  'advice/check-spelling': ['Periksa ejaan', 'Check the spelling'],
  'problem/bad-request': ['Permintaan tidak sah', 'The request is not valid'],
  'problem/record-not-found': ['Rekaman tidak ditemukan', 'There is no such record'],
  'problem/cursor-invalid': ['Halaman ini sudah tidak ada', 'This page is no longer there'],
  ...readerWords,
};

const isEnglish = (language: string): boolean => language.startsWith('en');

/** The words for a key in a language; Indonesian where the language is not English. */
export const wordFor = (key: string, language: string): string | undefined =>
  words[key]?.[isEnglish(language) ? 1 : 0];

/** @param branches names by id */
export function labelFor(
  facet: FacetName,
  value: string,
  language: string,
  branches: ReadonlyMap<string, string>,
): string {
  if (facet === 'branch') return branches.get(value) ?? value;
  if (facet === 'format') return (isEnglish(language) ? englishFormats : indonesianFormats)[value as Format];
  if (facet === 'language') return new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value;
  if (facet === 'subject') return value.replaceAll(' -- ', ' › ');
  if (facet === 'decade') return isEnglish(language) ? `${value}s` : `${value}-an`;
  return wordFor(`${facet}/${value}`, language) ?? value;
}
