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
  const dice = createHash('sha256').update(book.key).digest();
  if (book.format === 'ebook') return book.url === undefined ? [item(book, dice, 0, branches[0], today)] : [];
  const copies = 1 + (dice[0]! % (book.audience === 'children' ? 5 : 4));
  const step = 1 + (dice[11]! % 3);
  return Array.from({ length: copies }, (_, copy) =>
    item(book, dice, copy, branches[(dice[10]! + copy * step) % branches.length], today),
  );
}

function item(book: Book, dice: Buffer, copy: number, branch: string | undefined, today: Date): MarcField {
  const roll = dice[copy + 1]!;
  const isLent = roll % 5 === 0 && book.format !== 'journal' && book.format !== 'ebook';
  return data('952', '  ', [
    ['a', branch],
    ['b', branch],
    // E-books without an address for everybody are read on the library's own screens.
    ['c', book.format === 'ebook' ? 'Layar Baca Digital' : locations[book.audience]],
    ['d', dayFrom(today, -(dice.readUInt16BE(12) % 900) - 1)],
    ['o', callNumber(book)],
    ['p', `DEMO${dice.readUInt32BE(14).toString().padStart(10, '0')}${copy}`],
    ['q', isLent ? dayFrom(today, 1 + (roll % 21)) : undefined],
    ['7', book.format === 'journal' ? '1' : undefined],
    ['8', collectionOf(book)],
  ])!;
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
