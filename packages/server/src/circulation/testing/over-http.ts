import { randomUUID } from 'node:crypto';
import type { AnswerOf, Endpoint, Problem } from '@pustaka/core/contract';
import { CredentialsRefused, type Authenticator } from '../../http/caller.ts';
import { sampleServer, type Owner, type SampleServer } from '../../http/testing.ts';
import { patronsDomain } from '../../patrons/domain.ts';
import { circulationDomain } from '../domain.ts';
import type { TestLibrary } from './library.ts';

/** What a call sends. */
export interface Asked {
  /** For the path. */
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
}

/** Patrons are signed in by their ids, with all scopes; `desk` is staff. */
const authenticator: Authenticator = {
  authenticate({ headers: { authorization = '' } }) {
    const [, patron] = authorization.split(' ');
    if (patron === undefined) return Promise.reject(new CredentialsRefused('invalid_token'));
    return Promise.resolve(
      patron === 'desk'
        ? { kind: 'staff', patron, scopes: new Set(['desk']) }
        : { kind: 'patron', patron, scopes: new Set(['profile', 'loans', 'holds', 'account']) },
    );
  },
};

/** Serves a library's circulation and patrons, and calls the endpoints for whoever is named. */
export async function overHttp(
  owner: Owner,
  library: TestLibrary,
): Promise<{
  readonly server: SampleServer;
  /** @throws Error with the `code`, `status` and `errors` of the problem that was answered */
  readonly call: <E extends Endpoint>(who: string, endpoint: E, asked?: Asked) => Promise<AnswerOf<E>>;
}> {
  const circulation = circulationDomain(library.options);
  const patrons = patronsDomain(
    library.patrons,
    (patron) => circulation.ofPatron(patron),
    () => Promise.resolve(),
  );
  const server = await sampleServer(owner, {
    domains: [circulation, patrons],
    db: library.db,
    authenticator,
  });
  return {
    server,
    async call<E extends Endpoint>(who: string, endpoint: E, { id = '', query = '', body }: Asked = {}) {
      const response = await server.get(`/v1${endpoint.path.replace('{id}', id)}${query}`, {
        method: endpoint.method,
        headers: {
          authorization: `DPoP ${who}`,
          'accept-language': 'en',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(endpoint.idempotencyKey && { 'idempotency-key': randomUUID() }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const answer = (await response.json()) as AnswerOf<E> & Problem;
      if (response.ok) return answer;
      const { code, status, errors } = answer;
      throw Object.assign(new Error(code), { code, status, errors });
    },
  };
}
