import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { getRecord, suggestCatalog } from '../../contract/catalog.ts';
import { Connection } from '../connection.ts';
import { goOffline, json, problem, serve, type Respond } from '../server.fixture.ts';
import {
  ContractError,
  NetworkError,
  ProblemError,
  TimeoutError,
  isLibraryError,
  type AnyLibraryError,
} from './index.ts';

/** The error of a suggestion that is asked for once. */
async function errorOf(t: TestContext, respond: Respond, timeout = 60_000): Promise<AnyLibraryError> {
  const { url } = await serve(t, respond);
  return thrownBy(
    new Connection({ url, timeout, retry: 0 }).request(suggestCatalog, { query: { q: 'hujan' } }),
  );
}

const thrownBy = (call: Promise<unknown>): Promise<AnyLibraryError> =>
  call.then(
    () => assert.fail('nothing was thrown'),
    (error: unknown) => (isLibraryError(error) ? error : assert.fail(String(error))),
  );

describe('a problem of the server', () => {
  it('is thrown with all that the server says', async (t) => {
    const errors = [{ pointer: '/query/q', code: 'too-long', message: 'q terlalu panjang' }];
    const error = await errorOf(t, (response) => {
      const body = {
        type: 'about:blank',
        code: 'bad-request',
        status: 400,
        title: 'Tidak sah',
        detail: 'Lihat q',
      };
      json(response, { ...body, requestId: 'r-7', errors }, 400);
    });
    assert.ok(error instanceof ProblemError);
    const { code, status, title, detail, requestId, advice, message } = error;
    assert.deepEqual(
      { code, status, title, detail, requestId, advice, message },
      {
        code: 'bad-request',
        status: 400,
        title: 'Tidak sah',
        detail: 'Lihat q',
        requestId: 'r-7',
        advice: 'fix-request',
        message: 'catalog.suggest: 400 bad-request',
      },
    );
    assert.deepEqual(error.errors, errors);
  });

  it('has the request id of the header where the body has none', async (t) => {
    const error = await errorOf(t, (response) => {
      problem(response, 500, 'internal');
    });
    assert.equal(error.requestId, 'r-1');
  });

  it('says what can be done about it', async (t) => {
    const advices = {
      401: 'sign-in',
      404: 'fix-request',
      429: 'retry-later',
      500: 'report',
      503: 'retry-later',
    };
    for (const [status, advice] of Object.entries(advices)) {
      const error = await errorOf(t, (response) => {
        problem(response, Number(status), 'any');
      });
      assert.equal(error.advice, advice, status);
    }
  });

  it('passes with time where the server says how long, as a write does that is still in progress', async (t) => {
    const error = await errorOf(t, (response) => {
      problem(response, 409, 'in-progress', { 'retry-after': '60' });
    });
    assert.equal(error.advice, 'retry-later');
  });

  it('may be the page of a proxy instead', async (t) => {
    const error = await errorOf(t, (response) => {
      response.writeHead(502, 'Bad Gateway', { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
    });
    assert.ok(error instanceof ProblemError);
    assert.equal(error.code, 'unexpected-status');
    assert.equal(error.status, 502);
    assert.equal(error.title, 'Bad Gateway');
    assert.equal(error.advice, 'retry-later');
  });
});

describe('an answer that breaks the contract', () => {
  it('is told by endpoint, pointer and request id', async (t) => {
    const error = await errorOf(t, (response) => {
      json(response, { items: [{ text: 'Hujan', kind: 'title', ranges: [[0, '3']] }] });
    });
    assert.ok(error instanceof ContractError);
    const { endpoint, pointer, requestId, advice } = error;
    assert.deepEqual(
      { endpoint, pointer, requestId, advice },
      { endpoint: 'catalog.suggest', pointer: '/items/0/ranges/0/1', requestId: 'r-1', advice: 'report' },
    );
  });

  it('may be no JSON at all, as the sign-in page of a public Wi-Fi', async (t) => {
    const error = await errorOf(t, (response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wi-Fi</h1>');
    });
    assert.ok(error instanceof ContractError);
    assert.equal(error.pointer, '');
  });
});

describe('no answer', () => {
  it('is a network error where the connection breaks', async (t) => {
    const error = await errorOf(t, (response) => {
      response.destroy();
    });
    assert.ok(error instanceof NetworkError);
    assert.equal(error.code, 'network');
    assert.equal(error.advice, 'retry');
    assert.ok(error.cause instanceof TypeError);
  });

  it('is a network error where it breaks off in the middle', async (t) => {
    const error = await errorOf(t, (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"items":', () => response.destroy());
    });
    assert.equal(error.code, 'network');
  });

  it('is a network error where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const connection = new Connection({ url: `http://127.0.0.1:${port}`, retry: 0 });
    const error = await thrownBy(connection.request(getRecord, { params: { id: 'a' } }));
    assert.equal(error.code, 'network');
  });

  it('is told as offline where the device says so', async (t) => {
    goOffline(t);
    const error = await errorOf(t, (response) => {
      response.destroy();
    });
    assert.equal(error.code, 'offline');
    assert.equal(error.advice, 'reconnect');
  });

  it('is a time-out where the server keeps silent', async (t) => {
    const error = await errorOf(t, () => {}, 20);
    assert.ok(error instanceof TimeoutError);
    assert.equal(error.code, 'timeout');
    assert.equal(error.advice, 'retry');
  });

  it('is a time-out where the answer comes to a halt', async (t) => {
    const respond: Respond = (response) => {
      response.writeHead(200);
      response.write('{"items":');
    };
    assert.equal((await errorOf(t, respond, 20)).code, 'timeout');
  });
});

describe('isLibraryError', () => {
  it('knows the errors of another copy of the package', async () => {
    const copy = (await import(new URL('./network-error.ts?copy', import.meta.url).href)) as {
      NetworkError: typeof NetworkError;
    };
    const error: unknown = new copy.NetworkError('catalog.search', false, undefined);
    assert.ok(!(error instanceof NetworkError));
    assert.ok(isLibraryError(error));
  });

  it('knows nothing else', () => {
    for (const other of [new Error('network'), { code: 'network' }, null, undefined, 'network']) {
      assert.ok(!isLibraryError(other));
    }
  });
});
