import type { Words } from '../words.ts';

/** What can be wrong with a field, by the `code` of a field error; `{name}` is the field. */
export const fieldWords = {
  required: { id: '{name} wajib diisi.', en: '{name} is required.' },
  unknown: {
    id: '{name} tidak dikenal. Yang dikenal: {allowed}.',
    en: '{name} is not known. Known are: {allowed}.',
  },
  repeated: { id: '{name} hanya boleh disebut satu kali.', en: '{name} may be given only once.' },
  'not-allowed': {
    id: '{name} harus salah satu dari: {allowed}.',
    en: '{name} must be one of: {allowed}.',
  },
  'wrong-type': { id: '{name} harus berupa {type}.', en: '{name} must be {type}.' },
  'wrong-form': { id: '{name} harus berbentuk {form}.', en: '{name} must have the form {form}.' },
  'too-short': {
    id: '{name} paling sedikit {limit} karakter.',
    en: '{name} must have at least {limit} characters.',
  },
  'too-long': {
    id: '{name} paling banyak {limit} karakter.',
    en: '{name} must have at most {limit} characters.',
  },
  'too-few': { id: '{name} paling sedikit {limit} nilai.', en: '{name} must have at least {limit} values.' },
  'too-many': { id: '{name} paling banyak {limit} nilai.', en: '{name} must have at most {limit} values.' },
  'too-small': { id: '{name} paling kecil {limit}.', en: '{name} must be at least {limit}.' },
  'too-large': { id: '{name} paling besar {limit}.', en: '{name} must be at most {limit}.' },
  malformed: { id: '{name} tidak dapat dibaca.', en: '{name} cannot be read.' },
} as const satisfies Readonly<Record<string, Words>>;

/** JSON types as zod names them. */
export const typeWords: Readonly<Record<string, Words>> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'bilangan', en: 'a number' },
  int: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'true atau false', en: 'true or false' },
  array: { id: 'daftar', en: 'a list' },
  tuple: { id: 'daftar', en: 'a list' },
  object: { id: 'objek', en: 'an object' },
};

export type FieldCode = keyof typeof fieldWords;
