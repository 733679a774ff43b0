import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseOptions } from '../packages/server/src/database/index.ts';
import { createDatabase } from '../packages/server/src/database/testing/postgres-database.ts';
import { startServer as startPostgres } from '../packages/server/src/database/testing/postgres-server.ts';
import { measureImport } from './import.ts';
import { measureQuality } from './quality.ts';
import { asIso2709, generated, goodbooks, haveBooks, take } from './records.ts';
import { measureRequests, type Latency } from './requests.ts';
import { measureReaders } from './readers.ts';
import { printTable, type Row } from './table.ts';

/**
 * Measures import, index, requests and search quality over HTTP, on both databases; `npm run bench -- 10000` takes another size
 * than 100,000 records for the large catalogue.
 */
const large = Number(process.argv[2] ?? 100_000);

if (!haveBooks) {
  console.log(
    'The benchmark needs the titles of ../shared/data/goodbooks (PUSTAKA_TEST_DATA names another folder).',
  );
  process.exit(1);
}

const real = await goodbooks();
const folder = await mkdtemp(join(tmpdir(), 'pustaka-bench-'));
const postgres = await startPostgres();
const rows: Row[] = [];
try {
  for (const engine of ['embedded', 'PostgreSQL']) {
    await run(engine, 'goodbooks', () => asIso2709(real), true);
    await run(engine, 'generated', () => asIso2709(take(large, generated(real))), false);
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
printTable(rows);

async function run(engine: string, name: string, records: () => Iterable<Uint8Array>, quality: boolean) {
  const place: DatabaseOptions =
    engine === 'embedded'
      ? { dataFolder: join(folder, name) }
      : { url: (await createDatabase(postgres.url)).url };
  const add = (what: string, value: string, promise?: string) =>
    rows.push({ engine, data: name, what, value, promise: promise ?? '' });

  const { records: count, recordsPerSecond } = await measureImport(place, records());
  const requests = await measureRequests(place, real, quality ? measureQuality : undefined);
  add('records', count.toLocaleString('en'));
  add('import and index, records a second', Math.round(recordsPerSecond).toLocaleString('en'), '≥ 3,000');
  add('ready after a start, s', requests.readySeconds.toFixed(1));
  for (const [what, latency, promise] of [
    ['search with all facets, ms', requests.search, 'p95 ≤ 60'],
    ['suggestions, ms', requests.suggest, 'p95 ≤ 5'],
    ['record, ms', requests.record, 'p95 ≤ 5'],
  ] as const) {
    add(what, both(latency), promise);
  }
  add('health while slow queries run, slowest, ms', requests.slowestHealth.toFixed(1), '≤ 50');
  if (requests.quality) {
    const { titles, exactFirst, misspeltInFive } = requests.quality;
    add('exact title first', share(exactFirst, titles), '≥ 99 %');
    add('title with a typing error among 5', share(misspeltInFive, titles), '≥ 95 %');
  }
  add('memory, MB', requests.megabytes.toFixed(0));
  if (!quality) return;
  const { loans, checkOut } = await measureReaders(place);
  add('loans of a reader, of 100,000 loans, ms', both(loans), 'p95 ≤ 10');
  add('check-out, of 10,000 patrons, ms', both(checkOut), engine === 'embedded' ? 'p95 ≤ 15' : '');
}

function both({ p50, p95 }: Latency): string {
  return `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}`;
}

function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`;
}
