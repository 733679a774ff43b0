import { createHash } from 'node:crypto';
import type { MarcField } from '../marc/record.ts';
import type { Book } from './book.ts';
import { data } from './marc-from-book.ts';

/** Shelf locations by audience; the demonstration library's own words. */
const locations: Record<Book['audience'], string> = {
  children: 'Ruang Anak',
  teen: 'Rak Remaja',
  adult: 'Koleksi Umum',
  general: 'Koleksi Umum',
};

/**
 * The copies of a book as Koha's field 952, spread over the branches. Which branch has how many, and which of them are out, follows
 * from the book's key, so every demonstration shows the same library; due dates are counted from `today`.
 */
export function itemsOf(book: Book, branches: readonly string[], today: Date): MarcField[] {
  if (book.format === 'ebook') return [];
  const dice = createHash('sha256').update(book.key).digest();
  const copies = 1 + (dice[0]! % (book.audience === 'children' ? 5 : 4));
  return Array.from({ length: copies }, (_, copy) => {
    const roll = dice[copy + 1]!;
    const onLoan = roll % 5 === 0;
    const reference = !onLoan && book.format === 'journal';
    return data('952', '  ', [
      ['a', branches[(dice[10]! + copy * (1 + (dice[11]! % 3))) % branches.length]],
      ['b', branches[(dice[10]! + copy * (1 + (dice[11]! % 3))) % branches.length]],
      ['c', locations[book.audience]],
      ['d', dayFrom(today, -(dice.readUInt16BE(12) % 900) - 1)],
      ['o', callNumber(book)],
      ['p', `DEMO${dice.readUInt32BE(14).toString().padStart(10, '0')}${copy}`],
      ['q', onLoan ? dayFrom(today, 1 + (roll % 21)) : undefined],
      ['7', reference ? '1' : undefined],
      ['8', collectionOf(book)],
    ])!;
  });
}

/** `899.221 3 HIR l`: the class, three letters of the author, one of the title. */
function callNumber(book: Book): string {
  const author = letters(book.authors[0]?.name ?? book.title)
    .slice(0, 3)
    .toUpperCase();
  return `${book.ddc} ${author} ${letters(book.title).slice(0, 1).toLowerCase()}`.trim();
}

function letters(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{Letter}]/gu, '');
}

function collectionOf(book: Book): string {
  if (book.format === 'braille' || book.format === 'audiobook' || book.format === 'large-print')
    return 'Koleksi Akses';
  if (book.format === 'journal') return 'Terbitan Berkala';
  if (book.audience === 'children') return 'Koleksi Anak';
  return ['min', 'jav', 'sun', 'btk', 'ban', 'bug', 'mak', 'ace', 'mad'].includes(book.language)
    ? 'Muatan Lokal'
    : 'Koleksi Umum';
}

function dayFrom(day: Date, days: number): string {
  return new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
