import { marcxmlHead, marcxmlTail, parseIso2709, writeMarcxml, type MarcRecord } from '../marc/index.ts';
import type { CatalogStore } from './store.ts';

/**
 * All records that the database holds, of every kind, as one MARC file. Memory stays flat.
 *
 * @param onRecord hears of each record, with the share of all that is done
 */
export async function* exportRecords(
  store: CatalogStore,
  syntax: 'iso2709' | 'marcxml',
  onRecord: (share: number) => void = () => undefined,
): AsyncGenerator<string | Uint8Array> {
  const total = await store.countAll();
  let done = 0;
  if (syntax === 'marcxml') yield marcxmlHead;
  for await (const bytes of store.allMarc()) {
    yield syntax === 'marcxml' ? asMarcxml(bytes) : bytes;
    onRecord(++done / total);
  }
  if (syntax === 'marcxml') yield marcxmlTail;
}

function asMarcxml(bytes: Uint8Array): string {
  return writeMarcxml(readStored(bytes));
}

/** @throws Error where the database holds what is no record */
export function readStored(bytes: Uint8Array): MarcRecord {
  const parsed = parseIso2709(Buffer.from(bytes));
  if ('reason' in parsed) throw new Error(`A record in the database is damaged: ${parsed.reason.message}`);
  return parsed.record;
}
