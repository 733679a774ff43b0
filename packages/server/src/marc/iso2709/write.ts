import { isDataField } from '../record.ts';
import type { MarcRecord } from '../record.ts';

const maxIso2709Bytes = 99_999;
const maxFieldBytes = 9_999;

/** A record that ISO 2709 cannot hold; MARCXML can. */
export class Iso2709Error extends Error {
  override readonly name = 'Iso2709Error';
  readonly code: 'record-too-long' | 'field-too-long' | 'text-unwritable' | 'tag-unwritable';

  constructor(code: Iso2709Error['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * A record in ISO 2709 with UTF-8 text.
 *
 * @throws {Iso2709Error} where the record exceeds 99,999 bytes or a field 9,999 (the format's length digits), a text
 *   holds one of its delimiters (U+001D to U+001F), or a tag or indicator is not of the right length.
 */
export function writeIso2709(record: MarcRecord): Uint8Array {
  let directory = '';
  let start = 0;
  const parts: Buffer[] = [];
  for (const field of record.fields) {
    const text = Buffer.from(`${fieldText(field)}\x1e`);
    if (text.length > maxFieldBytes) {
      throw new Iso2709Error(
        'field-too-long',
        `Field ${field.tag} has ${text.length} bytes; 9,999 are the most.`,
      );
    }
    directory += field.tag + digits(text.length, 4) + digits(start, 5);
    start += text.length;
    parts.push(text);
  }
  const dataStart = 24 + directory.length + 1;
  const length = dataStart + start + 1;
  if (length > maxIso2709Bytes) {
    throw new Iso2709Error('record-too-long', `The record has ${length} bytes; 99,999 are the most.`);
  }
  const { leader } = record;
  const head = `${digits(length, 5)}${leader.slice(5, 9)}a22${digits(dataStart, 5)}${leader.slice(17, 20)}4500`;
  return Buffer.concat([Buffer.from(`${head}${directory}\x1e`), ...parts, Buffer.from('\x1d')]);
}

function fieldText(field: MarcRecord['fields'][number]): string {
  if (!/^[0-9A-Za-z]{3}$/.test(field.tag)) {
    throw new Iso2709Error('tag-unwritable', `${JSON.stringify(field.tag)} is no tag.`);
  }
  if (!isDataField(field)) return checked(field.tag, field.value);
  if (!/^[\x20-\x7e]{2}$/.test(field.indicators)) {
    throw new Iso2709Error(
      'tag-unwritable',
      `Field ${field.tag} has indicators ${JSON.stringify(field.indicators)}.`,
    );
  }
  let text = field.indicators;
  for (const { code, value } of field.subfields) text += `\x1f${checked(field.tag, code + value)}`;
  return text;
}

function checked(tag: string, text: string): string {
  if (/[\x1d-\x1f]/.test(text)) {
    throw new Iso2709Error(
      'text-unwritable',
      `Field ${tag} holds a character that ISO 2709 uses as delimiter.`,
    );
  }
  return text;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
