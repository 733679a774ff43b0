import type { Parsed, ReadWarning } from '../outcome.ts';
import { canonicalLeader } from '../record.ts';
import type { MarcField, Subfield } from '../record.ts';
import { fieldTerminator, leaderLength } from './frames.ts';
import { textDecoding } from './text.ts';
import type { TextDecoding } from './text.ts';

const delimiter = '\x1f';
const entryLength = 12;

interface Entry {
  readonly tag: string;
  /** Of the field's first byte, within the record. */
  readonly start: number;
  /** Of its terminator. */
  readonly end: number;
}

/** Reads one record of ISO 2709 from its bytes (without the record terminator), mending what can be mended. */
export function parseIso2709(bytes: Buffer): Parsed {
  const dataStart = findDataStart(bytes);
  if (dataStart === undefined) {
    return { reason: { code: 'leader-damaged', message: 'There is no leader and directory at the start.' } };
  }
  const warnings: ReadWarning[] = [];
  const entries = readDirectory(bytes, dataStart, warnings);
  if (entries === undefined) {
    return {
      reason: { code: 'directory-damaged', message: 'The directory does not fit the fields that follow it.' },
      ...controlNumberOf(bytes, dataStart),
    };
  }
  if (entries.length === 0) return { reason: { code: 'no-fields', message: 'The record has no fields.' } };

  if (Number(bytes.toString('latin1', 0, 5)) !== bytes.length + 1) {
    warnings.push({ code: 'length-wrong', message: 'The leader gives a wrong length.' });
  }
  const decoding = textDecoding(bytes, dataStart, String.fromCharCode(bytes[9] ?? 0x20));
  const fields: MarcField[] = [];
  for (const { tag, start, end } of entries) {
    if (/^[0-9A-Za-z]{3}$/.test(tag)) fields.push(readField(tag, decoding.raw(start, end), decoding));
    else
      warnings.push({
        code: 'field-dropped',
        message: `A field with the tag ${JSON.stringify(tag)} was left out.`,
      });
  }
  warnings.push(...decoding.warnings());
  return { record: { leader: canonicalLeader(bytes.toString('latin1', 0, leaderLength)), fields }, warnings };
}

/** The base address of data (leader/12–16) where it can be true, else the place after the first field terminator. */
function findDataStart(bytes: Buffer): number | undefined {
  const declared = Number(bytes.toString('latin1', 12, 17));
  if (isDirectoryEnd(bytes, declared)) return declared;
  const found = bytes.indexOf(fieldTerminator, leaderLength) + 1;
  return isDirectoryEnd(bytes, found) ? found : undefined;
}

function isDirectoryEnd(bytes: Buffer, dataStart: number): boolean {
  const length = dataStart - 1 - leaderLength;
  return length >= 0 && length % entryLength === 0 && bytes[dataStart - 1] === fieldTerminator;
}

/**
 * The fields with their places. The directory is believed where every place it gives ends with a terminator, or where
 * its places follow one another over all the data; else, if there are as many terminators as entries, these are.
 */
function readDirectory(bytes: Buffer, dataStart: number, warnings: ReadWarning[]): Entry[] | undefined {
  const directory = bytes.toString('latin1', leaderLength, dataStart - 1);
  const entries: Entry[] = [];
  let allTerminated = true;
  let expected = dataStart;
  for (let at = 0; at < directory.length; at += entryLength) {
    const length = Number(directory.slice(at + 3, at + 7));
    const start = dataStart + Number(directory.slice(at + 7, at + entryLength));
    const end = start + length - 1;
    allTerminated &&= end >= start && bytes[end] === fieldTerminator;
    expected = start === expected ? end + 1 : NaN;
    entries.push({ tag: directory.slice(at, at + 3), start, end });
  }
  const ends = terminators(bytes, dataStart);
  if (allTerminated && ends.length === entries.length) return entries;

  if (allTerminated || expected === bytes.length) {
    warnings.push({
      code: 'directory-wrong',
      message: 'The field terminators do not agree with the directory.',
    });
    return entries;
  }
  if (ends.length !== entries.length) return undefined;
  warnings.push({
    code: 'directory-wrong',
    message: 'The directory gives wrong places; fields were taken in order.',
  });
  return entries.map(({ tag }, index) => ({
    tag,
    start: index === 0 ? dataStart : (ends[index - 1] ?? 0) + 1,
    end: ends[index] ?? 0,
  }));
}

function terminators(bytes: Buffer, from: number): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(fieldTerminator, from); at >= 0; at = bytes.indexOf(fieldTerminator, at + 1))
    found.push(at);
  return found;
}

/** What has a delimiter is a data field and what has none is a control field: tags alone do not tell in local use. */
function readField(tag: string, raw: string, decoding: TextDecoding): MarcField {
  // A terminator within a field is damage; kept, it would cut the record in two when written again.
  const text = raw.includes('\x1e') ? raw.replaceAll('\x1e', ' ') : raw;
  let at = text.indexOf(delimiter);
  if (at < 0) return { tag, value: decoding.value(text) };

  const indicators = text
    .slice(0, Math.min(at, 2))
    .replace(/[^\x20-\x7e]/g, ' ')
    .padEnd(2);
  const subfields: Subfield[] = [];
  while (at >= 0) {
    const next = text.indexOf(delimiter, at + 1);
    const part = text.slice(at + 1, next < 0 ? undefined : next);
    const code = part === '' ? '' : String.fromCodePoint(part.codePointAt(0) ?? 0);
    if (code !== '') subfields.push({ code, value: decoding.value(part.slice(code.length)) });
    at = next;
  }
  return { tag, indicators, subfields };
}

/** Field 001 is nearly always the first, so it can be told even where the rest cannot. */
function controlNumberOf(bytes: Buffer, dataStart: number): { controlNumber?: string } {
  const end = bytes.indexOf(fieldTerminator, dataStart);
  if (bytes.toString('latin1', leaderLength, leaderLength + 3) !== '001' || end < 0) return {};
  const controlNumber = bytes.toString('utf8', dataStart, end).trim();
  return controlNumber === '' || controlNumber.length > 100 ? {} : { controlNumber };
}
