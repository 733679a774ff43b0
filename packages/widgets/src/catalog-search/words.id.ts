/** What is said before there is an answer, and where the code that shows answers cannot be had. */
export const indonesian = {
  search: 'Cari di perpustakaan',
  placeholder: 'Judul, pengarang, subjek, atau ISBN',
  submit: 'Cari',
  clear: 'Hapus kata pencarian',
  retry: 'Coba lagi',
  'error.retry':
    'Perpustakaan belum dapat dihubungi. Periksa sambungan Anda, lalu coba lagi atau muat ulang halaman.',
};
