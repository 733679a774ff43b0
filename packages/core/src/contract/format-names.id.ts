import type { Format } from './catalog-terms.ts';

/** What readers are told a record is, in Indonesian: the same word in facets, lists and records. */
const formatNames: Readonly<Record<Format, string>> = {
  book: 'Buku',
  'large-print': 'Buku cetak besar',
  braille: 'Buku braille',
  audiobook: 'Buku audio',
  ebook: 'Buku elektronik',
  journal: 'Majalah atau jurnal',
  article: 'Artikel',
  music: 'Rekaman musik',
  score: 'Partitur',
  video: 'Video',
  map: 'Peta',
  picture: 'Gambar',
  kit: 'Paket',
  object: 'Benda',
  software: 'Perangkat lunak',
  manuscript: 'Naskah',
  other: 'Lainnya',
};

export default formatNames;
