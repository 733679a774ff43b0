import { columns, requiredColumns, type Column } from './row.ts';

/** A file of patrons cannot be read at all; the message says why and what would do. */
export class HeaderRefused extends Error {
  override readonly name = 'HeaderRefused';
}

/** What spreadsheets put between columns: the comma, or the semicolon where the comma writes decimals, or tabs. */
const delimiters = [',', ';', '\t'];

/** The delimiter that the first line of a text uses most. */
export function delimiterOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  const counted = delimiters.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/**
 * Reads the names of the columns, in whatever order, capitals and spacing.
 *
 * @throws HeaderRefused for a name that is not known, given twice, or missing
 */
export function readHeader(header: readonly string[]): Column[] {
  const known = Object.keys(columns).join(', ');
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  names.forEach((name, index) => {
    if (!Object.hasOwn(columns, name)) {
      throw new HeaderRefused(`The first line has the column “${header[index]}”; known are: ${known}.`);
    }
    if (names.indexOf(name) !== index)
      throw new HeaderRefused(`The column ${name} stands twice in the first line.`);
  });
  const missing = requiredColumns.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new HeaderRefused(`The first line lacks: ${missing.join(', ')}.`);
  return names as Column[];
}
