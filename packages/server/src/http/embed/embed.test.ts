import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { sampleServer } from '../testing.ts';
import { accentStyle } from './accent.ts';

describe('the page for a frame', () => {
  it('may be framed by anybody, and nothing else may', async (t) => {
    const server = await sampleServer(t);
    const { status, headers } = await server.get('/embed/catalog-search');
    assert.equal(status, 200);
    assert.equal(headers.get('x-frame-options'), null);
    assert.doesNotMatch(headers.get('content-security-policy')!, /frame-ancestors/);
    for (const path of [
      '/',
      '/embed/',
      '/embed/loan-status',
      '/v1/library',
      '/widgets/none.js',
      '/metrics',
    ]) {
      const other = await server.get(path);
      assert.match(other.headers.get('content-security-policy')!, /frame-ancestors 'none'/, path);
      assert.equal(other.headers.get('x-frame-options'), 'SAMEORIGIN', path);
    }
  });

  it('runs what it brings under a strict policy, sets no cookie and lets nobody sign in', async (t) => {
    const server = await sampleServer(t);
    const { headers, policy, html } = await open(server, '?scheme=auto&accent=8a1538');
    assert.equal(headers.get('set-cookie'), null);
    assert.doesNotMatch(policy, /unsafe|\*/);
    assert.match(policy, /default-src 'none'.*form-action 'none'.*require-trusted-types-for 'script'/);
    const inline = [...html.matchAll(/<(?:style|script type="module")>([^]*?)<\//g)].map(([, text]) => text!);
    assert.equal(inline.length, 2);
    for (const text of inline) assert.ok(policy.includes(hashOf(text)), text);
    assert.doesNotMatch(html, / site=|sign-in|loan-status/);
  });

  it('speaks the language that the address names, else the reader’s', async (t) => {
    const server = await sampleServer(t);
    assert.match((await open(server, '?lang=en')).html, /<html lang="en">/);
    assert.match((await open(server, '')).html, /<html lang="id">/);
    const { html } = await open(server, '', { 'accept-language': 'en' });
    assert.match(html, /<html lang="en">[^]*<title>Search the catalogue – Perpustakaan Kota</);
  });

  it('looks as the address says', async (t) => {
    const server = await sampleServer(t);
    assert.match((await open(server, '')).html, /:root\{color-scheme:light;\}/);
    assert.match((await open(server, '?scheme=dark')).html, /:root\{color-scheme:dark;\}/);
    const { html } = await open(server, '?scheme=auto&accent=8a1538');
    assert.match(html, /color-scheme:light dark;--pustaka-accent:#8a1538;--pustaka-on-accent:#fff;/);
    assert.match(
      html,
      /@media\(prefers-color-scheme:dark\)\{:root\{--pustaka-accent:#b97388;--pustaka-on-accent:#000;/,
    );
  });

  it('takes nothing from its address but what is meant', async (t) => {
    const server = await sampleServer(t);
    const plain = await open(server, '');
    for (const query of [
      '?accent=red',
      '?accent=fff%7D%3C/style%3E%3Cscript%3E',
      '?accent=8a1538&accent=8a1539',
      '?scheme=%3C/style%3E',
      '?lang=%22%3E%3Cscript%3E',
      '?pustaka-q=%3C/style%3E',
    ]) {
      assert.deepEqual(await open(server, query), plain, query);
    }
  });
});

describe('an accent colour', () => {
  it('stays as it is where it can be read', () => {
    assert.equal(accentStyle('8A1538', 'light'), '--pustaka-accent:#8a1538;--pustaka-on-accent:#fff;');
    assert.equal(accentStyle('ffcc00', 'dark'), '--pustaka-accent:#ffcc00;--pustaka-on-accent:#000;');
  });

  it('is moved away from the ground where it cannot', () => {
    assert.equal(accentStyle('ffcc00', 'light'), '--pustaka-accent:#8c7000;--pustaka-on-accent:#fff;');
    assert.equal(accentStyle('ffffff', 'light'), '--pustaka-accent:#737373;--pustaka-on-accent:#fff;');
    assert.equal(accentStyle('000000', 'dark'), '--pustaka-accent:#8c8c8c;--pustaka-on-accent:#000;');
  });
});

async function open(
  server: { get(path: string, init?: RequestInit): Promise<Response> },
  query: string,
  headers: Record<string, string> = {},
) {
  const response = await server.get(`/embed/catalog-search${query}`, { headers });
  const policy = response.headers.get('content-security-policy')!;
  const ofEach = new Set(['date', 'x-request-id']);
  const kept = new Headers([...response.headers].filter(([name]) => !ofEach.has(name)));
  return { html: await response.text(), policy, headers: kept };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
