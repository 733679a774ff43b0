import { facetNames, sortOrders } from '@pustaka/core/contract';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { SearchDocument } from './document.ts';
import { SearchIndex } from './search-index.ts';
import {
  catalogues,
  documentOf,
  filters,
  ids,
  indexOf,
  queries,
  requestOf,
  titled,
} from './testing/documents.ts';
import { Oracle } from './testing/oracle.ts';

describe('against looking at every record', () => {
  test('a search finds exactly the records that match', () => {
    fc.assert(
      fc.property(catalogues, queries, filters, (documents, q, filters) => {
        const result = indexOf(...documents).search(requestOf({ q, filters, limit: 100 }));
        const expected = new Oracle(documents).matching(q, filters);
        assert.deepEqual(result.hits.map(({ id }) => id).sort(), expected);
        assert.equal(result.total, expected.length);
      }),
      { numRuns: 400 },
    );
  });

  test('each facet count is what choosing that value would find', () => {
    fc.assert(
      fc.property(catalogues, queries, filters, (documents, q, filters) => {
        const result = indexOf(...documents).search(requestOf({ q, filters, facets: facetNames }));
        assert.deepEqual(result.facets, new Oracle(documents).facets(q, filters, facetNames));
      }),
      { numRuns: 400 },
    );
  });
});

test('rare words are found beside words that nearly every record has', () => {
  const documents = Array.from({ length: 1500 }, (_, i) =>
    titled(`r${i}`, `Buku ${i % 10 ? 'besar' : 'kecil'} ${i % 500} ${i % 7 ? 'tulisan' : 'menulis'}`),
  );
  const index = indexOf(...documents);
  const oracle = new Oracle(documents);
  for (const q of [
    'buku 77',
    '77 buku besar',
    '490 kecil buku',
    'buku besar 490',
    '7 menulis',
    'tulis 8 buku',
  ]) {
    const found = ids(index, { q, limit: 100 }).sort();
    assert.deepEqual(found, oracle.matching(q, {}), q);
  }
});

test('whatever is typed gets an answer', () => {
  const documents = ['Laskar Pelangi', 'Bumi manusia', 'Anak semua bangsa', '899.221', '東京'];
  const index = indexOf(...documents.map((title, i) => titled(`r${i}`, title)));
  const pasted = fc.array(fc.constantFrom('lasakr', 'bmi', 'xyz', 'per', '"', 'anak2', '9-78'), {
    maxLength: 60,
  });
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    pasted.map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(typed, (q) => {
      const result = index.search(requestOf({ q, correct: true, facets: facetNames }));
      assert.equal(result.hits.length, Math.min(result.total, 20));
      assert.ok(index.suggest(q, 3).length <= 3);
    }),
    { numRuns: 300 },
  );
});

describe('independence of history', () => {
  const changes = fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.boolean()), { maxLength: 30 });

  test('an index that saw many changes answers as one built at once', () => {
    fc.assert(
      fc.property(catalogues, changes, queries, filters, (documents, steps, q, filters) => {
        const index = new SearchIndex();
        const held = new Map<string, SearchDocument>();
        for (const [at, content, deletes] of steps) {
          const document = documents[at];
          const source = documents[content];
          if (!document || !source) continue;
          const changed = { ...source, id: document.id };
          if (deletes) held.delete(document.id);
          else held.set(document.id, changed);
          index.apply(
            deletes ? { upserts: [], deletes: [document.id] } : { upserts: [changed], deletes: [] },
          );
        }
        const fresh = indexOf(...held.values());
        assert.equal(index.size, held.size);
        for (const sort of sortOrders) {
          const request = requestOf({ q, filters, sort, facets: facetNames, limit: 3, correct: true });
          assert.deepEqual(index.search(request), fresh.search(request));
        }
        assert.deepEqual(index.suggest(q, 5), fresh.suggest(q, 5));
      }),
      { numRuns: 200 },
    );
  });

  test('thousands of changes, with compactions in between, leave the last state', () => {
    const index = new SearchIndex();
    const last = new Map<string, SearchDocument>();
    for (let round = 0; round < 60; round++) {
      const upserts = Array.from({ length: 100 }, (_, i) => {
        const number = (round * 37 + i * 11) % 700;
        return documentOf(`r${number}`, {
          fields: { title: [`putaran ${round} nomor ${number}`], author: [`penulis ${number % 7}`] },
          facets: { format: [round % 2 ? 'book' : 'ebook'], author: [`penulis ${number % 7}`] },
        });
      });
      const deletes = [`r${round}`, `r${(round * 13) % 700}`];
      for (const id of deletes) last.delete(id);
      for (const document of upserts) last.set(document.id, document);
      index.apply({ upserts, deletes });
    }
    const fresh = indexOf(...last.values());
    assert.equal(index.size, last.size);
    for (const q of ['', 'penulis', 'putaran 59', '"nomor 14"', 'penulis 3']) {
      const request = requestOf({ q, facets: facetNames, limit: 50 });
      assert.deepEqual(index.search(request), fresh.search(request));
      assert.deepEqual(index.suggest(q, 10), fresh.suggest(q, 10));
    }
  });
});

describe('relevance', () => {
  test('a title that is the query comes before titles that contain it, whatever else speaks for them', () => {
    const index = indexOf(
      documentOf('a', {
        fields: { title: ['Pelangi pelangi'], subject: ['pelangi'], note: ['pelangi'], author: ['Pelangi'] },
      }),
      titled('b', 'Pelangi'),
      titled('c', 'Laskar Pelangi'),
    );
    assert.deepEqual(ids(index, { q: 'pelangi' }), ['b', 'a', 'c']);
  });

  test('the title weighs more than the author, the author more than the subject, the subject more than a note', () => {
    const index = indexOf(
      documentOf('note', { fields: { title: ['Satu'], note: ['hutan'] } }),
      documentOf('subject', { fields: { title: ['Dua'], subject: ['hutan'] } }),
      documentOf('author', { fields: { title: ['Tiga'], author: ['Hutan'] } }),
      documentOf('title', { fields: { title: ['Hutan empat'] } }),
    );
    assert.deepEqual(ids(index, { q: 'hutan' }), ['title', 'author', 'subject', 'note']);
  });

  test('words that stand together come before words that stand apart', () => {
    const index = indexOf(titled('a', 'Merah di atas putih'), titled('b', 'Kisah bendera merah putih'));
    assert.deepEqual(ids(index, { q: 'merah putih' }), ['b', 'a']);
  });

  test('the end of one title and the beginning of another do not stand together', () => {
    const index = indexOf(
      documentOf('a', { fields: { title: ['Kisah satu dua bumi', 'Manusia kisah'] } }),
      titled('b', 'Bumi kisah manusia'),
    );
    assert.deepEqual(ids(index, { q: 'bumi manusia' }), ['b', 'a']);
  });

  test('a related form never comes before the exact form in the same field', () => {
    const words = fc.constantFrom('tulis', 'menulis', 'tulisan', 'penulis', 'dituliskan', 'buku', 'kota');
    const field = fc.constantFrom('title', 'author', 'subject', 'series', 'contents', 'note' as const);
    const padding = fc.array(fc.constantFrom('satu', 'dua', 'tiga'), { maxLength: 3 });
    fc.assert(
      fc.property(
        words,
        words,
        field,
        padding,
        padding,
        fc.subarray(['contents', 'note']),
        (q, other, field, a, b, more) => {
          fc.pre(q !== other);
          const further = Object.fromEntries(
            more.filter((name) => name !== field).map((name) => [name, [other]]),
          );
          const index = indexOf(
            documentOf('exact', { fields: { title: ['x'], [field]: [[...a, q].join(' ')] } }),
            documentOf('related', {
              fields: { title: ['x'], ...further, [field]: [[other, ...b].join(' ')] },
            }),
          );
          assert.equal(ids(index, { q })[0], 'exact');
        },
      ),
    );
  });

  test('a word that merely looks like an affixed one stays whole', () => {
    const index = indexOf(titled('a', 'Pelangi'), titled('b', 'Langit'), titled('c', 'Lang'));
    assert.deepEqual(ids(index, { q: 'pelangi' }), ['a']);
  });
});

describe('what counts as the same', () => {
  const cases: [title: string, query: string][] = [
    ["Tafsir Al-Qur'an", 'quran'],
    ["Tafsir Al-Qur'an", 'alquran'],
    ['Tafsir Al-Qurʼān', "Al-Qur'an"],
    ['Cerita anak-anak', 'anak2'],
    ['Cerita anak2', 'anak-anak'],
    ["L'Étranger", 'etranger'],
    ["L'Étranger", "l'etranger"],
    ['J. K. Rowling', 'JK Rowling'],
    ['القُرْآنُ الكَرِيم', 'القران الكريم'],
    ['مدرسة', 'مدرسه'],
    ['שָׁלוֹם', 'שלום'],
    ['हिन्दी', 'हिंदी'],
    ['Tahun ٢٠٢٦', '2026'],
    ['東京大学', '大学'],
    ['東京大学', '京'],
    ['ประเทศไทย', 'ไทย'],
    ['Belajar C++', 'c++'],
    ['Ⅷ Ｆｕｌｌ', 'viii full'],
    ['Straße', 'strasse'],
  ];
  for (const [title, query] of cases) {
    test(`“${query}” finds “${title}”`, () => {
      assert.deepEqual(ids(indexOf(titled('a', title), titled('b', 'Lain')), { q: query }), ['a']);
    });
  }

  test('C++ is not C, nor are other letters', () => {
    const index = indexOf(titled('a', 'Belajar C++'), titled('b', 'Vitamin C'));
    assert.deepEqual(ids(index, { q: 'c' }), ['b']);
  });
});

describe('numbers', () => {
  const index = indexOf(
    documentOf('isbn', { fields: { title: ['Laskar Pelangi'], identifier: ['979-3062-79-7'] } }),
    documentOf('issn', { fields: { title: ['Tempo'], identifier: ['0126-427X'] } }),
    documentOf('call', { fields: { title: ['Sang Pemimpi'], callNumber: ['899.221 HIR l'] } }),
    titled('year', '1984'),
  );
  for (const q of [
    '9793062797',
    '979-3062-79-7',
    '9789793062792',
    '978-979-3062-79-2',
    'ISBN: 978 979 3062 79 2',
  ]) {
    test(`the ISBN ${q} finds its record`, () => assert.deepEqual(ids(index, { q }), ['isbn']));
  }
  for (const q of ['0126-427X', '0126-427x', '0126427X', 'ISSN 0126-427X', 'ISSN: 0126 427X']) {
    test(`the ISSN ${q} finds its record`, () => assert.deepEqual(ids(index, { q }), ['issn']));
  }
  for (const q of ['899.221 HIR l', '899.221', '899.2', '899.221hir', 'hir 899.221']) {
    test(`the call number ${q} finds its record`, () => assert.deepEqual(ids(index, { q }), ['call']));
  }
  test('a year is not a call number', () => assert.deepEqual(ids(index, { q: '1984' }), ['year']));
});

describe('corrections and advice', () => {
  const index = indexOf(
    ...Array.from({ length: 12 }, (_, i) => titled(`p${i}`, `Laskar Pelangi ${i}`)),
    titled('q', 'Laskar pelagni'),
    titled('r', 'Perpustakaan kota'),
  );
  const cases: [typed: string, meant: string][] = [
    ['laksar pelangi 3', 'laskar pelangi 3'],
    ['laskarpelangi 3', 'laskar pelangi 3'],
    ['Perpustakan kota', 'perpustakaan kota'],
    ['per pustakaan kota', 'perpustakaan kota'],
  ];
  for (const [typed, meant] of cases) {
    test(`“${typed}” finds nothing and is mended to “${meant}”`, () => {
      const result = index.search(requestOf({ q: typed, correct: true }));
      assert.deepEqual(result.correction, { query: meant, applied: true });
      assert.equal(result.total, 1);
    });
  }

  test('a query that finds a little is answered as typed, with a correction offered', () => {
    const result = index.search(requestOf({ q: 'pelagni', correct: true }));
    assert.deepEqual(result.hits, [{ id: 'q' }]);
    assert.deepEqual(result.correction, { query: 'pelangi', applied: false });
  });

  test('who wants the words as typed gets them, and a way to what was probably meant', () => {
    const result = index.search(requestOf({ q: 'laksar', correct: false }));
    assert.equal(result.total, 0);
    assert.deepEqual(result.correction, { query: 'laskar', applied: false });
    assert.deepEqual(result.advice, [{ code: 'check-spelling', query: 'laskar', total: 13 }]);
  });

  test('numbers are not mended', () => {
    assert.equal(index.search(requestOf({ q: 'laskar 13', correct: true })).correction, undefined);
  });

  test('where filters are in the way, that is what is said', () => {
    const result = index.search(requestOf({ q: 'pelangi', filters: { format: ['map'] } }));
    assert.deepEqual(result.advice?.[0], { code: 'drop-filters', query: 'pelangi', total: 12 });
  });

  test('where one word too many was typed, the query without it is proposed', () => {
    const result = index.search(requestOf({ q: 'perpustakaan zzzzzzzz kota' }));
    assert.deepEqual(result.advice, [{ code: 'drop-word', query: 'perpustakaan kota', total: 1 }]);
  });

  test('of a long query, words are not left out in turn: each would be a search more', () => {
    const advice = (q: string) => index.search(requestOf({ q })).advice;
    const eight = 'zzzzzzzz laskar pelangi laskar pelangi laskar pelangi laskar';
    assert.equal(advice(eight)?.[0]?.code, 'drop-word');
    assert.deepEqual(advice(`${eight} pelangi`), [{ code: 'check-spelling' }]);
  });
});
