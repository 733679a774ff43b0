import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createHttpServer } from './listen.ts';
import type { ConnectionLimits } from './listen.ts';
import { exchange } from './testing.ts';

async function serving(t: TestContext, limits?: ConnectionLimits): Promise<number> {
  const server = createHttpServer((_req, res) => res.end('answered'), limits);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

const problemIn = (answer: string) =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as { status: number; code: string };

describe('a connection that', () => {
  it('speaks no HTTP is told so and closed', async (t) => {
    const answer = await exchange(await serving(t), '\x16\x03\x01 hello\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json\r\n/);
    assert.equal(problemIn(answer).code, 'bad-request');
  });

  it('sends an endless address or header is stopped', async (t) => {
    const answer = await exchange(
      await serving(t),
      `GET /?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    assert.equal(problemIn(answer).status, 431);
  });

  it('smuggles a second length is refused', async (t) => {
    const request =
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    assert.equal(problemIn(await exchange(await serving(t), request)).status, 400);
  });

  it('dribbles its headers is closed when its time is over', async (t) => {
    const port = await serving(t, { headersMs: 20, requestMs: 20, checkEveryMs: 5 });
    assert.equal(problemIn(await exchange(port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')).status, 408);
  });
});
