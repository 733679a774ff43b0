/** A line of the result. */
export interface Row {
  engine: string;
  data: string;
  what: string;
  value: string;
  /** What is promised, empty where nothing is. */
  promise: string;
}

const headings: Row = {
  engine: 'database',
  data: 'catalogue',
  what: 'measured',
  value: 'result',
  promise: 'promised',
};

/** Prints rows as a Markdown table. */
export function printTable(rows: readonly Row[]): void {
  const columns = Object.keys(headings) as (keyof Row)[];
  const widths = columns.map((column) => Math.max(...[headings, ...rows].map((row) => row[column].length)));
  const line = (row: Row) =>
    `| ${columns.map((column, at) => row[column].padEnd(widths[at]!)).join(' | ')} |`;
  console.log(line(headings));
  console.log(`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  for (const row of rows) console.log(line(row));
}
