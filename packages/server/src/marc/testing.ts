import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import { canonicalLeader } from './record.ts';
import type { MarcField, MarcRecord } from './record.ts';

/**
 * A record for a test, one field a line: the tag, for data fields the indicators (`#` is a blank), then the value or
 * the subfields. A line `LDR` gives leader/05–08, else they are `nam `.
 *
 * @example marcRecord('001 123', '245 10 $aBumi manusia /$cPramoedya Ananta Toer.')
 */
export function marcRecord(...lines: readonly string[]): MarcRecord {
  const leader = lines.find((line) => line.startsWith('LDR '))?.slice(4) ?? 'nam ';
  const fields = lines.filter((line) => !line.startsWith('LDR ')).map(fieldOf);
  return { leader: canonicalLeader(`00000${leader}`), fields };
}

function fieldOf(line: string): MarcField {
  const [, tag = '', indicators, rest = ''] = /^(\w{3}) (?:([\d#]{2}) (?=\$))?(.*)$/s.exec(line) ?? [];
  if (indicators === undefined) return { tag, value: rest };
  const subfields = rest.split('$').slice(1);
  return {
    tag,
    indicators: indicators.replaceAll('#', ' '),
    subfields: subfields.map((part) => ({ code: part.charAt(0), value: part.slice(1) })),
  };
}

/** An 008 of forty characters with some positions set: `fixedField({ 7: '1980', 35: 'ind' })`. */
export function fixedField(positions: Readonly<Record<number, string>> = {}): string {
  let value = ' '.repeat(40);
  for (const [at, text] of Object.entries(positions)) {
    value = value.slice(0, Number(at)) + text + value.slice(Number(at) + text.length);
  }
  return `008 ${value}`;
}

/** All of a stream's values. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}

/** Values as a stream that gives each when it is asked for. */
export async function* asynchronous<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}

/** Bytes as a stream of chunks of a size. */
export function chunked(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => index * size);
  return asynchronous(starts.map((at) => bytes.subarray(at, at + size)));
}

/**
 * The path of a file of real records, which are not part of the project: in the folder that `PUSTAKA_TEST_DATA` names,
 * else beside the checkout. Where it is absent the test says so, loudly, and checks nothing.
 */
export function sharedData(context: TestContext, path: string): string | undefined {
  const beside = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
  const file = resolve(process.env['PUSTAKA_TEST_DATA'] ?? beside, path);
  if (existsSync(file)) return file;
  context.diagnostic(`shared data absent: ${path} not checked`);
  return undefined;
}

/** Files of {@link sharedData} with the number of their records. */
export const realFiles = {
  'jazz_1k.mrc': 1000,
  'lul_fre_500.mrc': 500,
  'auth-1066.mrc': 1066,
  'nepali.marc': 96,
  'FSL.marc': 52,
  'oss.marc': 42,
  'hebrew.marc': 20,
  'badisbns.xml': 10,
  'serials_marc21.xml': 7,
  'serials_mfhd.xml': 7,
};
