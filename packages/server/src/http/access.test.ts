import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as contract from '@pustaka/core/contract';
import type { Endpoint, Problem, Scope } from '@pustaka/core/contract';
import type { Caller } from './caller.ts';
import { contractEndpoints } from './endpoints.fixture.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { route } from './route.ts';
import { knownCallers, sampleServer, suite } from './testing.ts';
import type { SampleServer } from './testing.ts';

const scopes: readonly Scope[] = ['profile', 'loans', 'holds', 'account', 'desk'];
const portal = {
  id: 'portal',
  key: 'site_portal',
  origins: ['https://kota.go.id'],
  requestsPerMinute: 100_000,
};
const school = {
  id: 'school',
  key: 'site_school',
  origins: ['https://sdn3.sch.id'],
  requestsPerMinute: 100_000,
};

const withScopes = (kind: Caller['kind'], ...allowed: Scope[]): Caller => ({
  kind,
  patron: 'p1',
  site: 'portal',
  scopes: new Set(allowed),
});

const callers: Record<string, Caller> = {
  'DPoP nothing': withScopes('patron'),
  'DPoP everything': withScopes('patron', ...scopes),
  'DPoP staff': withScopes('staff', ...scopes),
  'DPoP siteless': { kind: 'patron', patron: 'p1', scopes: new Set(scopes) },
};
for (const scope of scopes) {
  callers[`DPoP only ${scope}`] = withScopes('patron', scope);
  callers[`DPoP staff without ${scope}`] = withScopes('staff', ...scopes.filter((other) => other !== scope));
}

type Verdict = 'allowed' | 'sign-in-required' | 'scope-missing' | 'origin-not-allowed';

interface Attempt {
  readonly by: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
}

/** What is written down: who may use an endpoint with this scope. */
function attempts(scope: Scope): Attempt[] {
  const desk = scope === 'desk';
  const signedIn = (token: string, more: Record<string, string> = {}) => ({
    authorization: `DPoP ${token}`,
    origin: 'https://kota.go.id',
    ...more,
  });
  const patrons = desk ? 'scope-missing' : 'allowed';
  return [
    { by: 'nobody', headers: {}, verdict: 'sign-in-required' },
    { by: 'nobody from a site', headers: { origin: 'https://kota.go.id' }, verdict: 'sign-in-required' },
    { by: 'an expired token', headers: signedIn('expired'), verdict: 'sign-in-required' },
    { by: 'a patron with the scope', headers: signedIn(`only ${scope}`), verdict: patrons },
    {
      by: 'a patron with the scope in a script',
      headers: { authorization: `DPoP only ${scope}` },
      verdict: patrons,
    },
    { by: 'a patron without scopes', headers: signedIn('nothing'), verdict: 'scope-missing' },
    { by: 'a patron with all scopes', headers: signedIn('everything'), verdict: patrons },
    { by: 'staff', headers: signedIn('staff'), verdict: 'allowed' },
    { by: 'staff without the scope', headers: signedIn(`staff without ${scope}`), verdict: 'scope-missing' },
    {
      by: 'a token on the pages of another site',
      headers: signedIn('staff', { origin: 'https://sdn3.sch.id' }),
      verdict: 'origin-not-allowed',
    },
    {
      by: 'a token on pages of nobody known',
      headers: signedIn('staff', { origin: 'https://elsewhere.example' }),
      verdict: 'origin-not-allowed',
    },
    {
      by: 'a token with the key of another site',
      headers: { authorization: 'DPoP staff', 'pustaka-site': 'site_school' },
      verdict: 'origin-not-allowed',
    },
    {
      by: 'a token of no site on the pages of one',
      headers: signedIn('siteless'),
      verdict: 'origin-not-allowed',
    },
  ];
}

describe('who may use what', () => {
  const owner = suite();
  const reached = new Set<string>();
  let server: SampleServer;
  before(async () => {
    const routes = contractEndpoints.map((endpoint) => {
      const handle = () => {
        reached.add(endpoint.id);
        throw new ProblemError('not-found');
      };
      const alternates = Object.fromEntries(
        (endpoint.alternates ?? []).map(({ suffix }) => [suffix, handle]),
      );
      return route(endpoint, handle, alternates);
    });
    server = await sampleServer(owner, {
      routes,
      sites: [portal, school],
      authenticator: knownCallers(callers),
      limits: { address: 100_000 },
    });
  });

  /** Without query and body: they are looked at only once it is clear who asks. */
  const ask = async (endpoint: Endpoint, headers: Readonly<Record<string, string>>) => {
    const path = `/v1${endpoint.path.replace(/\{\w+\}/g, 'x')}`;
    const response = await server.get(path, { method: endpoint.method, headers });
    return { response, problem: (await response.json()) as Problem };
  };

  for (const endpoint of contractEndpoints) {
    const { id, scope } = endpoint;
    if (scope === undefined) {
      it(`${id} is open to everybody, and asks nobody who they are`, async () => {
        for (const headers of [
          {},
          { authorization: 'DPoP expired' },
          { origin: 'https://elsewhere.example' },
        ]) {
          const { response } = await ask(endpoint, headers);
          assert.ok([400, 404].includes(response.status), String(response.status));
        }
      });
      continue;
    }
    for (const { by, headers, verdict } of attempts(scope)) {
      it(`${id} by ${by}: ${verdict}`, async () => {
        reached.delete(id);
        const { response, problem } = await ask(endpoint, headers);
        if (verdict === 'allowed') {
          assert.ok([400, 404].includes(response.status), problem.code);
          assert.equal(reached.has(id), problem.code === 'not-found');
        } else {
          assert.equal(problem.code, verdict);
          assert.ok(!reached.has(id));
        }
        assert.equal(response.headers.get('cache-control'), 'no-store');
        assert.equal(response.headers.get('etag'), null);
      });
    }
  }

  it('is decided for every endpoint below /me and /desk', () => {
    for (const { id, path, scope } of contractEndpoints) {
      assert.equal(scope !== undefined, /^\/(me|desk)(\/|$)/.test(path), id);
      assert.equal(scope === 'desk', path.startsWith('/desk'), id);
    }
  });

  it('says how to sign in, and what is wrong with a token', async () => {
    const challengeOf = async (headers: Record<string, string>) =>
      (await ask(contract.listLoans, headers)).response.headers.get('www-authenticate');
    assert.equal(await challengeOf({}), 'DPoP algs="ES256"');
    assert.equal(
      await challengeOf({ authorization: 'DPoP expired' }),
      'DPoP error="invalid_token", algs="ES256"',
    );
    assert.equal(
      await challengeOf({ authorization: 'DPoP nothing' }),
      'DPoP error="insufficient_scope", scope="loans", algs="ES256"',
    );
  });
});
