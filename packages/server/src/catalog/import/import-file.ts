import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { readMarc } from '../../marc/index.ts';
import { ReportFile, reportPath } from '../../report-file.ts';
import type { CatalogStore } from '../store.ts';
import { importRecords, type ImportProgress } from './importer.ts';
import type { RecordOptions } from './new-record.ts';

/** How far the import of a file is. */
export interface FileProgress extends ImportProgress {
  /** The share of the file's bytes that were read, 0 to 1; undefined where nobody knows how many there are. */
  share: number | undefined;
}

/** Where records are reported, of a file or of the standard input, that could not be taken or not as written. */
export const importReportPath = (file: string): string => reportPath(file === '-' ? 'stdin' : file);

/**
 * Imports a MARC file in whatever syntax, and writes a report where there is something to report. A report of an earlier
 * import is replaced, or removed.
 *
 * @param file its path; `-` reads the standard input
 * @throws Error of the file system or the database
 */
export async function* importFile(
  store: CatalogStore,
  file: string,
  options: RecordOptions = {},
): AsyncGenerator<FileProgress> {
  const { source, share } = await open(file);
  const report = new ReportFile(importReportPath(file));
  try {
    const steps = importRecords(store, readMarc(source), {
      ...options,
      report: (line) => report.write(line),
    });
    for await (const step of steps) yield { ...step, share: share() };
  } finally {
    source.destroy();
    await report.close();
  }
}

async function open(file: string): Promise<{ source: Readable; share: () => number | undefined }> {
  if (file === '-') return { source: process.stdin, share: () => undefined };
  const { size } = await stat(file);
  const source = createReadStream(file);
  return { source, share: () => (size > 0 ? source.bytesRead / size : undefined) };
}
