import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { maxQueryLength, type CatalogRecord, type Problem, type SearchAnswer } from '@pustaka/core/contract';
import { pino } from 'pino';
import { openDatabase, type Database, type DatabaseOptions } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import { listening, suite, type Listening } from '../http/testing.ts';
import { createLibraryServer, type LibraryServer } from '../library-server.ts';
import { asynchronous, marcRecord } from '../marc/testing.ts';
import type { MarcRecord } from '../marc/index.ts';
import { until } from '../testing.ts';
import { importRecords } from './import/importer.ts';
import { recordId } from './record-id.ts';
import { CatalogStore } from './store.ts';

const laskar = marcRecord(
  '001 1',
  '008 010101s2005    io            000 1 ind d',
  '020 ## $a9789793062792',
  '082 04 $a899.2213',
  '100 1# $aHirata, Andrea',
  '245 10 $aLaskar pelangi /$cAndrea Hirata.',
  '264 #1 $aYogyakarta :$bBentang,$c2005.',
  '650 #4 $aPersahabatan$xFiksi',
  '952 ## $apusat$p1001$o899.2213 HIR l$d2024-03-01',
  '952 ## $autara$p1002$o899.2213 HIR l$q2026-12-24',
);
const bumi = marcRecord(
  '001 2',
  '008 010101s1980    io            000 1 ind d',
  '100 1# $aToer, Pramoedya Ananta',
  '245 10 $aBumi manusia.',
  '264 #1 $aJakarta :$bHasta Mitra,$c1980.',
  '952 ## $autara$p2001$o899.2213 TOE b$d2024-02-01',
);
const sangPemimpi = marcRecord(
  '001 3',
  '008 010101s2006    io    f       000 1 ind d',
  '007 tc',
  '100 1# $aHirata, Andrea',
  '245 10 $aSang pemimpi.',
  '952 ## $apusat$p3001$d2024-01-01',
);

eachEngine((engine, _open, place) => {
  describe(`the catalogue over HTTP (${engine})`, () => {
    const owner = suite();
    let where: DatabaseOptions;
    let other: Database;
    let library: LibraryServer;
    let server: Listening;

    const get = async <T>(path: string, headers: Record<string, string> = {}): Promise<T> => {
      const response = await server.get(path, { headers });
      assert.equal(response.status, 200, path);
      return (await response.json()) as T;
    };
    const search = (query: string, headers = {}) => get<SearchAnswer>(`/v1/catalog/search?${query}`, headers);
    const titles = (answer: { items: { title: string }[] }) => answer.items.map(({ title }) => title);
    const importAll = async (records: MarcRecord[]) => {
      const outcomes = asynchronous(
        records.map((record, index) => ({
          ok: true as const,
          record,
          number: index + 1,
          offset: 0,
          warnings: [],
        })),
      );
      const steps = importRecords(new CatalogStore(other.kysely), outcomes, {
        report: ({ message }) => assert.fail(message),
      });
      for await (const _step of steps);
    };
    before(async () => {
      where = await place(owner);
      other = await openDatabase(where);
      await importAll([laskar, bumi, sangPemimpi]);
      library = await createLibraryServer({
        ...('url' in where ? { databaseUrl: where.url } : { dataFolder: where.dataFolder }),
        checkAnswers: true,
        log: pino({ level: 'silent' }),
      });
      await library.ready;
      server = await listening(owner, library);
    });
    after(async () => {
      await library.close();
      await other.close();
    });

    it('answers the longest query that the contract allows, and refuses a longer one by name', async () => {
      const longest = 'a'.repeat(maxQueryLength);
      for (const q of [longest, longest.replaceAll('aa', 'a '), `"${longest.slice(2)}"`]) {
        assert.deepEqual(titles(await search(`q=${q}`)), [], q);
        await get(`/v1/catalog/suggest?q=${q}`);
      }
      for (const endpoint of ['search', 'suggest']) {
        const response = await server.get(`/v1/catalog/${endpoint}?q=${longest}a`);
        const { code, errors } = (await response.json()) as Problem;
        assert.deepEqual([response.status, code, errors?.[0]?.pointer], [400, 'bad-request', '/query/q']);
      }
    });

    it('finds by title, author, subject, ISBN and call number', async () => {
      for (const q of [
        'laskar pelangi',
        'andrea hirata laskar',
        'persahabatan',
        '979-3062-79-7',
        '899.2213 hir l',
      ]) {
        assert.equal(titles(await search(`q=${encodeURIComponent(q)}`))[0], 'Laskar pelangi', q);
      }
    });

    it('highlights what matched as ranges of the text', async () => {
      const [hit] = (await search('q=pelangi')).items;
      assert.deepEqual(hit?.highlights, { title: [[7, 14]], subtitle: [], contributors: [] });
      const [bySubject] = (await search('q=persahabatan')).items;
      assert.deepEqual(bySubject?.highlights.other, {
        field: 'subject',
        text: 'Persahabatan -- Fiksi',
        ranges: [[0, 12]],
      });
    });

    it('counts facets that stay multi-selectable, with labels in the reader’s language', async () => {
      const answer = await search('q=&format=braille', { 'accept-language': 'en' });
      assert.equal(answer.total, 1);
      const format = answer.facets.find(({ name }) => name === 'format');
      assert.equal(format?.label, 'Format');
      assert.deepEqual(format.values, [
        { value: 'book', label: 'Book', count: 2, selected: false },
        { value: 'braille', label: 'Braille', count: 1, selected: true },
      ]);
      const subject = (await search('q=laskar')).facets.find(({ name }) => name === 'subject');
      assert.deepEqual(subject?.values, [
        { value: 'Persahabatan -- Fiksi', label: 'Persahabatan › Fiksi', count: 1, selected: false },
      ]);
    });

    it('takes “available at this branch” by the word: on the shelf there', async () => {
      assert.deepEqual(titles(await search('q=&branch=utara&sort=title')), [
        'Bumi manusia',
        'Laskar pelangi',
      ]);
      assert.deepEqual(titles(await search('q=&branch=utara&availability=available')), ['Bumi manusia']);
    });

    it('mends a typing error with a notice, and leaves words as typed where asked to', async () => {
      const mended = await search('q=laskar+plangi');
      assert.deepEqual(titles(mended), ['Laskar pelangi']);
      assert.deepEqual(mended.correction, { query: 'laskar pelangi', applied: true });
      const asTyped = await search('q=laskar+plangi&correct=false');
      assert.equal(asTyped.total, 0);
      assert.ok(asTyped.advice && asTyped.advice.length > 0);
    });

    it('takes words that are also names in JavaScript for words', async () => {
      for (const q of ['constructor', '__proto__', 'toString valueOf', 'hasOwnProperty']) {
        assert.equal((await search(`q=${q}`)).total, 0, q);
      }
    });

    it('walks through pages by cursor, each record once, and refuses the cursor of another search', async () => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page = await search(`q=&sort=title&limit=1${next}`);
        found.push(...titles(page));
        cursor = page.next;
      } while (cursor !== undefined && found.length < 10);
      assert.deepEqual(found, ['Bumi manusia', 'Laskar pelangi', 'Sang pemimpi']);
      const { next } = await search('q=&limit=1');
      const foreign = await server.get(`/v1/catalog/search?q=bumi&cursor=${encodeURIComponent(next!)}`);
      assert.equal(((await foreign.json()) as { code: string }).code, 'cursor-invalid');
    });

    it('suggests titles, authors and subjects', async () => {
      const { items } = await get<{ items: { text: string; kind: string }[] }>('/v1/catalog/suggest?q=hir');
      assert.deepEqual(
        items.map(({ text, kind }) => [text, kind]),
        [['Hirata, Andrea', 'author']],
      );
    });

    it('answers a record with its items, and in every form the contract offers', async () => {
      const { id } = (await search('q=laskar')).items[0]!;
      const record = await get<CatalogRecord>(`/v1/catalog/records/${id}`);
      assert.deepEqual(
        record.items.map(({ branch, status, dueDate }) => [branch, status, dueDate]),
        [
          ['pusat', 'available', undefined],
          ['utara', 'on-loan', '2026-12-24'],
        ],
      );
      for (const [suffix, type, start] of [
        ['.marcxml', 'application/marcxml+xml', '<?xml'],
        ['.mrc', 'application/marc', '0'],
        ['.jsonld', 'application/ld+json', '{'],
        ['.ris', 'application/x-research-info-systems', 'TY  - BOOK'],
        ['.bib', 'application/x-bibtex', '@book{'],
      ] as const) {
        const bySuffix = await server.get(`/v1/catalog/records/${id}${suffix}`);
        const body = await bySuffix.text();
        assert.ok(bySuffix.headers.get('content-type')?.startsWith(type), suffix);
        assert.ok(body.startsWith(start), suffix);
        const byType = await server.get(`/v1/catalog/records/${id}`, { headers: { accept: type } });
        assert.equal(await byType.text(), body, type);
      }
    });

    it('gives away neither what a library wrote for itself nor records that are no works', async () => {
      const saman = ['001 5', '245 10 $aSaman.', '952 ## $apusat$g75000.00$pS1'];
      await importAll([marcRecord(...saman), marcRecord('LDR nz  ', '001 6', '100 1# $aUtami, Ayu.')]);
      const of = (controlNumber: string, suffix: string) =>
        server.get(`/v1/catalog/records/${recordId('', controlNumber)}${suffix}`);
      for (const suffix of ['.mrc', '.marcxml']) {
        const body = await (await of('5', suffix)).text();
        assert.ok(body.includes('S1') && !body.includes('75000'), suffix);
        assert.equal((await of('6', suffix)).status, 404, suffix);
      }
      await importAll([marcRecord('LDR dam ', ...saman)]);
    });

    it('answers availability of many records at once and leaves unknown ones out', async () => {
      const ids = (await search('q=&sort=title')).items.map(({ id }) => `id=${id}`);
      const { items } = await get<{ items: { availability: unknown }[] }>(
        `/v1/catalog/availability?${ids.join('&')}&id=unknown`,
      );
      assert.equal(items.length, 3);
      assert.deepEqual(items[1]?.availability, {
        status: 'available',
        available: 1,
        total: 2,
        branches: [
          { branch: 'pusat', available: 1, total: 1 },
          { branch: 'utara', available: 0, total: 1 },
        ],
      });
    });

    it('lists what came last first', async () => {
      assert.deepEqual(titles(await get('/v1/catalog/new-arrivals')), [
        'Laskar pelangi',
        'Bumi manusia',
        'Sang pemimpi',
      ]);
    });

    it('finds what another process imports, and no longer what it deletes, without a restart', async () => {
      const rumahKaca = marcRecord('001 4', '245 10 $aRumah kaca.');
      await importAll([rumahKaca]);
      const found = async () => (await search('q=rumah+kaca&correct=false')).total;
      await until(async () => (await found()) === 1, 'the import is noticed');
      await importAll([{ ...rumahKaca, leader: rumahKaca.leader.replace(/^(.{5})n/, '$1d') }]);
      await until(async () => (await found()) === 0, 'the deletion is noticed');
    });
  });
});
