import { setImmediate, setTimeout } from 'node:timers/promises';
import { isUnavailable } from '../../database/index.ts';
import { Iso2709Error, type ReadFailure, type ReadOutcome, type ReadSuccess } from '../../marc/index.ts';
import type { NewRecord, SaveCounts } from '../save.ts';
import type { CatalogStore } from '../store.ts';
import { toNewRecord, type RecordOptions } from './new-record.ts';

/** How far an import is. */
export interface ImportProgress extends SaveCounts {
  /** Records read so far, good and bad. */
  read: number;
  /** Records that could not be read or stored. */
  failed: number;
  /** Records that another one with the same control number replaced before they were stored. */
  repeated: number;
  /** Records that were stored although something in them was mended or lost. */
  mended: number;
}

/** Why a record of a file is not in the database, or not as it was written. */
export type ImportReport = Omit<ReadFailure, 'ok' | 'reason'> & {
  level: 'error' | 'warning';
  code: string;
  message: string;
};

export interface ImportOptions extends RecordOptions {
  /** Hears of every record that was not stored, or not as it was written. */
  report: (report: ImportReport) => void;
}

interface Entry {
  record: NewRecord;
  place: Pick<ReadSuccess, 'number' | 'offset'>;
}

type Batch = Map<string, Entry>;

const batchSize = 500;
/** Records after which what is on its way to the database travels on, so that the database need not wait for all of it. */
const breathAfter = 25;
const outageAttempts = 10;
/** Milliseconds. */
const outagePause = 1000;

/**
 * Stores every record that can be read, batch by batch, and reports the others. Each batch is one transaction, and a
 * record's id comes from the record itself, so an import may be killed and run again, or run twice: nothing is
 * missing, nothing doubled. Memory stays flat whatever the size.
 *
 * Yields after each batch; the last value is the whole result.
 *
 * @throws Error of the database or of the source; what was yielded before is stored
 */
export async function* importRecords(
  store: CatalogStore,
  outcomes: AsyncIterable<ReadOutcome>,
  options: ImportOptions,
): AsyncGenerator<ImportProgress> {
  const run = new ImportRun(store, options);
  let saving: Promise<void> = Promise.resolve();
  for await (const outcome of outcomes) {
    const full = run.take(outcome);
    if (run.progress.read % breathAfter === 0) await setImmediate();
    if (!full) continue;
    // One batch is stored while the next is read.
    const save = run.prepare(full);
    await saving;
    yield { ...run.progress };
    saving = save();
    saving.catch(() => undefined);
  }
  await saving;
  await run.prepare(run.rest())();
  yield { ...run.progress };
}

class ImportRun {
  readonly progress: ImportProgress = {
    read: 0,
    failed: 0,
    repeated: 0,
    mended: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    deleted: 0,
  };
  readonly #store: CatalogStore;
  readonly #options: ImportOptions;
  #batch: Batch = new Map();

  constructor(store: CatalogStore, options: ImportOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Answers a batch when one is full. */
  take(outcome: ReadOutcome): Batch | undefined {
    this.progress.read++;
    if (!outcome.ok) {
      const { reason, number, offset, controlNumber } = outcome;
      this.#fail({ number, offset }, controlNumber, reason);
      return undefined;
    }
    const entry = this.#read(outcome);
    if (!entry) return undefined;
    // Of two records with one control number in a file, the later one counts.
    if (this.#batch.has(entry.record.id)) this.progress.repeated++;
    this.#batch.set(entry.record.id, entry);
    return this.#batch.size < batchSize ? undefined : this.rest();
  }

  rest(): Batch {
    const batch = this.#batch;
    this.#batch = new Map();
    return batch;
  }

  /** A batch that the database refuses is tried record by record, so that a bad record costs only itself. */
  prepare(batch: Batch): () => Promise<void> {
    const entries = [...batch.values()];
    const save = this.#store.prepare(entries.map(({ record }) => record));
    return async () => {
      try {
        this.#count(await throughOutages(save));
      } catch (error) {
        if (!isDataError(error)) throw error;
        if (entries.length > 1) {
          for (const entry of entries) await this.prepare(new Map([[entry.record.id, entry]]))();
          return;
        }
        for (const { record, place } of entries) {
          const message = `The database refused the record: ${error.message}.`;
          this.#fail(place, record.controlNumber, { code: 'not-storable', message });
        }
      }
    };
  }

  #read({ record: marc, number, offset, warnings }: ReadSuccess): Entry | undefined {
    try {
      const record = toNewRecord(marc, this.#options);
      if (warnings.length > 0) this.progress.mended++;
      for (const warning of warnings) {
        this.#options.report({
          level: 'warning',
          number,
          offset,
          controlNumber: record.controlNumber,
          ...warning,
        });
      }
      return { record, place: { number, offset } };
    } catch (error) {
      if (!(error instanceof Iso2709Error)) throw error;
      this.#fail({ number, offset }, undefined, { code: 'too-long', message: error.message });
      return undefined;
    }
  }

  #fail(place: Entry['place'], controlNumber: string | undefined, reason: { code: string; message: string }) {
    this.progress.failed++;
    this.#options.report({
      level: 'error',
      ...place,
      ...(controlNumber === undefined ? {} : { controlNumber }),
      ...reason,
    });
  }

  #count(saved: SaveCounts): void {
    this.progress.added += saved.added;
    this.progress.updated += saved.updated;
    this.progress.unchanged += saved.unchanged;
    this.progress.deleted += saved.deleted;
  }
}

/** The embedded database goes away for a moment when the process that holds it ends; this one then takes over. */
async function throughOutages<T>(attempt: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (failures === outageAttempts || !isUnavailable(error)) throw error;
      await setTimeout(outagePause);
    }
  }
}

/** PostgreSQL's classes 22 (data exception), 23 (integrity) and 54 (a limit, such as an index row too large). */
function isDataError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(22|23|54)/.test(String(error.code));
}
