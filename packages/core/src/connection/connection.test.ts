import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getAvailability, getRecord, searchCatalog, suggestCatalog } from '../contract/catalog.ts';
import { Connection } from './connection.ts';
import { ArgumentError } from './errors/index.ts';
import { json, serve } from './server.fixture.ts';

const url = 'https://perpustakaan.example.go.id';

describe('the address of a call', () => {
  it('lies below the place where the library is mounted', () => {
    for (const mounted of [
      `${url}/layanan/perpus`,
      `${url}/layanan/perpus/`,
      new URL(`${url}/layanan/perpus?a#b`),
    ]) {
      const connection = new Connection({ url: mounted });
      assert.equal(
        connection.address(getRecord, { params: { id: 'a/b' } }),
        `${url}/layanan/perpus/v1/catalog/records/a%2Fb`,
      );
    }
  });

  it('is the same for equal calls, and repeats the values of a list', () => {
    const connection = new Connection({ url });
    const address = `${url}/v1/catalog/search?format=book&format=ebook&limit=5&q=laut+%26+hujan`;
    assert.equal(
      connection.address(searchCatalog, {
        query: { q: 'laut & hujan', limit: 5, format: ['book', 'ebook'] },
      }),
      address,
    );
    assert.equal(
      connection.address(searchCatalog, {
        query: { format: ['book', 'ebook'], cursor: undefined, limit: 5, q: 'laut & hujan' },
      }),
      address,
    );
  });

  it('goes by the address of the page or worker where it is relative', (t) => {
    assert.throws(() => new Connection({ url: '/perpus' }), TypeError);
    Object.defineProperty(globalThis, 'location', { value: { href: `${url}/halaman` }, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, 'location'));
    assert.equal(new Connection({ url: '/perpus' }).base, `${url}/perpus/v1`);
  });
});

describe('arguments that break the contract', () => {
  const refused = async (call: (connection: Connection) => Promise<unknown>) => {
    const connection = new Connection({ url, fetch: () => assert.fail('something was sent') });
    try {
      await call(connection);
    } catch (error) {
      assert.ok(error instanceof ArgumentError);
      assert.equal(error.code, 'bad-request');
      assert.equal(error.advice, 'fix-request');
      return error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    }
    return assert.fail('nothing was refused');
  };

  it('are refused by pointer before anything is sent', async () => {
    assert.deepEqual(await refused((to) => to.request(suggestCatalog, { query: { q: '', limit: 21 } })), [
      '/query/q too_small',
      '/query/limit too_big',
    ]);
    assert.deepEqual(await refused((to) => to.request(getRecord, { params: { id: '' } })), [
      '/path/id too_small',
    ]);
    assert.deepEqual(await refused((to) => to.request(getAvailability, { query: { id: ['a', ''] } })), [
      '/query/id/1 too_small',
    ]);
  });

  it('are refused where something is missing', async () => {
    assert.deepEqual(await refused((to) => to.request(getRecord, {})), ['/path/id invalid_type']);
  });

  it('are refused by name where the contract does not know them', async () => {
    const query = { q: 'hujan', 'halaman/2': 1, constructor: 'x' };
    assert.deepEqual(await refused((to) => to.request(searchCatalog, { query })), [
      '/query/halaman~12 unknown',
      '/query/constructor unknown',
    ]);
    const params = { id: 'a', suffix: '.ris' };
    assert.deepEqual(await refused((to) => to.request(getRecord, { params })), ['/path/suffix unknown']);
  });
});

describe('what is sent', () => {
  const sentBy = async (options: { site?: string; language?: string }) => {
    let headers = new Headers();
    const connection = new Connection({
      url,
      ...options,
      fetch: (input) => {
        ({ headers } = input as Request);
        return Promise.resolve(Response.json({ items: [] }));
      },
    });
    await connection.request(suggestCatalog, { query: { q: 'hujan' } });
    return Object.fromEntries(headers);
  };

  it('bears no header that would make a browser ask first', async () => {
    assert.deepEqual(await sentBy({}), { accept: 'application/json' });
    assert.deepEqual(await sentBy({ language: 'id' }), {
      accept: 'application/json',
      'accept-language': 'id',
    });
  });

  it('bears the site where one is given', async () => {
    assert.deepEqual(await sentBy({ site: 'kota' }), { accept: 'application/json', 'pustaka-site': 'kota' });
  });
});

describe('an answer', () => {
  it('is read as the contract has it; fields that the contract does not know are left out', async (t) => {
    const { url, asked } = await serve(t, (response) => {
      json(response, { items: [{ text: 'Hujan', kind: 'title', ranges: [[0, 3]], later: true }], later: 1 });
    });
    const answer = await new Connection({ url }).request(suggestCatalog, { query: { q: 'huj' } });
    assert.deepEqual(answer, { items: [{ text: 'Hujan', kind: 'title', ranges: [[0, 3]] }] });
    assert.deepEqual(asked, ['/v1/catalog/suggest?q=huj']);
  });
});
