import type { ProblemKinds } from './kind.ts';

/** Why something is not lent, renewed, held or settled; written for the reader, who may see it on any website. */
export const circulationKinds = {
  'item-not-found': {
    status: 404,
    title: { id: 'Eksemplar ini tidak ada di katalog', en: 'The catalogue has no such item' },
    detail: {
      id: 'Periksa nomor barkodnya, atau cari judulnya di katalog.',
      en: 'Check the barcode, or look for the title in the catalogue.',
    },
  },
  'loan-not-found': {
    status: 404,
    title: { id: 'Pinjaman ini tidak ditemukan', en: 'There is no such loan' },
    detail: {
      id: 'Mungkin bukunya sudah kembali. Muat ulang daftar pinjaman.',
      en: 'It may have been returned already. Load the list of loans again.',
    },
  },
  'hold-not-found': {
    status: 404,
    title: { id: 'Pemesanan ini tidak ditemukan', en: 'There is no such hold' },
    detail: {
      id: 'Mungkin sudah diambil atau dibatalkan. Muat ulang daftar pemesanan.',
      en: 'It may have been collected or cancelled already. Load the list of holds again.',
    },
  },
  'fee-not-found': {
    status: 404,
    title: { id: 'Biaya ini tidak ditemukan', en: 'There is no such fee' },
    detail: { id: 'Muat ulang daftar biaya.', en: 'Load the list of fees again.' },
  },
  'held-by-others': {
    status: 409,
    title: { id: 'Pembaca lain sedang menunggu', en: 'Another reader is waiting for it' },
    detail: {
      id: 'Kembalikan paling lambat pada tanggal jatuh tempo, atau pesan lagi untuk giliran berikutnya.',
      en: 'Return it by its due date, or place a hold to get it again.',
    },
  },
  'renewal-limit': {
    status: 409,
    title: { id: 'Batas perpanjangan sudah tercapai', en: 'It cannot be renewed any more' },
    detail: {
      id: 'Kembalikan dahulu; bila tidak ada yang menunggu, buku dapat dipinjam lagi.',
      en: 'Return it first; if nobody waits for it, it can be borrowed again.',
    },
  },
  'too-long-overdue': {
    status: 409,
    title: { id: 'Sudah terlalu lama lewat jatuh tempo', en: 'It is too long overdue' },
    detail: {
      id: 'Kembalikan ke perpustakaan; petugas akan membantu.',
      en: 'Return it to the library; the staff will help.',
    },
  },
  'card-blocked': {
    status: 409,
    title: { id: 'Kartu ini sedang diblokir', en: 'The card is blocked' },
    detail: {
      id: 'Alasannya tertulis di akun. Hubungi perpustakaan untuk membukanya.',
      en: 'The account says why. Contact the library to have it unblocked.',
    },
  },
  'card-expired': {
    status: 409,
    title: { id: 'Masa berlaku kartu ini sudah habis', en: 'The card has expired' },
    detail: {
      id: 'Perpanjang kartu di meja layanan perpustakaan.',
      en: 'Have it renewed at the library’s service desk.',
    },
  },
  'loan-limit': {
    status: 409,
    title: { id: 'Batas jumlah pinjaman sudah tercapai', en: 'The limit of loans is reached' },
    detail: {
      id: 'Kembalikan salah satu pinjaman terlebih dahulu.',
      en: 'Return one of the loans first.',
    },
  },
  'hold-limit': {
    status: 409,
    title: { id: 'Batas jumlah pemesanan sudah tercapai', en: 'The limit of holds is reached' },
    detail: { id: 'Batalkan salah satu pemesanan terlebih dahulu.', en: 'Cancel one of the holds first.' },
  },
  'fees-limit': {
    status: 409,
    title: { id: 'Biaya yang belum lunas terlalu besar', en: 'Too much is owed' },
    detail: {
      id: 'Lunasi sebagian di meja layanan perpustakaan.',
      en: 'Pay some of it at the library’s service desk.',
    },
  },
  'not-for-loan': {
    status: 409,
    title: { id: 'Koleksi ini hanya untuk dibaca di tempat', en: 'It can be used in the library only' },
    detail: {
      id: 'Baca di perpustakaan, atau cari edisi lain yang dapat dipinjam.',
      en: 'Read it in the library, or look for another edition that is lent.',
    },
  },
  'not-available': {
    status: 409,
    title: { id: 'Eksemplar ini sedang tidak tersedia', en: 'The item is not available at the moment' },
    detail: {
      id: 'Pilih eksemplar lain, atau pesan judulnya.',
      en: 'Take another copy, or place a hold on the title.',
    },
  },
  'already-on-loan': {
    status: 409,
    title: { id: 'Sudah dipinjam', en: 'It is on loan already' },
    detail: {
      id: 'Bila kartu ini yang meminjamnya, perpanjang pinjamannya; bila orang lain, kembalikan dahulu.',
      en: 'If this card has it, renew the loan; if someone else has it, it must be returned first.',
    },
  },
  'already-held': {
    status: 409,
    title: { id: 'Sudah dipesan dengan kartu ini', en: 'The card has a hold on it already' },
    detail: {
      id: 'Lihat tempatnya dalam antrean pada daftar pemesanan.',
      en: 'Its place in the queue stands in the list of holds.',
    },
  },
  'not-holdable': {
    status: 409,
    title: {
      id: 'Judul ini tidak perlu atau tidak dapat dipesan',
      en: 'A hold on this is not needed or not possible',
    },
    detail: {
      id: 'Bila ada eksemplar yang tersedia, ambil langsung dari rak.',
      en: 'If a copy is available, take it from the shelf.',
    },
  },
  'hold-not-changeable': {
    status: 409,
    title: { id: 'Pemesanan ini tidak dapat diubah lagi', en: 'The hold cannot be changed any more' },
    detail: {
      id: 'Bukunya sudah disisihkan atau sedang dikirim. Pemesanan masih dapat dibatalkan.',
      en: 'The book has been set aside or is on its way. The hold can still be cancelled.',
    },
  },
  'branch-never-open': {
    status: 409,
    title: {
      id: 'Cabang ini tidak pernah buka, jadi tanggal kembali tidak dapat dihitung',
      en: 'The branch is never open, so there is no day to return on',
    },
    detail: {
      id: 'Perpustakaan perlu memeriksa jam buka dan hari libur cabang ini.',
      en: 'The library needs to check this branch’s opening hours and closed days.',
    },
  },
  'branch-unknown': {
    status: 422,
    title: { id: 'Cabang ini tidak dikenal', en: 'There is no such branch' },
    detail: {
      id: 'Pilih salah satu cabang pada profil perpustakaan.',
      en: 'Choose one of the branches of the library’s profile.',
    },
  },
  'amount-too-large': {
    status: 422,
    title: { id: 'Jumlahnya melebihi biaya yang tersisa', en: 'The amount is more than what is owed' },
    detail: {
      id: 'Sebutkan paling banyak yang masih harus dibayar, dalam mata uang yang sama.',
      en: 'Give at most what is still to be paid, in the same currency.',
    },
  },
} as const satisfies ProblemKinds;
