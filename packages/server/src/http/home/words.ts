/** The root page's texts. */
const id = {
  intro: 'Koleksi perpustakaan, di sini dan di situs web mana pun.',
  try: 'Cari di katalog',
  embed: 'Pasang di situs Anda',
  embedHow:
    'Salin dua baris ini ke halaman mana pun. Mintalah kunci situs kepada perpustakaan bila pengunjungnya banyak.',
  frameHow: 'Bila situs Anda tidak menerima skrip, pakai bingkai ini:',
  frameTitle: 'Katalog perpustakaan',
  notBuilt: 'Berkas widget belum dibangun pada peladen ini.',
  developers: 'Untuk pengembang',
  openapi: 'Uraian antarmuka (OpenAPI 3.1)',
  profile: 'Profil perpustakaan (JSON)',
  ready: 'Keadaan peladen',
};

export type HomeWords = typeof id;

const en: HomeWords = {
  intro: 'The library’s collection, here and on any website.',
  try: 'Search the catalogue',
  embed: 'Put it on your website',
  embedHow: 'Copy these two lines into any page. Ask the library for a site key if it has many visitors.',
  frameHow: 'Where your website takes no script, use this frame:',
  frameTitle: 'The library’s catalogue',
  notBuilt: 'The widget files have not been built on this server.',
  developers: 'For developers',
  openapi: 'Description of the interface (OpenAPI 3.1)',
  profile: 'Profile of the library (JSON)',
  ready: 'State of the server',
};

export const homeWords: Readonly<Record<'id' | 'en', HomeWords>> = { id, en };
