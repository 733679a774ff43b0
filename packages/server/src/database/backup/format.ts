/**
 * The text of a backup: SQL as `psql` reads it too, with the rows in the text format of COPY (PostgreSQL
 * manual, COPY, "Text Format").
 *
 *     -- Pustaka backup 1
 *     -- migrations: 0001-catalog 0002-library
 *     copy record (id, source) from stdin;
 *     r1<tab>koha
 *     \.
 *     -- end: 1 rows, sha256 4d96…
 */

/** How this version writes; it reads this and nothing later. */
export const formatVersion = 1;

export const firstLine = `-- Pustaka backup ${formatVersion}`;
export const endOfRows = '\\.';

export const migrationsLine = (names: readonly string[]): string => `-- migrations: ${names.join(' ')}`;
export const copyLine = (table: string, columns: readonly string[]): string =>
  `copy ${table} (${columns.join(', ')}) from stdin;`;
export const endLine = (rows: number, sha256: string): string => `-- end: ${rows} rows, sha256 ${sha256}`;

export const readFirstLine = (line: string): number | undefined =>
  readNumber(/^-- Pustaka backup (\d+)$/.exec(line));

export function readMigrationsLine(line: string): string[] | undefined {
  const names = /^-- migrations: (.*)$/.exec(line)?.[1];
  return names?.split(' ').filter((name) => name !== '');
}

export function readCopyLine(line: string): { table: string; columns: string[] } | undefined {
  const [, table, columns] = /^copy (\w+) \((\w+(?:, \w+)*)\) from stdin;$/.exec(line) ?? [];
  return table && columns ? { table, columns: columns.split(', ') } : undefined;
}

export function readEndLine(line: string): { rows: number; sha256: string } | undefined {
  const [, rows, sha256] = /^-- end: (\d+) rows, sha256 ([0-9a-f]{64})$/.exec(line) ?? [];
  return rows && sha256 ? { rows: Number(rows), sha256 } : undefined;
}

const readNumber = (match: RegExpExecArray | null): number | undefined =>
  match ? Number(match[1]) : undefined;

const letters: Record<string, string> = {
  '\\': '\\',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
};
const characters = Object.fromEntries(
  Object.entries(letters).map(([character, letter]) => [letter, character]),
);
const nothing = '\\N';

/** Writes a row of values, as PostgreSQL writes them as text. */
export const writeRow = (values: readonly (string | null)[]): string => values.map(writeValue).join('\t');

const writeValue = (value: string | null): string =>
  value === null ? nothing : value.replace(/[\\\b\f\n\r\t\v]/g, (character) => `\\${letters[character]}`);

/** @returns undefined where the line is not one that {@link writeRow} writes */
export function readRow(line: string): (string | null)[] | undefined {
  const values = line.split('\t').map(readValue);
  return values.includes(undefined) ? undefined : (values as (string | null)[]);
}

function readValue(text: string): string | null | undefined {
  if (text === nothing) return null;
  let value = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', from)) {
    const character = characters[text[at + 1] ?? ''];
    if (character === undefined) return undefined;
    value += text.slice(from, at) + character;
    from = at + 2;
  }
  return value + text.slice(from);
}
