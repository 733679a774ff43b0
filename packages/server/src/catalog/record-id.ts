import { hash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The id of the record that a source (MARC 003, or '') knows under a control number (MARC 001): 12 characters of
 * base32 (RFC 4648, lower case), 60 bits of SHA-256. Made from the record alone, it is the same after a new import
 * into a new database, so that links to records last.
 *
 * @example recordId('PNRI', '0010-0420000001') // 'ttn4isierelv'
 */
export function recordId(source: string, controlNumber: string): string {
  return shortHash(`${source}\0${controlNumber}`);
}

/** The id of an item: by its barcode where it has one, else by its place in the record. */
export function itemId(record: string, barcode: string | undefined, position: number): string {
  return shortHash(`${record}\0${barcode ?? `#${position}`}`);
}

function shortHash(text: string): string {
  const bytes = hash('sha256', text, 'buffer');
  let id = '';
  for (let bit = 0; bit < 60; bit += 5) {
    const word = (bytes[bit >> 3]! << 8) | bytes[(bit >> 3) + 1]!;
    id += alphabet[(word >> (11 - (bit & 7))) & 31];
  }
  return id;
}
