import type { Translated, Vocabulary } from '../foundation/words.ts';

const indonesian = {
  'signed-in': 'Sudah masuk',
  account: 'Kartu perpustakaan',
  until: 'Berlaku sampai {date}',
  here: 'Keluar dari situs ini',
  everywhere: 'Keluar di semua perangkat',
  stayed: 'Anda belum keluar. Periksa sambungan Anda, lalu coba lagi.',
  library: 'Akun dan PIN',
  left: 'Anda sudah keluar.',
  retry: 'Coba lagi',
  'error.retry': 'Kartu Anda belum dapat dibuka. Periksa sambungan Anda, lalu coba lagi.',
  'error.retry-later': 'Perpustakaan sedang sibuk. Coba lagi sebentar lagi.',
  'error.reconnect': 'Anda sedang luring.',
  'error.report': 'Ada yang tidak beres di perpustakaan. Coba lagi nanti.',
  'error.id': 'Nomor laporan: {id}',
};

const english: Translated<typeof indonesian> = {
  'signed-in': 'Signed in',
  account: 'Library card',
  until: 'Valid until {date}',
  here: 'Sign out of this site',
  everywhere: 'Sign out on all devices',
  stayed: 'You are not signed out. Check your connection, then try again.',
  library: 'Account and PIN',
  left: 'You are signed out.',
  retry: 'Try again',
  'error.retry': 'Your card cannot be opened. Check your connection, then try again.',
  'error.retry-later': 'The library is busy. Try again in a moment.',
  'error.reconnect': 'You are offline.',
  'error.report': 'Something is wrong at the library. Try again later.',
  'error.id': 'Report number: {id}',
};

export const words: Vocabulary<typeof indonesian> = {
  name: 'sign-in',
  indonesian,
  others: { en: () => Promise.resolve({ default: english }) },
};
