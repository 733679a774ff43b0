import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { getLibrary } from '@pustaka/core/contract';
import type { Problem } from '@pustaka/core/contract';
import { route } from './route.ts';
import { sampleRecord, sampleServer, suite } from './testing.ts';
import type { SampleServer } from './testing.ts';

const record = '/v1/catalog/records/laskarpelangi';

describe('an endpoint of the contract', () => {
  const owner = suite();
  let server: SampleServer;
  before(async () => void (server = await sampleServer(owner)));

  const problem = async (path: string, init?: RequestInit) => {
    const response = await server.get(path, init);
    assert.match(response.headers.get('content-type')!, /^application\/problem\+json/);
    return { response, body: (await response.json()) as Problem };
  };

  it('answers JSON that may be kept for as long as the contract says', async () => {
    const response = await server.get(record);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(response.headers.get('cache-control'), 'public, max-age=30');
    assert.deepEqual(await response.json(), sampleRecord);
  });

  it('gives handlers numbers, defaults and lists, as the contract declares them', async () => {
    const suggestions = await server.get('/v1/catalog/suggest?q=laskar+pelangi');
    assert.equal(
      ((await suggestions.json()) as { items: { text: string }[] }).items[0]?.text,
      'laskar pelangi 8',
    );
    const availability = await server.get('/v1/catalog/availability?id=a&id=b');
    assert.deepEqual(
      ((await availability.json()) as { items: { id: string }[] }).items.map(({ id }) => id),
      ['a', 'b'],
    );
  });

  it('answers 304 without a body to who has the answer already', async () => {
    const etag = (await server.get(record)).headers.get('etag')!;
    for (const known of [etag, `"other", ${etag}`, '*']) {
      // Node's fetch would make `cache-control: no-cache` of it, which asks for a fresh answer.
      const text = await server.send(
        `GET ${record} HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${known}\r\nConnection: close\r\n\r\n`,
      );
      assert.match(text, /^HTTP\/1\.1 304 /);
      assert.match(text, /\r\nCache-Control: public, max-age=30\r\n/);
      assert.ok(text.endsWith('\r\n\r\n'));
    }
  });

  it('varies by what it looks at', async () => {
    const response = await server.get(record);
    const vary = response.headers.get('vary')!.toLowerCase();
    for (const name of ['accept', 'accept-language', 'origin'])
      assert.ok(vary.split(', ').includes(name), vary);
  });

  it('answers HEAD with the headers of GET alone', async () => {
    const [head, get] = [await server.get(record, { method: 'HEAD' }), await server.get(record)];
    assert.equal(head.status, 200);
    assert.equal(head.headers.get('etag'), get.headers.get('etag'));
    assert.equal(await head.text(), '');
  });

  it('refuses other methods and says which it knows', async () => {
    for (const path of [record, '/healthz', '/v1/openapi.json', '/']) {
      const { response, body } = await problem(path, { method: 'DELETE' });
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
      assert.equal(body.code, 'method-not-allowed');
    }
    const options = await server.get(record, { method: 'OPTIONS' });
    assert.equal(options.status, 204);
    assert.equal(options.headers.get('allow'), 'GET, HEAD, OPTIONS');
  });

  it('chooses the representation by Accept and its q-values', async () => {
    const cases = [
      ['application/x-bibtex', 'application/x-bibtex; charset=utf-8'],
      [
        'application/x-bibtex;q=0.3, application/x-research-info-systems;q=0.9',
        'application/x-research-info-systems; charset=utf-8',
      ],
      ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json; charset=utf-8'],
      ['application/json;q=0, application/ld+json', 'application/ld+json; charset=utf-8'],
    ] as const;
    for (const [accept, type] of cases) {
      const response = await server.get(record, { headers: { accept } });
      assert.equal(response.headers.get('content-type'), type, accept);
    }
  });

  it('names what it has where nothing is acceptable', async () => {
    const { response, body } = await problem(record, { headers: { accept: 'text/html' } });
    assert.equal(response.status, 406);
    assert.match(body.detail!, /application\/marc,/);
  });

  it('answers a suffix with its representation whatever Accept says, and names the download', async () => {
    const response = await server.get(`${record}.ris`, { headers: { accept: 'text/html' } });
    assert.equal(response.headers.get('content-type'), 'application/x-research-info-systems; charset=utf-8');
    assert.equal(response.headers.get('content-disposition'), "inline; filename*=UTF-8''laskarpelangi.ris");
    assert.equal(await response.text(), 'as .ris');
  });

  it('answers a problem of the domain in the reader’s language', async () => {
    const { response, body } = await problem('/v1/catalog/records/none', {
      headers: { 'accept-language': 'en-US' },
    });
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('content-language'), 'en');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.deepEqual(body, {
      type: 'urn:pustaka:problem:record-not-found',
      code: 'record-not-found',
      status: 404,
      title: 'The catalogue has no such record',
      requestId: response.headers.get('x-request-id'),
    });
    const indonesian = await problem('/v1/catalog/records/none');
    assert.equal(indonesian.body.title, 'Katalog tidak memiliki data ini');
  });

  it('has nothing at other addresses, however they are written', async () => {
    const strange = [
      '/v1/nothing',
      '//v1/library',
      '/v1//library',
      '/v1/library/',
      '/V1/library',
      '/v1%2Flibrary',
      '/v2',
      '/x',
    ];
    for (const path of strange) assert.equal((await problem(path)).body.code, 'not-found', path);
  });
});

describe('a request that the contract refuses', () => {
  const owner = suite();
  let server: SampleServer;
  before(async () => void (server = await sampleServer(owner)));

  const errorsOf = async (path: string, language = 'en') => {
    const response = await server.get(path, { headers: { 'accept-language': language } });
    const body = (await response.json()) as Problem;
    assert.equal(response.status, 400, path);
    assert.equal(body.code, 'bad-request', path);
    return body.errors!;
  };

  it('hears of every field at fault, by pointer, in its language', async () => {
    assert.deepEqual(await errorsOf('/v1/catalog/suggest?limit=50&qq=x'), [
      { pointer: '/query/qq', code: 'unknown', message: 'qq is not known. Known are: q, limit.' },
      { pointer: '/query/q', code: 'required', message: 'q is required.' },
      { pointer: '/query/limit', code: 'too-large', message: 'limit must be at most 20.' },
    ]);
    assert.equal((await errorsOf('/v1/catalog/suggest', 'id'))[0]?.message, 'q wajib diisi.');
  });

  const cases: [what: string, path: string, pointer: string, code: string][] = [
    ['a number in words', '/v1/catalog/suggest?q=a&limit=ten', '/query/limit', 'wrong-type'],
    ['a broken number', '/v1/catalog/suggest?q=a&limit=1.5', '/query/limit', 'wrong-type'],
    ['an empty text', '/v1/catalog/suggest?q=', '/query/q', 'too-short'],
    ['a text without end', `/v1/catalog/suggest?q=${'a'.repeat(301)}`, '/query/q', 'too-long'],
    ['a single parameter given twice', '/v1/catalog/suggest?q=a&q=b', '/query/q', 'repeated'],
    ['a parameter of a list that is empty', '/v1/catalog/availability?id=a&id=', '/query/id', 'too-short'],
    ['a list that is too long', `/v1/catalog/availability?${'id=a&'.repeat(51)}`, '/query/id', 'too-many'],
    ['a path parameter without end', `/v1/catalog/records/${'a'.repeat(65)}`, '/path/id', 'too-long'],
    ['the name of a prototype', '/v1/library?__proto__=1', '/query/__proto__', 'unknown'],
    ['a property of all objects', '/v1/library?constructor=1', '/query/constructor', 'unknown'],
    ['brackets for a list', '/v1/catalog/availability?id[]=1', '/query/id[]', 'unknown'],
    ['a name with a slash and a tilde', '/v1/library?a%2Fb~c=1', '/query/a~1b~0c', 'unknown'],
    ['percent-encoding that is none', '/v1/catalog/suggest?q=%zz', '/query', 'malformed'],
    ['bytes that are not UTF-8', '/v1/catalog/records/%ff', '/path', 'malformed'],
    ['a NUL', '/v1/catalog/records/a%00b', '/path', 'malformed'],
  ];
  for (const [what, path, pointer, code] of cases) {
    it(`is told of ${what}`, async () => {
      const found = (await errorsOf(path)).map((error) => ({ pointer: error.pointer, code: error.code }));
      assert.ok(
        found.some((error) => error.pointer === pointer && error.code === code),
        JSON.stringify(found),
      );
    });
  }

  it('hears of a limited number of faults, however many it has', async () => {
    const query = Array.from({ length: 2_000 }, (_, index) => `p${index}=1`).join('&');
    assert.equal((await errorsOf(`/v1/library?${query}`)).length, 20);
  });
});

describe('an answer that breaks the contract', () => {
  for (const [what, answer] of [
    ['lacks a field', {}],
    ['has a field that the contract does not name', { ...sampleRecord, secret: 1 }],
  ] as const) {
    it(`is not sent where it ${what}`, async (t) => {
      const broken = route(getLibrary, () => answer as never);
      const server = await sampleServer(t, { routes: [broken] });
      const response = await server.get('/v1/library');
      assert.equal(response.status, 500);
    });
  }
});
