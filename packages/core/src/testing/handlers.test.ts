import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setupServer } from 'msw/node';
import { endpoints } from '../contract/index.ts';
import { Library } from '../library.ts';
import { failing, handlers, mendedWord, offline, sampleProfile, sampleRecords, slow } from './index.ts';
import type { HandlerOptions } from './index.ts';

const url = 'https://perpustakaan.example.go.id/layanan';
const server = setupServer(...handlers(url));
const library = new Library({ url, retry: 0, language: 'en' });

const withLibrary = (options: HandlerOptions) => {
  server.use(...handlers(url, options));
};
const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title);

describe('the handlers for tests', () => {
  before(() => {
    server.listen();
  });
  afterEach(() => {
    server.resetHandlers();
  });
  after(() => {
    server.close();
  });

  it('stand for every endpoint of the contract', () => {
    assert.deepEqual(
      handlers(url).map(({ info }) => `${String(info.method)} ${String(info.path)}`),
      endpoints.map(({ method, path }) => `${method} ${url}/v1${path.replaceAll(/{(\w+)}/g, ':$1')}`),
    );
  });

  it('tell of the library', async () => {
    assert.deepEqual(await library.profile.get(), sampleProfile);
  });

  describe('search', () => {
    it('lists everything where nothing is asked for', async () => {
      const { total, items } = await library.catalog.search();
      assert.equal(total, sampleRecords.length);
      assert.equal(items.length, sampleRecords.length);
    });

    it('finds every word at the beginning of some word, whatever its case and accents', async () => {
      const { items } = await library.catalog.search({ q: 'TAFSIR suyuti' });
      assert.deepEqual(titles(items), ['Tafsīr al-Jalālayn']);
    });

    it('marks what matched', async () => {
      const { items } = await library.catalog.search({ q: 'las hirata' });
      assert.ok(items[0]);
      assert.deepEqual(items[0].highlights.title, [[0, 3]]);
      assert.deepEqual(items[0].highlights.contributors, [{ index: 0, ranges: [[0, 6]] }]);
    });

    it('shows the subject that matched where neither title nor names do', async () => {
      const { items } = await library.catalog.search({ q: 'kopi' });
      assert.deepEqual(items[0]?.highlights.other, { field: 'subject', text: 'Kopi', ranges: [[0, 4]] });
    });

    it('finds a title in its original script', async () => {
      const { items } = await library.catalog.search({ q: 'تفسير' });
      assert.deepEqual(titles(items), ['Tafsīr al-Jalālayn']);
    });

    it('narrows by several facets, widens by several values of one', async () => {
      const { items } = await library.catalog.search({ format: ['braille', 'ebook'], language: ['id'] });
      assert.deepEqual(titles(items), ['Gema Braille']);
    });

    it('counts each value of a facet as if it were chosen beside the other facets', async () => {
      const { facets } = await library.catalog.search({ format: ['braille'], language: ['id'] });
      const format = facets.find(({ name }) => name === 'format');
      assert.deepEqual(format?.values.slice(-2), [
        { value: 'braille', label: 'Braille', count: 1, selected: true },
        { value: 'journal', label: 'Magazine or journal', count: 1, selected: false },
      ]);
    });

    it('counts only the facets asked for', async () => {
      const { facets } = await library.catalog.search({ facets: ['branch', 'language'] });
      assert.deepEqual(
        facets.map(({ label }) => label),
        ['Language', 'Branch'],
      );
      assert.deepEqual((await library.catalog.search({ facets: ['none'] })).facets, []);
    });

    it('sorts by title, author and year', async () => {
      const first = async (sort: 'title' | 'author' | 'newest') =>
        (await library.catalog.search({ q: 'hindia', sort })).items[0]?.title;
      assert.equal(await first('title'), 'Bumi Manusia');
      assert.equal(await first('author'), 'Max Havelaar');
      assert.equal(await first('newest'), 'Jejak Langkah');
    });

    it('mends one typing error, unless told not to', async () => {
      const { correction, items } = await library.catalog.search({ q: `${mendedWord.typed} pelangi` });
      assert.deepEqual(correction, { query: 'laskar pelangi', applied: true });
      assert.deepEqual(titles(items), ['Laskar Pelangi']);
      assert.equal((await library.catalog.search({ q: mendedWord.typed, correct: 'false' })).total, 0);
    });

    it('says what could help where nothing was found', async () => {
      const { advice } = await library.catalog.search({ q: 'hujan', language: ['en'] });
      assert.deepEqual(advice, [
        { code: 'drop-filters', label: 'Search without filters', query: 'hujan', total: 1 },
      ]);
      assert.equal((await library.catalog.search({ q: 'xyz' })).advice?.[0]?.code, 'check-spelling');
    });

    it('goes from page to page by cursor', async () => {
      const ids = [];
      for await (const { id } of library.catalog.searchAll({ limit: 5 })) ids.push(id);
      assert.deepEqual(
        ids,
        sampleRecords.map(({ id }) => id),
      );
    });

    it('refuses a cursor that it did not give', async () => {
      await assert.rejects(library.catalog.search({ cursor: 'x' }), { code: 'cursor-invalid', status: 400 });
    });
  });

  it('suggest titles, then authors, subjects and series', async () => {
    const { items } = await library.catalog.suggest({ q: 'la' });
    assert.deepEqual(
      items.map(({ kind, text }) => `${kind} ${text}`),
      ['title Laskar Pelangi', 'title Jejak Langkah', 'series Tetralogi Laskar Pelangi'],
    );
    assert.equal((await library.catalog.suggest({ q: 'la', limit: 1 })).items.length, 1);
  });

  it('answer each record as it is kept', async () => {
    for (const record of sampleRecords) assert.deepEqual(await library.catalog.record(record.id), record);
  });

  it('answer a record that is not there with a problem in the language asked for', async () => {
    await assert.rejects(library.catalog.record('tidakada'), {
      code: 'record-not-found',
      title: 'There is no such record',
    });
  });

  it('leave out unknown ids where availability is asked for', async () => {
    const [known] = sampleRecords;
    const { items } = await library.catalog.availability(['tidakada', known!.id]);
    assert.deepEqual(items, [{ id: known!.id, availability: known!.availability }]);
  });

  it('list what was added last, the newest first', async () => {
    const { items } = await library.catalog.newArrivals({ limit: 3, audience: ['adult'] });
    const days = items.map(({ addedAt }) => addedAt);
    assert.equal(days.length, 3);
    assert.deepEqual(days, days.toSorted().reverse());
  });

  it('refuse what the contract refuses, by name', async () => {
    const answer = await fetch(`${url}/v1/catalog/search?limit=0&constructor=5&sort=title&sort=title`);
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    const { code, errors } = (await answer.json()) as { code: string; errors: { pointer: string }[] };
    assert.equal(code, 'bad-request');
    assert.deepEqual(
      errors.map(({ pointer }) => pointer),
      ['/query/constructor', '/query/sort', '/query/limit'],
    );
  });

  it('answer from records and a profile of the caller', async () => {
    withLibrary({ records: sampleRecords.slice(0, 1), profile: { ...sampleProfile, name: 'Taman Bacaan' } });
    assert.equal((await library.catalog.search()).total, 1);
    assert.equal((await library.profile.get()).name, 'Taman Bacaan');
  });

  describe('troubles', () => {
    it('fail one endpoint with the problem asked for, and no other', async () => {
      withLibrary({
        troubles: [failing('catalog.search', { status: 429, code: 'too-many-requests', retryAfter: 7 })],
      });
      await assert.rejects(library.catalog.search(), { code: 'too-many-requests', retryAfter: 7000 });
      assert.equal((await library.catalog.suggest({ q: 'hujan' })).items.length, 1);
    });

    it('pass after as many requests as asked for', async () => {
      withLibrary({ troubles: [failing('all', { times: 1 })] });
      await assert.rejects(library.profile.get(), { code: 'unavailable' });
      await library.profile.get();
    });

    it('cut the connection', async () => {
      withLibrary({ troubles: [offline()] });
      await assert.rejects(library.profile.get(), { name: 'NetworkError' });
    });

    it('answer late', async () => {
      withLibrary({ troubles: [slow('library.get', 50)] });
      const hurried = new Library({ url, retry: 0, timeout: 10 });
      await assert.rejects(hurried.profile.get(), { code: 'timeout' });
      await library.profile.get();
    });
  });
});
