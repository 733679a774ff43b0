import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachEngine } from '../../database/testing.ts';
import type { MarcRecord, ReadOutcome } from '../../marc/index.ts';
import { marcRecord } from '../../marc/testing.ts';
import { CatalogStore } from '../store.ts';
import { importRecords, type ImportProgress, type ImportReport } from './importer.ts';
import { toNewRecord } from './new-record.ts';

function record(number: number | string, title: string, barcodes: string[] = [], status = 'n'): MarcRecord {
  return {
    leader: `00000${status}am a2200000   4500`,
    fields: [
      { tag: '001', value: String(number) },
      { tag: '003', value: 'ID-TEST' },
      { tag: '245', indicators: '10', subfields: [{ code: 'a', value: title }] },
      ...barcodes.map((barcode) => ({
        tag: '952',
        indicators: '  ',
        subfields: [
          { code: 'a', value: 'pusat' },
          { code: 'p', value: barcode },
          { code: 'd', value: '2024-02-29' },
        ],
      })),
    ],
  };
}

async function* outcomes(records: MarcRecord[]): AsyncGenerator<ReadOutcome> {
  let number = 0;
  for (const marc of records) {
    number++;
    yield { ok: true, record: marc, number, offset: number * 100, warnings: [] };
  }
}

async function run(store: CatalogStore, source: AsyncIterable<ReadOutcome>) {
  const reports: ImportReport[] = [];
  let last: ImportProgress | undefined;
  for await (const step of importRecords(store, source, { report: (line) => reports.push(line) }))
    last = step;
  return { ...last!, reports };
}

async function everything(store: CatalogStore) {
  const found = [];
  for await (const { upserts } of store.changes('0', await store.horizon())) found.push(...upserts);
  return found.sort((a, b) => a.description.title.localeCompare(b.description.title));
}

eachEngine((engine, open) => {
  const withStore = (title: string, body: (store: CatalogStore) => Promise<void>): void => {
    void test(`${title} (${engine})`, async (t) => body(new CatalogStore((await open(t)).kysely)));
  };

  withStore('an import stores records with their items', async (store) => {
    const result = await run(store, outcomes([record(1, 'Sitti Nurbaya', ['B1', 'B2']), record(2, 'Azab')]));
    assert.equal(result.added, 2);
    const [azab, sitti] = await everything(store);
    assert.deepEqual([azab?.description.title, azab?.items.length], ['Azab', 0]);
    assert.deepEqual(
      sitti?.items.map(({ barcode, branch, status }) => [barcode, branch, status]),
      [
        ['B1', 'pusat', 'available'],
        ['B2', 'pusat', 'available'],
      ],
    );
    assert.equal(sitti.addedAt.toISOString(), '2024-02-29T00:00:00.000Z');
  });

  withStore('importing the same file twice changes nothing', async (store) => {
    const records = [record(1, 'Belenggu', ['B1']), record(2, 'Layar Terkembang')];
    await run(store, outcomes(records));
    const before = await everything(store);
    const { added, updated, unchanged } = await run(store, outcomes(records));
    assert.deepEqual({ added, updated, unchanged }, { added: 0, updated: 0, unchanged: 2 });
    assert.deepEqual(await everything(store), before);
  });

  withStore('a changed record keeps its id, and loses the items it no longer names', async (store) => {
    await run(store, outcomes([record(1, 'Atheis', ['B1', 'B2'])]));
    const [before] = await everything(store);
    const { updated } = await run(store, outcomes([record(1, 'Atheis: roman', ['B2', 'B3'])]));
    assert.equal(updated, 1);
    const [after] = await everything(store);
    assert.equal(after?.id, before?.id);
    assert.deepEqual(
      after?.items.map(({ barcode }) => barcode),
      ['B2', 'B3'],
    );
    assert.equal(after.items[0]?.id, before?.items[1]?.id);
  });

  withStore('a record marked as deleted goes, and comes back when it is sent again', async (store) => {
    await run(store, outcomes([record(1, 'Robohnya Surau Kami')]));
    const deleted = await run(store, outcomes([record(1, 'Robohnya Surau Kami', [], 'd')]));
    assert.equal(deleted.deleted, 1);
    assert.deepEqual(await everything(store), []);
    await run(store, outcomes([record(1, 'Robohnya Surau Kami')]));
    assert.equal((await everything(store)).length, 1);
  });

  withStore('an import that was cut off and is run again has everything once', async (store) => {
    const records = Array.from({ length: 1000 }, (_, index) =>
      record(index, `Judul ${index}`, [`B${index}`]),
    );
    const half = importRecords(store, outcomes(records), { report: () => undefined });
    await half.next();
    await half.return(undefined);
    const { read } = await run(store, outcomes(records));
    assert.equal(read, 1000);
    const all = await everything(store);
    assert.equal(all.length, 1000);
    assert.equal(new Set(all.flatMap(({ items }) => items.map(({ barcode }) => barcode))).size, 1000);
  });

  withStore('reading never runs far ahead of storing, however long the file', async (store) => {
    let taken = 0;
    async function* counted(): AsyncGenerator<ReadOutcome> {
      const all = Array.from({ length: 3000 }, (_, index) => record(index, `Judul ${index}`));
      for await (const outcome of outcomes(all)) {
        taken++;
        yield outcome;
      }
    }
    for await (const { added } of importRecords(store, counted(), { report: () => undefined })) {
      assert.ok(taken - added <= 1000, `${taken - added} records in memory`);
    }
    assert.equal(taken, 3000);
  });

  withStore('of two records with one control number in a file the later one counts', async (store) => {
    const { added, repeated } = await run(store, outcomes([record(1, 'Lama'), record(1, 'Baru')]));
    assert.deepEqual({ added, repeated }, { added: 1, repeated: 1 });
    assert.deepEqual(
      (await everything(store)).map(({ description }) => description.title),
      ['Baru'],
    );
  });

  withStore('a barcode that stands twice in a record makes two items', async (store) => {
    await run(store, outcomes([record(1, 'Kembar', ['B1', 'B1'])]));
    assert.equal((await everything(store))[0]?.items.length, 2);
  });

  withStore(
    'records that cannot be read are reported with their place, and the others kept',
    async (store) => {
      async function* source(): AsyncGenerator<ReadOutcome> {
        yield* outcomes([record(1, 'Baik')]);
        yield {
          ok: false,
          number: 2,
          offset: 200,
          reason: { code: 'truncated', message: 'It ends too early.' },
        };
      }
      const { added, failed, reports } = await run(store, source());
      assert.deepEqual({ added, failed }, { added: 1, failed: 1 });
      assert.deepEqual(reports, [
        { level: 'error', number: 2, offset: 200, code: 'truncated', message: 'It ends too early.' },
      ]);
    },
  );

  withStore('what changed since a horizon is told once', async (store) => {
    await run(store, outcomes([record(1, 'Satu'), record(2, 'Dua')]));
    const horizon = await store.horizon();
    await run(store, outcomes([record(2, 'Dua kali'), record(1, 'Satu', [], 'd')]));
    const changes = await Array.fromAsync(store.changes(horizon, await store.horizon()));
    assert.deepEqual(
      changes.flatMap(({ upserts }) => upserts.map(({ description }) => description.title)),
      ['Dua kali'],
    );
    assert.equal(changes.flatMap(({ deletes }) => deletes).length, 1);
  });
});

test('a record without control number stays the same one when its items are looked for elsewhere', () => {
  const marc = marcRecord('245 10 $aBumi manusia.', '852 ## $bpusat$pB1');
  const [first, again] = [toNewRecord(marc), toNewRecord(marc, { items: 'koha952' })];
  assert.equal(again.id, first.id);
  assert.notDeepEqual(again.digest, first.digest);
});
