import type { LibraryProfile } from '@pustaka/core/contract';

/** What a library says of itself before it has been described: enough to search its catalogue. */
export const defaultProfile: LibraryProfile = {
  name: 'Perpustakaan',
  city: '',
  timeZone: 'Asia/Jakarta',
  languages: ['id', 'en'],
  branches: [],
  services: ['catalog', 'patrons', 'circulation'],
};
