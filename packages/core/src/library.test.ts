import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Library } from './library.ts';

describe('a library’s public reads', () => {
  const siteSent = async () => {
    let site: string | null | undefined;
    const { catalog } = new Library({
      url: 'https://perpustakaan.example.go.id',
      site: 'site_kota',
      fetch: (input) => {
        site = (input as Request).headers.get('pustaka-site');
        return Promise.resolve(Response.json({ items: [] }));
      },
    });
    await catalog.suggest({ q: 'hujan' });
    return site;
  };

  it('tell the site’s key where there is no origin that tells it', async () => {
    assert.equal(await siteSent(), 'site_kota');
  });

  it('leave it out in pages and workers, whose browser would have to ask first', async (t) => {
    Object.defineProperty(globalThis, 'location', {
      value: new URL('https://kota.go.id/'),
      configurable: true,
    });
    t.after(() => Reflect.deleteProperty(globalThis, 'location'));
    assert.equal(await siteSent(), null);
  });
});
