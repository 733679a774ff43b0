import * as oauth from 'oauth4webapi';
import type { Scope } from '../../contract/endpoint.ts';
import { SignInError } from '../errors/sign-in-error.ts';
import type { Attempt, StoredSession } from './stored.ts';

/** What a request for tokens gives: the rest stays as it was. */
type Tokens = Pick<StoredSession, 'accessToken' | 'expiresAt'> & Partial<StoredSession>;

/** Milliseconds that one request may take: all tabs wait meanwhile, even to sign out. */
const limit = 10_000;

export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly scopes: readonly Scope[];
  readonly language: string | undefined;
  /** Card and PIN are asked for, even of someone who has just signed in. */
  readonly afresh: boolean;
}

/** The library's authorization server (OAuth 2.1), of which a site is a public client whose tokens are bound to a key. */
export class AuthorizationServer {
  readonly #issuer: URL;
  readonly #client: oauth.Client;
  readonly #none = oauth.None();
  #metadata: Promise<oauth.AuthorizationServer> | undefined;
  /** Remembers the nonces that the servers gave, as long as the key stays. */
  #proofs: { readonly id: string; readonly handle: oauth.DPoPHandle } | undefined;

  constructor(issuer: string, site: string) {
    this.#issuer = new URL(issuer);
    this.#client = { client_id: site };
  }

  /** Begins a sign-in, with a key of its own. */
  async begin(request: AuthorizationRequest): Promise<{ attempt: Attempt; address: string }> {
    const { redirectUri, scopes, language, afresh } = request;
    const { authorization_endpoint: endpoint } = await this.#discover();
    const keys = await oauth.generateKeyPair('ES256', { extractable: false });
    const attempt = {
      state: oauth.generateRandomState(),
      verifier: oauth.generateRandomCodeVerifier(),
      keys,
      redirectUri,
      scopes,
    };
    const address = new URL(endpoint!);
    const parameters = {
      client_id: this.#client.client_id,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state: attempt.state,
      code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      // The code, too, works with this key only (RFC 9449, section 10).
      dpop_jkt: await oauth.DPoP(this.#client, keys).calculateThumbprint(),
      ...(language && { ui_locales: language }),
      ...(afresh && { prompt: 'login' }),
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return { attempt, address: address.href };
  }

  /** Ends a sign-in: gives the code of its outcome for tokens. */
  async finish(
    { state, verifier, keys, redirectUri, scopes }: Attempt,
    outcome: URLSearchParams,
  ): Promise<StoredSession> {
    const server = await this.#discover();
    try {
      const checked = oauth.validateAuthResponse(server, this.#client, outcome, state);
      const tokens = await this.#tokens(
        state,
        keys,
        (options) =>
          oauth.authorizationCodeGrantRequest(
            server,
            this.#client,
            this.#none,
            checked,
            redirectUri,
            verifier,
            options,
          ),
        (answer) => oauth.processAuthorizationCodeResponse(server, this.#client, answer),
      );
      return { id: state, keys, scopes, ...tokens };
    } catch (error) {
      const isDenied = error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied';
      throw new SignInError(isDenied ? 'sign-in-denied' : 'sign-in-failed', error);
    }
  }

  /** @returns nothing where the library has ended the session; its answer where that is none of OAuth, as to too many requests */
  async refresh(session: StoredSession): Promise<StoredSession | Response | undefined> {
    const { id, keys, refreshToken } = session;
    if (!refreshToken) return undefined;
    try {
      const server = await this.#discover();
      const tokens = await this.#tokens(
        id,
        keys,
        (options) => oauth.refreshTokenGrantRequest(server, this.#client, this.#none, refreshToken, options),
        (answer) => oauth.processRefreshTokenResponse(server, this.#client, answer),
      );
      return { ...session, ...tokens };
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant') return undefined;
      const { cause } = error as Error;
      if (cause instanceof Response && !cause.ok) return cause;
      throw error;
    }
  }

  async revoke({ refreshToken, accessToken }: StoredSession): Promise<void> {
    const token = refreshToken ?? accessToken;
    await oauth.revocationRequest(await this.#discover(), this.#client, this.#none, token, this.#options);
  }

  /** Sends a call with a session's access token, and a proof that its key is here. */
  async send(
    { id, keys, accessToken }: StoredSession,
    request: Request,
    send: typeof fetch,
  ): Promise<Response> {
    const attempt = () =>
      oauth.protectedResourceRequest(accessToken, request.method, new URL(request.url), undefined, null, {
        ...this.#options,
        DPoP: this.#handle(id, keys),
        [oauth.customFetch]: (_, { headers }) => {
          const copy = request.clone();
          for (const name of ['authorization', 'dpop']) copy.headers.set(name, headers[name]!);
          return send(copy);
        },
      });
    try {
      return await again(attempt);
    } catch (error) {
      if (error instanceof oauth.WWWAuthenticateChallengeError) return error.response;
      throw error;
    }
  }

  get #options() {
    return {
      signal: () => AbortSignal.timeout(limit),
      // A server on plain HTTP is somebody's own machine, for trying things out.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the name that the library gives it, as a warning
      [oauth.allowInsecureRequests]: this.#issuer.protocol === 'http:',
    };
  }

  #handle(id: string, keys: CryptoKeyPair): oauth.DPoPHandle {
    if (this.#proofs?.id !== id) this.#proofs = { id, handle: oauth.DPoP(this.#client, keys) };
    return this.#proofs.handle;
  }

  async #tokens(
    id: string,
    keys: CryptoKeyPair,
    ask: (options: oauth.TokenEndpointRequestOptions) => Promise<Response>,
    read: (answer: Response) => Promise<oauth.TokenEndpointResponse>,
  ): Promise<Tokens> {
    const options = { ...this.#options, DPoP: this.#handle(id, keys) };
    const tokens = await again(async () => read(await ask(options)));
    return {
      accessToken: tokens.access_token,
      expiresAt: Date.now() + (tokens.expires_in ?? 0) * 1000,
      ...(tokens.refresh_token && { refreshToken: tokens.refresh_token }),
      ...(tokens.scope && { scopes: tokens.scope.split(' ') as Scope[] }),
    };
  }

  #discover(): Promise<oauth.AuthorizationServer> {
    const ask = async () => {
      const answer = await oauth.discoveryRequest(this.#issuer, this.#options);
      return oauth.processDiscoveryResponse(this.#issuer, answer);
    };
    // What failed is asked for anew.
    this.#metadata ??= ask().catch((error: unknown) => {
      this.#metadata = undefined;
      throw error;
    });
    return this.#metadata;
  }
}

/** Tries a second time where the server wants its nonce in the proof, which the first answer gave (RFC 9449, section 8). */
async function again<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return attempt();
  }
}
