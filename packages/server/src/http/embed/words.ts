/** The texts of the page for a frame. */
export const embedWords = {
  id: { title: 'Cari di katalog', open: 'Cari di katalog perpustakaan' },
  en: { title: 'Search the catalogue', open: 'Search the library’s catalogue' },
} as const;
