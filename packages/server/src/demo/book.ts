import type { Audience, Format } from '@pustaka/core/contract';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** The facts about one edition, a line of `packages/server/demo/books/*.jsonl`. */
export interface Book {
  key: string;
  title: string;
  subtitle?: string;
  /** Names as catalogued, `Toer, Pramoedya Ananta`; roles are MARC relator codes, the first without one is the author. */
  authors: { name: string; role?: string; dates?: string }[];
  publisher?: string;
  place?: string;
  year?: number;
  /** MARC language codes, three letters. */
  language: string;
  originalLanguage?: string;
  originalTitle?: string;
  /** The original title, or else the title, in its original script. */
  originalScript?: string;
  edition?: string;
  series?: { title: string; volume?: string };
  isbn?: string;
  subjects: string[];
  /** Dewey class. */
  ddc: string;
  audience: Audience;
  format: Format;
  genres?: string[];
  contents?: string[];
  note?: string;
  /** Where everybody can read it online. */
  url?: string;
}

/** Where the demonstration library's data lies, from source and from `dist` alike. */
export const demoFolder = new URL('../../demo/', import.meta.url);

/** All books of the demonstration library, file by file. */
export async function* demoBooks(): AsyncGenerator<Book> {
  const folder = new URL('books/', demoFolder);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  for (const file of files) {
    const lines = createInterface({ input: createReadStream(new URL(file, folder)), crlfDelay: Infinity });
    for await (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Book;
  }
}
