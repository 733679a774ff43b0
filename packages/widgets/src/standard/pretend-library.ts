import { handlers, sampleProfile } from '@pustaka/core/testing';
import type { Trouble } from '@pustaka/core/testing';
import { getResponse } from 'msw';
import { signInHandlers } from './pretend-sign-in.ts';

/** Where the pretended library is; nothing listens there. */
export const libraryUrl = 'https://perpustakaan.example.go.id';

/** The endpoint gives this answer. */
export const answering = (endpoint: Trouble['endpoint'], answer: object): Trouble => ({
  endpoint,
  meet: () => Promise.resolve(Response.json(answer)),
});

/** A library inside the page: the SDK's own handlers answer what widgets ask, and remember what was asked. */
export interface PretendLibrary {
  /** Every call of the contract so far. */
  readonly requests: readonly Request[];
  /** What gets in the way from now on. */
  troubles: readonly Trouble[];
  /** Gives the page its own `fetch` back. What still waits, or tries again, is told that there is nothing. */
  close(): void;
}

/**
 * Answers requests to {@link libraryUrl} in place of the network, until it is closed.
 *
 * @param signInPage where readers sign in; nothing is there by default
 */
export function pretendLibrary(troubles: readonly Trouble[] = [], signInPage?: string): PretendLibrary {
  const network = globalThis.fetch;
  const requests: Request[] = [];
  const current = [...troubles];
  const profile = { ...sampleProfile, services: ['catalog', 'patrons', 'circulation'] };
  // The same throughout, since they remember what readers did.
  const all = [
    ...handlers(libraryUrl, { troubles: current, profile }),
    ...signInHandlers(libraryUrl, signInPage),
  ];
  let end = () => {};
  const ended = new Promise<Response>((resolve) => {
    end = () => resolve(new Response(null, { status: 404 }));
  });
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(libraryUrl)) return network(input, init);
    if (request.url.startsWith(`${libraryUrl}/v1`)) requests.push(request);
    request.signal.throwIfAborted();
    const answered = getResponse(all, request.clone());
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error), { once: true });
    });
    const response = await Promise.race([answered, aborted, ended]);
    if (!response) throw new TypeError(`The contract has no ${request.url}`);
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };
  return {
    requests,
    get troubles() {
      return current;
    },
    set troubles(changed) {
      current.splice(0, current.length, ...changed);
    },
    close: () => {
      end();
      globalThis.fetch = network;
    },
  };
}

/** The endpoint answers as usual, but not before it is let. */
export function held(endpoint: Trouble['endpoint']): { trouble: Trouble; letGo: () => void } {
  let letGo = () => {};
  const gate = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  return { trouble: { endpoint, meet: () => gate }, letGo };
}
