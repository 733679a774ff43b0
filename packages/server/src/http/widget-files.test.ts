import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Problem } from '@pustaka/core/contract';
import { homePolicy } from './home/page.ts';
import { sampleServer, suite } from './testing.ts';
import type { SampleServer } from './testing.ts';

describe('the widgets’ files', () => {
  const owner = suite();
  let server: SampleServer;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pustaka-widgets-'));
    await mkdir(join(folder, 'cdn'));
    for (const name of [
      'loader.js',
      'catalog-search.js',
      'new-arrivals.js',
      'record-view-Ab3_x9Qz.js',
      '.hidden.js',
    ]) {
      await writeFile(join(folder, 'cdn', name), '// a widget');
    }
    await writeFile(join(folder, 'secret.txt'), 'secret');
    server = await sampleServer(owner, { widgets: join(folder, 'cdn') });
  });
  after(() => rm(folder, { recursive: true }));

  it('may be loaded by any page, as the module scripts that they are', async () => {
    const { status, headers } = await server.get('/widgets/loader.js');
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.ok(headers.get('etag'));
  });

  it('tell any page that one is not there', async () => {
    const { status, headers } = await server.get('/widgets/gone-Ab3_x9Qz.js');
    assert.equal(status, 404);
    assert.equal(headers.get('access-control-allow-origin'), '*');
  });

  it('are kept for good where their name holds a hash, and for minutes where a page names them', async () => {
    const caching = async (name: string) =>
      (await server.get(`/widgets/${name}`)).headers.get('cache-control');
    assert.equal(await caching('record-view-Ab3_x9Qz.js'), 'public, max-age=31536000, immutable');
    for (const name of ['loader.js', 'catalog-search.js', 'new-arrivals.js']) {
      assert.equal(await caching(name), 'public, max-age=300');
    }
  });

  it('are all that can be reached there', async () => {
    const paths = [
      '../secret.txt',
      '..%2fsecret.txt',
      '%2e%2e/secret.txt',
      '..%5csecret.txt',
      '.hidden.js',
      '',
      '.',
      'nothing.js',
      '/etc/passwd',
    ];
    for (const path of paths) {
      const answer = await server.send(
        `GET /widgets/${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1\.1 404 [^]*"code":"not-found"/, path);
    }
  });

  it('refuse to be written', async () => {
    assert.equal((await server.get('/widgets/loader.js', { method: 'PUT', body: 'x' })).status, 404);
    assert.equal((await server.get('/widgets/loader.js', { method: 'DELETE' })).status, 404);
  });

  it('stand on the root page, which keeps to a strict policy', async () => {
    const response = await server.get('/', { headers: { 'accept-language': 'en' } });
    const page = await response.text();
    assert.equal(response.headers.get('content-security-policy'), homePolicy);
    assert.match(page, /<html lang="en">/);
    assert.match(page, new RegExp(`<script type="module" src="${server.url}/widgets/loader.js">`));
    assert.match(page, /&#60;pustaka-catalog-search library=&#34;http:/);
    assert.doesNotMatch(homePolicy, /unsafe/);
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(page)!;
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(homePolicy.includes(`style-src 'sha256-${hash}'`));
  });
});

describe('a server whose widgets have not been built', () => {
  it('says so on its root page and answers a problem for the files', async (t) => {
    const server = await sampleServer(t, { libraryName: () => Promise.resolve('<b>Buku & "Baca"</b>') });
    const page = await (await server.get('/')).text();
    assert.match(page, /<h1>&#60;b&#62;Buku &#38; &#34;Baca&#34;&#60;\/b&#62;<\/h1>/);
    assert.match(page, /belum dibangun/);
    assert.doesNotMatch(page, /<script/);
    const response = await server.get('/widgets/loader.js');
    assert.equal(((await response.json()) as Problem).code, 'not-found');
  });

  it('puts no address that a caller made up into its page unescaped', async (t) => {
    const server = await sampleServer(t);
    const answer = await server.send(
      'GET / HTTP/1.1\r\nHost: x"><script>alert(1)</script>\r\nConnection: close\r\n\r\n',
    );
    assert.doesNotMatch(answer, /<script>alert/);
  });
});
