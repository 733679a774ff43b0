import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { getLibrary } from '@pustaka/core/contract';
import { defaultProfile } from '../library/default-profile.ts';
import { leftBySmallCollections } from '../small-collections.fixture.ts';
import { route } from './route.ts';
import { sampleServer } from './testing.ts';

/** Asks for the library, and keeps nothing of the answer. */
async function ask(url: string, encoding = 'identity'): Promise<void> {
  const request = get(`${url}/v1/library`, { headers: { 'accept-encoding': encoding } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  assert.equal(response.headers['content-encoding'] ?? 'identity', encoding);
  await once(response.resume(), 'end');
}

describe('small collections take away', () => {
  it('what answers were made of', async (t) => {
    const library = route(getLibrary, () => ({ ...defaultProfile, city: 'Medan '.repeat(20_000) }));
    const server = await sampleServer(t, { routes: [library], checkAnswers: false });
    for (const encoding of ['gzip', 'br']) {
      const left = await leftBySmallCollections(() => ask(server.url, encoding));
      assert.ok(left < 60_000, `${left} bytes of 120,000 stay (${encoding})`);
    }
  });

  it('what waited for the end of a request', async (t) => {
    const library = route(getLibrary, ({ signal }) => {
      const kept = Array.from({ length: 15_000 }, Math.random);
      signal.addEventListener('abort', () => kept.fill(0));
      return defaultProfile;
    });
    const server = await sampleServer(t, { routes: [library] });
    const left = await leftBySmallCollections(() => ask(server.url));
    assert.ok(left < 60_000, `${left} bytes of 120,000 stay`);
  });
});
