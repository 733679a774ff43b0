export const indonesian = {
  'sign-in': 'Masuk',
  'show-window': 'Tampilkan jendela masuk',
  waiting: 'Lanjutkan di jendela perpustakaan yang terbuka.',
  'error.sign-in-cancelled': 'Anda belum masuk: jendelanya ditutup.',
  'error.sign-in-denied': 'Anda belum mengizinkan situs ini membuka data perpustakaan Anda.',
  'error.sign-in-blocked': 'Peramban menahan jendela masuk. Izinkan jendela pop-up, lalu coba lagi.',
  'error.sign-in-failed': 'Anda belum dapat masuk. Periksa sambungan Anda, lalu coba lagi.',
};
