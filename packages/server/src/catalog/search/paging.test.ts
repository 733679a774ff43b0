import { sortOrders } from '@pustaka/core/contract';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CursorInvalid } from './cursor.ts';
import type { SearchDocument } from './document.ts';
import type { SearchRequest } from './request.ts';
import { documentOf, ids, indexOf, requestOf, titled } from './testing/documents.ts';

describe('paging', () => {
  const many = Array.from({ length: 57 }, (_, i) =>
    documentOf(`r${i}`, {
      fields: { title: [`Buku ${'satu '.repeat(i % 3)}${i % 5}`], author: [`Nama ${i % 4}`] },
      sort: { newest: i % 6 },
    }),
  );

  for (const sort of sortOrders) {
    test(`all pages by ${sort} together are the whole list, while records come and go in between`, () => {
      const index = indexOf(...many);
      const whole = ids(index, { q: 'buku', sort, limit: 100 });
      const seen: string[] = [];
      let after: string | undefined;
      let pages = 0;
      do {
        const page = index.search(requestOf({ q: 'buku', sort, limit: 10, ...(after && { after }) }));
        seen.push(...page.hits.map(({ id }) => id));
        after = page.next;
        // Others arrive that change how rare the word is; they would stand at the very end or on a page already seen.
        const upserts = Array.from({ length: 40 }, (_, i) =>
          titled(`new${seen.length}-${i}`, 'Lain sama sekali'),
        );
        index.apply({ upserts, deletes: seen.slice(0, 2) });
      } while (after && ++pages < whole.length);
      assert.deepEqual(seen, whole);
    });
  }

  for (const sort of sortOrders) {
    test(`a page by ${sort} goes on after the last record, whatever comes, moves and goes on either side of it`, () => {
      const held = new Map(many.map((document) => [document.id, document]));
      const index = indexOf(...many);
      const pageAfter = (after?: string) =>
        index.search(requestOf({ q: 'buku', sort, limit: 10, ...(after !== undefined && { after }) }));
      let { hits, next } = pageAfter();
      while (next !== undefined) {
        const before = ids(index, { q: 'buku', sort, limit: 100 });
        const last = hits.at(-1)!.id;
        const at = before.indexOf(last);
        const [seen, toGoAhead, ahead, toGoBack, gone] = [0, 1, at + 1, at + 2, at + 3].map((place) =>
          held.get(before[place]!)!,
        ) as [SearchDocument, SearchDocument, SearchDocument, SearchDocument, SearchDocument];
        const upserts = [
          { ...seen, id: `${seen.id}-twin` },
          { ...ahead, id: `${ahead.id}-twin` },
          { ...ahead, id: toGoAhead.id },
          { ...seen, id: toGoBack.id },
        ];
        index.apply({ upserts, deletes: [last, gone.id] });
        for (const document of upserts) held.set(document.id, document);
        held.delete(gone.id);
        // The list as it is now, but for the last record, which tells where the page has to begin.
        const list = ids(indexOf(...held.values()), { q: 'buku', sort, limit: 100 });
        const rest = list.slice(list.indexOf(last) + 1);
        held.delete(last);
        ({ hits, next } = pageAfter(next));
        assert.deepEqual(
          hits.map(({ id }) => id),
          rest.slice(0, 10),
        );
        assert.equal(next !== undefined, rest.length > 10);
      }
    });
  }

  test('a cursor of another query, filter or order is refused', () => {
    const index = indexOf(...many);
    const after = index.search(requestOf({ q: 'buku', limit: 5 })).next!;
    const others: Partial<SearchRequest>[] = [
      { q: 'nama' },
      { sort: 'title' },
      { filters: { format: ['book'] } },
    ];
    for (const other of others) {
      assert.throws(() => index.search(requestOf({ q: 'buku', limit: 5, after, ...other })), CursorInvalid);
    }
  });

  test('whatever is passed as a cursor, it is used or refused as one', () => {
    const index = indexOf(...many);
    const good = index.search(requestOf({ q: 'buku', limit: 5 })).next!;
    const parts = JSON.parse(Buffer.from(good, 'base64url').toString()) as unknown[];
    const forged = fc
      .tuple(fc.nat(3), fc.jsonValue())
      .map(([at, value]) => Buffer.from(JSON.stringify(parts.with(at, value))).toString('base64url'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), forged), (after) => {
        try {
          index.search(requestOf({ q: 'buku', limit: 5, after }));
        } catch (error) {
          assert.ok(error instanceof CursorInvalid, String(error));
        }
      }),
    );
  });

  test('a cursor fits into the contract, however long the heading and the query', () => {
    const long = Array.from({ length: 3 }, (_, i) => titled(`${i}`.padEnd(64, 'x'), '東京大学'.repeat(40)));
    for (const sort of sortOrders) {
      const { next } = indexOf(...long).search(requestOf({ q: '東京大学'.repeat(40), sort, limit: 1 }));
      assert.ok(next!.length <= 512, `${next!.length} characters`);
    }
  });
});
