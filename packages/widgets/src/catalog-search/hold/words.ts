import type { Translated, Vocabulary } from '../../foundation/words.ts';

const indonesian = {
  place: 'Pesan judul ini',
  'place.title': 'Pesan {title}',
  what: 'Sedang tidak tersedia. Pesan, dan perpustakaan menyimpannya untuk Anda begitu ada.',
  card: 'Untuk',
  pickup: 'Diambil di',
  submit: 'Pesan',
  placing: 'Memesan…',
  cancel: 'Batal',
  placed: 'Sudah dipesan, untuk diambil di {branch}.',
  queue: 'Urutan {position} dari {total}.',
};

const english: Translated<typeof indonesian> = {
  place: 'Place a hold',
  'place.title': 'Place hold on {title}',
  what: 'Not available now. Place a hold, and the library keeps it for you as soon as it is.',
  card: 'For',
  pickup: 'Pick up at',
  submit: 'Place hold',
  placing: 'Placing…',
  cancel: 'Cancel',
  placed: 'Hold placed, to be picked up at {branch}.',
  queue: 'Number {position} of {total}.',
};

export const words: Vocabulary<typeof indonesian> = {
  name: 'catalog-search/hold',
  indonesian,
  others: { en: () => Promise.resolve({ default: english }) },
};
