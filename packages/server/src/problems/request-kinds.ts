import type { ProblemKinds } from './kind.ts';

/** What can be wrong with any request, and what with the server. */
export const requestKinds = {
  'bad-request': {
    status: 400,
    title: { id: 'Permintaan tidak dapat dipahami', en: 'The request could not be understood' },
  },
  'cursor-invalid': {
    status: 400,
    title: { id: 'Penanda halaman tidak berlaku', en: 'The page cursor is not valid' },
    detail: {
      id: 'Ulangi pencarian dari halaman pertama, tanpa `cursor`.',
      en: 'Start again from the first page, without `cursor`.',
    },
  },
  'idempotency-key-missing': {
    status: 400,
    title: {
      id: 'Permintaan ini memerlukan `Idempotency-Key`',
      en: 'This request needs an `Idempotency-Key`',
    },
    detail: {
      id: 'Kirim kepala `Idempotency-Key` berisi 16 sampai 128 karakter acak, misalnya sebuah UUID: yang baru untuk setiap tindakan, yang sama saat mengulang.',
      en: 'Send an `Idempotency-Key` header of 16 to 128 random characters, such as a UUID: a new one for every action, the same one to try again.',
    },
  },
  'sign-in-required': {
    status: 401,
    title: { id: 'Silakan masuk terlebih dahulu', en: 'Please sign in first' },
    detail: {
      id: 'Masuk dengan kartu perpustakaan, lalu ulangi. Sesi yang sudah berakhir perlu dimulai lagi.',
      en: 'Sign in with a library card, then try again. A session that has ended has to be started anew.',
    },
  },
  'origin-not-allowed': {
    status: 403,
    title: {
      id: 'Situs ini tidak boleh memakai kunci atau izin tersebut',
      en: 'This website may not use that key or sign-in',
    },
    detail: {
      id: 'Alamat {origin} tidak termasuk alamat situs ini. Minta perpustakaan mendaftarkannya.',
      en: '{origin} is not among the origins of this site. Ask the library to register it.',
    },
  },
  'scope-missing': {
    status: 403,
    title: {
      id: 'Situs ini belum diberi izin untuk itu',
      en: 'This website has not been allowed to do that',
    },
    detail: {
      id: 'Masuk lagi dan berikan izin `{scope}`. Izin `desk` hanya untuk petugas perpustakaan.',
      en: 'Sign in again and allow `{scope}`. `desk` is for the library’s staff only.',
    },
  },
  'site-unknown': {
    status: 403,
    title: { id: 'Kunci situs tidak dikenal', en: 'The site key is not known' },
    detail: {
      id: 'Periksa kunci pada kepala `Pustaka-Site`, atau minta kunci baru kepada perpustakaan.',
      en: 'Check the key in the `Pustaka-Site` header, or ask the library for a new one.',
    },
  },
  'not-found': {
    status: 404,
    title: { id: 'Alamat tidak ditemukan', en: 'There is nothing at this address' },
  },
  'record-not-found': {
    status: 404,
    title: { id: 'Katalog tidak memiliki data ini', en: 'The catalogue has no such record' },
  },
  'method-not-allowed': {
    status: 405,
    title: { id: 'Metode HTTP ini tidak didukung di sini', en: 'This HTTP method is not supported here' },
    detail: { id: 'Yang didukung: {allowed}.', en: 'Supported: {allowed}.' },
  },
  'not-acceptable': {
    status: 406,
    title: {
      id: 'Bentuk data yang diminta tidak tersedia',
      en: 'This is not available in a requested media type',
    },
    detail: { id: 'Yang tersedia: {offered}.', en: 'Available: {offered}.' },
  },
  'in-progress': {
    status: 409,
    title: {
      id: 'Permintaan yang sama masih dikerjakan',
      en: 'The same request is still being worked on',
    },
    detail: {
      id: 'Ulangi sebentar lagi dengan `Idempotency-Key` yang sama.',
      en: 'Try again in a moment with the same `Idempotency-Key`.',
    },
  },
  'payload-too-large': {
    status: 413,
    title: { id: 'Isi permintaan terlalu besar', en: 'The request body is too large' },
    detail: { id: 'Paling banyak {most} bita.', en: 'At most {most} bytes.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { id: 'Isi permintaan harus berupa JSON', en: 'The request body must be JSON' },
    detail: {
      id: 'Kirim JSON dalam UTF-8, tanpa kompresi, dengan kepala `Content-Type: application/json`.',
      en: 'Send JSON in UTF-8, not compressed, with the header `Content-Type: application/json`.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: {
      id: '`Idempotency-Key` ini sudah dipakai untuk permintaan lain',
      en: 'This `Idempotency-Key` was used for another request',
    },
    detail: {
      id: 'Pakai kunci baru untuk setiap tindakan; kunci yang sama hanya untuk mengulang permintaan yang sama persis.',
      en: 'Use a new key for every action; the same one only to repeat exactly the same request.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
    detail: { id: 'Coba lagi dalam {seconds} detik.', en: 'Try again in {seconds} seconds.' },
  },
  internal: {
    status: 500,
    title: { id: 'Terjadi kesalahan pada peladen', en: 'Something went wrong on the server' },
    detail: {
      id: 'Kesalahan ini sudah dicatat. Sebutkan `requestId` bila melapor kepada perpustakaan.',
      en: 'It has been logged. Quote the `requestId` when you report it to the library.',
    },
  },
  unavailable: {
    status: 503,
    title: { id: 'Layanan sedang tidak tersedia', en: 'The service is not available at the moment' },
    detail: { id: 'Coba lagi sebentar lagi.', en: 'Try again in a moment.' },
  },
} as const satisfies ProblemKinds;
