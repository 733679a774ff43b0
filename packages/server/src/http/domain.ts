import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import type { Route } from './route.ts';

/** One domain of the contract (library, catalog, …) as the server sees it: its routes and its life. */
export interface Domain {
  /** The domain's name in the contract: `catalog`. */
  readonly name: string;
  readonly routes: readonly Route[];
  /**
   * What the domain serves beside the contract, such as pages, by the path that it is mounted at (`/oidc`). A request's body
   * is left to it to read.
   */
  readonly mounts?: Readonly<Record<string, RequestHandler>>;
  /** Settles when the domain has started, for example built its index; rejects where it cannot. At once where absent. */
  readonly started?: Promise<void>;
  /**
   * What keeps the domain from answering at this moment, in plain words for an operator
   * (`the search index is being built: 40,000 of 100,000 records`); empty where nothing does. Asked by `/readyz`.
   */
  obstacles?(): readonly string[] | Promise<readonly string[]>;
  /** Registers the domain's own figures, named `pustaka_<domain>_…`, for `/metrics`. Called once. */
  measure?(registry: Registry): void;
  /** Lets go of workers, timers and listeners. Called once, when no request is in flight any more; the database is still open. */
  close?(): Promise<void>;
}
