/** A text in the languages in which the server speaks. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** What a problem's `detail` may be filled with. */
export type Details = Readonly<Record<string, string | number>>;

export interface ProblemKind {
  /** HTTP status. */
  readonly status: number;
  /** What happened, the same for every occurrence (RFC 9457, section 3.1.3). */
  readonly title: Words;
  /** What happened this time, or what to do; `{name}` stands for a value of the error's details. */
  readonly detail?: Words;
}

/** Every problem the server can answer, by its code. A code of the contract that is missing here fails a test. */
export const problemKinds = {
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
  'origin-not-allowed': {
    status: 403,
    title: {
      id: 'Situs ini tidak terdaftar untuk kunci tersebut',
      en: 'This website is not registered for that key',
    },
    detail: {
      id: 'Alamat {origin} tidak termasuk alamat situs ini. Minta perpustakaan mendaftarkannya.',
      en: '{origin} is not among the origins of this site. Ask the library to register it.',
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
  'payload-too-large': {
    status: 413,
    title: { id: 'Isi permintaan terlalu besar', en: 'The request body is too large' },
    detail: { id: 'Paling banyak {most} bita.', en: 'At most {most} bytes.' },
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
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof problemKinds;
