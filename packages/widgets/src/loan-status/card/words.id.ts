export const indonesian = {
  left: 'Anda sudah keluar.',
  'sign-out': 'Keluar',
  card: 'Kartu',
  until: 'berlaku sampai {date}',
  'block.lost-card': 'Kartu ini dilaporkan hilang.',
  'block.unpaid-fees': 'Kartu ini diblokir karena ada biaya yang belum dibayar.',
  'block.conduct': 'Kartu ini diblokir oleh perpustakaan.',
  'block.expired': 'Masa berlaku kartu ini sudah habis.',
  'block.other': 'Kartu ini diblokir oleh perpustakaan.',
  total: { other: '{count} pinjaman' },
  overdue: { other: '{count} terlambat' },
};
