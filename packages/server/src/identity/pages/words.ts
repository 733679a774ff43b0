import type { Scope } from '@pustaka/core/contract';

/** The texts of the sign-in pages; `{name}` stands for a value. */
const id = {
  card: 'Nomor kartu',
  cardHint: 'Tertera pada kartu anggota Anda.',
  pin: 'PIN',
  signIn: 'Masuk',
  signInTo: 'Masuk ke perpustakaan untuk melanjutkan ke {site}',
  safe: 'Nomor kartu dan PIN hanya dibaca oleh perpustakaan, tidak oleh {site} ({address}).',
  thisDevice: 'aplikasi di perangkat ini',
  cancel: 'Batal',
  wrong: 'Nomor kartu atau PIN salah. Periksa keduanya, lalu coba lagi.',
  tooMany: 'Terlalu banyak percobaan. Coba lagi {when}.',
  forgot: 'Lupa PIN?',

  allow: 'Izinkan',
  consentTitle: 'Izinkan {site}?',
  consentIntro: '{site} ({address}) meminta izin Anda untuk:',
  consentOutro: 'Izin ini dapat Anda cabut kapan saja di halaman akun perpustakaan.',
  noPin: 'Situs itu tidak pernah melihat PIN Anda.',
  signedInAs: 'Anda masuk sebagai {name}, kartu {card}.',
  notYou: 'Bukan Anda? Ganti kartu',
  scopes: {
    profile: 'melihat nama, kartu, dan perpustakaan Anda, serta mengeluarkan Anda dari semua perangkat',
    loans: 'melihat dan memperpanjang pinjaman, serta melihat denda',
    holds: 'melihat, membuat, dan mengubah pesanan buku',
    account: 'mengubah pengaturan akun, serta melihat, menyalin, atau menghapus data Anda',
    desk: 'melayani pemustaka lain sebagai petugas perpustakaan',
  } satisfies Record<Scope, string> as Record<Scope, string>,

  handedOver: 'Selesai',
  handedOverBody: 'Anda sudah dapat kembali ke {site}. Jendela ini boleh ditutup.',
  notHandedOverBody: 'Anda tidak jadi masuk ke {site}. Jendela ini boleh ditutup.',

  forgotTitle: 'Lupa PIN',
  forgotIntro:
    'Tulis nomor kartu Anda. Bila kartu itu terdaftar dengan alamat surel, kami kirim tautan untuk membuat PIN baru.',
  send: 'Kirim tautan',
  sentTitle: 'Periksa surel Anda',
  sent: 'Bila kartu itu terdaftar dengan alamat surel, tautan sudah dikirim dan berlaku 30 menit. Bila tidak ada surel, datanglah ke meja layanan dengan kartu Anda.',
  newPinLetter: {
    subject: 'Membuat PIN baru untuk kartu perpustakaan Anda',
    text: 'Halo {name},\n\nUntuk membuat PIN baru bagi kartu {card}, buka tautan ini dalam 30 menit:\n\n{link}\n\nBila bukan Anda yang meminta, abaikan surel ini: PIN Anda tetap seperti semula.\n\n{library}\n',
  },
  addressLetter: {
    subject: 'Alamat surel kartu perpustakaan Anda diganti',
    text: 'Halo {name},\n\nPada {day} alamat surel untuk kartu {card} diganti atau dihapus. Sebelumnya alamatnya adalah alamat ini.\n\nBila Anda sendiri yang melakukannya, abaikan surel ini.\n\nBila bukan Anda, beri tahu perpustakaan, ganti PIN Anda, dan di halaman akun perpustakaan cabut izin situs yang tidak Anda kenal.\n\n{library}\n',
  },
  resetTitle: 'Buat PIN baru',
  newPin: 'PIN baru',
  newPinHint: '6 sampai 12 angka yang tidak mudah ditebak.',
  repeatPin: 'Ulangi PIN baru',
  pinsDiffer: 'Kedua PIN tidak sama.',
  save: 'Simpan PIN',
  resetGone: 'Tautan ini sudah dipakai atau tidak berlaku lagi. Mintalah yang baru.',
  pinSaved: 'PIN baru tersimpan. Demi keamanan, Anda sudah dikeluarkan dari semua situs; silakan masuk lagi.',

  account: 'Akun perpustakaan',
  accountSignIn: 'Masuk untuk melihat situs yang Anda izinkan dan mengganti PIN.',
  sites: 'Situs yang Anda izinkan',
  noSites: 'Belum ada situs yang Anda izinkan.',
  withdraw: 'Cabut izin {site}',
  withdrawn: 'Izin dicabut.',
  changePin: 'Ganti PIN',
  oldPin: 'PIN sekarang',
  wrongPin: 'PIN sekarang salah.',
  resetEmail: 'Tautan untuk membuat PIN baru dikirim ke {email}.',
  resetEmailNone:
    'Tidak ada alamat surel untuk tautan PIN baru. Bila lupa PIN, datanglah ke meja layanan dengan kartu Anda.',
  emailChanged:
    'Sebuah situs mengganti alamat surel Anda menjadi {email}. Bila bukan Anda yang menggantinya, cabut izin situs itu di atas dan beri tahu perpustakaan.',
  confirmEmail: 'Kirim ke {email} mulai sekarang',
  everywhere: 'Keluar dari semua situs',
  everywhereHint:
    'Semua situs dan perangkat harus masuk lagi dengan kartu dan PIN. Langganan kalender tanggal kembali juga berakhir.',
  everywhereDone: 'Anda sudah keluar dari semua situs.',
  signOut: 'Keluar dari halaman ini',
  goAccount: 'Ke akun perpustakaan',

  errorTitle: 'Tidak dapat dilanjutkan',
  errors: {
    expired:
      'Waktu untuk masuk sudah habis. Tutup halaman ini, lalu mulai lagi dari situs yang Anda kunjungi.',
    foreign: 'Formulir ini tidak berasal dari halaman perpustakaan, jadi tidak diterima.',
    client:
      'Situs yang mengirim Anda ke sini tidak dikenal perpustakaan, atau alamatnya tidak terdaftar. Beri tahu pengelola situs itu.',
    request: 'Situs yang mengirim Anda ke sini salah meminta. Beri tahu pengelola situs itu.',
    missing: 'Halaman ini tidak ada.',
    unavailable: 'Layanan sedang tidak tersedia. Coba lagi sebentar lagi.',
    internal: 'Terjadi kesalahan pada peladen, dan sudah dicatat. Coba lagi sebentar lagi.',
  },
};

export type IdentityWords = typeof id;
export type ErrorName = keyof IdentityWords['errors'];

const en: IdentityWords = {
  card: 'Card number',
  cardHint: 'It is printed on your library card.',
  pin: 'PIN',
  signIn: 'Sign in',
  signInTo: 'Sign in to the library to go on to {site}',
  safe: 'Only the library reads your card number and PIN, never {site} ({address}).',
  thisDevice: 'an app on this device',
  cancel: 'Cancel',
  wrong: 'The card number or the PIN is wrong. Check both, then try again.',
  tooMany: 'Too many attempts. Try again {when}.',
  forgot: 'Forgot your PIN?',

  allow: 'Allow',
  consentTitle: 'Allow {site}?',
  consentIntro: '{site} ({address}) asks to be allowed to:',
  consentOutro: 'You can take this back at any time on your library account page.',
  noPin: 'The site never sees your PIN.',
  signedInAs: 'You are signed in as {name}, card {card}.',
  notYou: 'Not you? Use another card',
  scopes: {
    profile: 'see your name, your card and your library, and sign you out on all devices',
    loans: 'see and renew your loans, and see your fees',
    holds: 'see, place and change your holds',
    account: 'change your account settings, and see, copy or delete your data',
    desk: 'serve other readers as library staff',
  },

  handedOver: 'Done',
  handedOverBody: 'You can go back to {site} now. This window may be closed.',
  notHandedOverBody: 'You did not sign in to {site}. This window may be closed.',

  forgotTitle: 'Forgot your PIN',
  forgotIntro:
    'Write your card number. If that card is registered with an email address, we send a link to set a new PIN.',
  send: 'Send the link',
  sentTitle: 'Check your email',
  sent: 'If that card is registered with an email address, the link is on its way and works for 30 minutes. If no email arrives, come to the service desk with your card.',
  newPinLetter: {
    subject: 'Set a new PIN for your library card',
    text: 'Hello {name},\n\nTo set a new PIN for the card {card}, open this link within 30 minutes:\n\n{link}\n\nIf you did not ask for this, ignore this email: your PIN stays as it is.\n\n{library}\n',
  },
  addressLetter: {
    subject: 'The email address of your library card was changed',
    text: 'Hello {name},\n\nOn {day} the email address of the card {card} was changed or removed. Before, it was this address.\n\nIf you did this yourself, ignore this email.\n\nIf it was not you, tell the library, change your PIN, and on your library account page take back the permission of sites that you do not know.\n\n{library}\n',
  },
  resetTitle: 'Set a new PIN',
  newPin: 'New PIN',
  newPinHint: '6 to 12 digits that are hard to guess.',
  repeatPin: 'New PIN again',
  pinsDiffer: 'The two PINs are not the same.',
  save: 'Save the PIN',
  resetGone: 'This link was used already or is no longer valid. Ask for a new one.',
  pinSaved: 'The new PIN is saved. To be safe you were signed out of all sites; please sign in again.',

  account: 'Library account',
  accountSignIn: 'Sign in to see which sites you allowed and to change your PIN.',
  sites: 'Sites you allowed',
  noSites: 'You have not allowed any site yet.',
  withdraw: 'No longer allow {site}',
  withdrawn: 'The site is no longer allowed.',
  changePin: 'Change your PIN',
  oldPin: 'Present PIN',
  wrongPin: 'The present PIN is wrong.',
  resetEmail: 'Links to set a new PIN are sent to {email}.',
  resetEmailNone:
    'There is no email address for links to set a new PIN. If you forget yours, come to the service desk with your card.',
  emailChanged:
    'A site changed your email address to {email}. If that was not you, take back that site’s permission above and tell the library.',
  confirmEmail: 'Send them to {email} from now on',
  everywhere: 'Sign out of all sites',
  everywhereHint:
    'All sites and devices will ask for card and PIN again. Calendars with your due dates end, too.',
  everywhereDone: 'You are signed out of all sites.',
  signOut: 'Sign out of this page',
  goAccount: 'Go to your library account',

  errorTitle: 'This cannot go on',
  errors: {
    expired:
      'The time to sign in is over. Close this page, then start again from the site you were visiting.',
    foreign: 'This form did not come from a page of the library, so it was not accepted.',
    client:
      'The library does not know the site that sent you here, or its address is not registered. Please tell the site’s owner.',
    request: 'The site that sent you here asked wrongly. Please tell the site’s owner.',
    missing: 'There is no such page.',
    unavailable: 'The service is not available at the moment. Try again soon.',
    internal: 'Something went wrong on the server and has been logged. Try again soon.',
  },
};

export const identityWords: Readonly<Record<'id' | 'en', IdentityWords>> = { id, en };

/** In so many seconds, for people: `dalam 15 menit`. */
export function inTime(seconds: number, language: 'id' | 'en'): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  return seconds < 90 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute');
}
