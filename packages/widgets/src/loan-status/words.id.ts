export const indonesian = {
  heading: 'Pinjaman dan pesanan',
  'prompt.what':
    'Masuk dengan kartu perpustakaan Anda untuk melihat dan memperpanjang pinjaman, dan mengikuti pesanan.',
  'prompt.how': 'Nomor kartu dan PIN hanya diketik di halaman perpustakaan. Situs ini tidak melihatnya.',
  ended: 'Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan.',
  loading: 'Membuka…',
  loans: 'Dipinjam',
  retry: 'Coba lagi',
  'error.retry': 'Perpustakaan belum dapat dihubungi. Periksa sambungan Anda, lalu coba lagi.',
  'error.retry-later': 'Perpustakaan sedang sibuk. Coba lagi sebentar lagi.',
  'error.reconnect': 'Anda sedang luring. Pinjaman Anda muncul begitu sambungan kembali.',
  'error.report': 'Ada yang tidak beres di perpustakaan. Coba lagi nanti.',
  'error.id': 'Nomor laporan: {id}',
};
