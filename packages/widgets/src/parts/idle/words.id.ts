export const indonesian = {
  soon: 'Sebentar lagi Anda keluar dari akun perpustakaan, karena lama tidak ada kegiatan.',
  stay: 'Tetap masuk',
};
