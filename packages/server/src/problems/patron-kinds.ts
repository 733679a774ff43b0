import type { ProblemKinds } from './kind.ts';

/** What can stand against working with cards and accounts. */
export const patronKinds = {
  'patron-not-found': {
    status: 404,
    title: { id: 'Kartu ini tidak ditemukan', en: 'There is no such card' },
    detail: {
      id: 'Periksa nomornya. Kartu orang lain hanya dapat dipakai oleh walinya.',
      en: 'Check the number. Another person’s card can be used by their guardian only.',
    },
  },
  'block-not-found': {
    status: 404,
    title: { id: 'Kartu ini tidak memiliki pemblokiran itu', en: 'The card has no such block' },
    detail: {
      id: 'Mungkin sudah dicabut. Lihat lagi kartunya.',
      en: 'It may have been taken away already. Look at the card again.',
    },
  },
  'card-taken': {
    status: 409,
    title: { id: 'Nomor kartu ini sudah dipakai', en: 'This card number is taken' },
    detail: {
      id: 'Pakai nomor lain, atau cari pemegang kartu itu: mungkin sudah terdaftar.',
      en: 'Use another number, or look up the holder of that card: they may be registered already.',
    },
  },
  'open-loans': {
    status: 409,
    title: { id: 'Masih ada pinjaman yang belum kembali', en: 'There are loans that have not been returned' },
    detail: {
      id: 'Kembalikan semua pinjaman terlebih dahulu; setelah itu akun dapat dihapus.',
      en: 'Return everything first; the account can be deleted then.',
    },
  },
  'unpaid-fees': {
    status: 409,
    title: { id: 'Masih ada biaya yang belum lunas', en: 'There are fees that have not been paid' },
    detail: {
      id: 'Lunasi di meja layanan terlebih dahulu; setelah itu akun dapat dihapus.',
      en: 'Settle them at the service desk first; the account can be deleted then.',
    },
  },
} as const satisfies ProblemKinds;
