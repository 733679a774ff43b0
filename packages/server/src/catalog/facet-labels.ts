import { englishFormatNames, indonesianFormatNames } from '@pustaka/core/contract';
import type { Audience, FacetName, Format } from '@pustaka/core/contract';
import { spoken } from '../words.ts';

type Availability = 'available' | 'online' | 'unavailable' | 'none';

/** The words for facets and their closed values in one language. */
interface FacetWords {
  facets: Record<FacetName, string>;
  formats: Readonly<Record<Format, string>>;
  audiences: Record<Audience, string>;
  availability: Record<Availability, string>;
  decade: (year: string) => string;
}

const words: Record<'id' | 'en', FacetWords> = {
  id: {
    facets: {
      availability: 'Ketersediaan',
      format: 'Jenis',
      language: 'Bahasa',
      audience: 'Pembaca',
      branch: 'Lokasi',
      decade: 'Tahun terbit',
      author: 'Pengarang',
      subject: 'Subjek',
      series: 'Seri',
      collection: 'Koleksi',
    },
    formats: indonesianFormatNames,
    audiences: { children: 'Anak', teen: 'Remaja', adult: 'Dewasa', general: 'Umum' },
    availability: {
      available: 'Tersedia di rak',
      online: 'Dapat dibuka daring',
      unavailable: 'Sedang tidak tersedia',
      none: 'Tanpa eksemplar',
    },
    decade: (year) => `${year}-an`,
  },
  en: {
    facets: {
      availability: 'Availability',
      format: 'Format',
      language: 'Language',
      audience: 'Audience',
      branch: 'Branch',
      decade: 'Published',
      author: 'Author',
      subject: 'Subject',
      series: 'Series',
      collection: 'Collection',
    },
    formats: englishFormatNames,
    audiences: { children: 'Children', teen: 'Teens', adult: 'Adults', general: 'General' },
    availability: {
      available: 'On the shelf',
      online: 'Readable online',
      unavailable: 'Not available now',
      none: 'No copies',
    },
    decade: (year) => `${year}s`,
  },
};

/** Names facets and their values in one language; Indonesian where there are no words for it. */
export class FacetLabels {
  readonly #words: FacetWords;
  readonly #languages: Intl.DisplayNames;
  readonly #branches: ReadonlyMap<string, string>;

  /** @param branches names of branches by id */
  constructor(language: string, branches: ReadonlyMap<string, string>) {
    const own = spoken(language);
    this.#words = words[own];
    this.#languages = new Intl.DisplayNames([own], { type: 'language' });
    this.#branches = branches;
  }

  facet(name: FacetName): string {
    return this.#words.facets[name];
  }

  /** A value that has no word of its own (an author, an unknown branch) is its own label. */
  value(name: FacetName, value: string): string {
    switch (name) {
      case 'format':
        return wordOf(this.#words.formats, value);
      case 'audience':
        return wordOf(this.#words.audiences, value);
      case 'availability':
        return wordOf(this.#words.availability, value);
      case 'decade':
        return this.#words.decade(value);
      case 'branch':
        return this.#branches.get(value) ?? value;
      case 'language':
        return this.#language(value);
      case 'subject':
        // As describe() writes a subject's subdivisions.
        return value.replaceAll(' -- ', ' › ');
      default:
        return value;
    }
  }

  #language(tag: string): string {
    try {
      return this.#languages.of(tag) ?? tag;
    } catch {
      return tag;
    }
  }
}

function wordOf(of: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(of, value) ? of[value]! : value;
}
