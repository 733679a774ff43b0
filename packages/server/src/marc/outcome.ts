import type { MarcRecord } from './record.ts';

/** Why a record could not be read. `message` is for a librarian, in English. */
export interface ReadReason {
  readonly code:
    | 'truncated'
    | 'too-long'
    | 'leader-damaged'
    | 'directory-damaged'
    | 'no-fields'
    | 'xml-damaged'
    | 'xml-doctype'
    | 'encoding-unknown'
    | 'not-marc'
    | 'gzip-damaged';
  readonly message: string;
}

/** What was mended or lost in a record that could be read all the same. */
export interface ReadWarning {
  readonly code:
    | 'length-wrong'
    | 'directory-wrong'
    | 'leader-wrong'
    | 'field-dropped'
    | 'encoding-mislabelled'
    | 'characters-lost';
  readonly message: string;
}

export interface ReadSuccess {
  readonly ok: true;
  readonly record: MarcRecord;
  /** The record's place in the file, from 1; records that could not be read count too. */
  readonly number: number;
  /** Where it starts: bytes from the start of the file, after decompression. */
  readonly offset: number;
  readonly warnings: readonly ReadWarning[];
}

export interface ReadFailure {
  readonly ok: false;
  readonly number: number;
  readonly offset: number;
  /** Field 001, where it could still be made out. */
  readonly controlNumber?: string;
  readonly reason: ReadReason;
}

/** What reading gave for one record of a file. Readers never throw for bad data; errors of the source pass through. */
export type ReadOutcome = ReadSuccess | ReadFailure;

/** What a parser made of the bytes of one record, before it has a number and an offset. */
export type Parsed =
  | { readonly record: MarcRecord; readonly warnings: readonly ReadWarning[] }
  | { readonly reason: ReadReason; readonly controlNumber?: string };

/** The longest stretch of a file held in memory for one record; ISO 2709 itself allows 99,999 bytes. */
export const maxRecordBytes = 4 * 1024 * 1024;

export function outcome(parsed: Parsed, number: number, offset: number): ReadOutcome {
  return 'record' in parsed
    ? { ok: true, number, offset, ...parsed }
    : { ok: false, number, offset, ...parsed };
}
