import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readMarc } from '../../marc/index.ts';
import { ReportFile, reportPath } from '../../report-file.ts';
import type { CatalogStore } from '../store.ts';
import { importRecords, type ImportProgress } from './importer.ts';
import type { RecordOptions } from './new-record.ts';

/** How far the import of a file is, in records and in bytes of the file. */
export interface FileProgress extends ImportProgress {
  bytesRead: number;
  bytes: number;
}

/**
 * Imports a MARC file in whatever syntax, and writes a report beside it where there is something to report. A report of an earlier
 * import is replaced, or removed.
 *
 * @throws Error of the file system or the database
 */
export async function* importFile(
  store: CatalogStore,
  file: string,
  options: RecordOptions = {},
): AsyncGenerator<FileProgress> {
  const { size: bytes } = await stat(file);
  const source = createReadStream(file);
  const report = new ReportFile(reportPath(file));
  try {
    const steps = importRecords(store, readMarc(source), {
      ...options,
      report: (line) => report.write(line),
    });
    for await (const step of steps) yield { ...step, bytes, bytesRead: source.bytesRead };
  } finally {
    source.destroy();
    await report.close();
  }
}
