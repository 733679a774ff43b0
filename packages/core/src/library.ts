import { CatalogClient } from './clients/catalog.ts';
import { CirculationClient } from './clients/circulation.ts';
import { DeskClient } from './clients/desk.ts';
import { PatronsClient } from './clients/patrons.ts';
import { ProfileClient } from './clients/profile.ts';
import { Connection } from './connection/connection.ts';
import { hasHttpCache, ownAddress } from './connection/environment.ts';
import type { ConnectionOptions } from './connection/options.ts';
import { revalidating } from './connection/revalidating.ts';
import type { SessionOptions } from './connection/session/options.ts';
import { Session } from './connection/session/session.ts';

export type LibraryOptions = ConnectionOptions & SessionOptions;

/**
 * Every client over one connection. Where each kilobyte counts, take single clients instead, each from its own path:
 * `import { CatalogClient } from '@pustaka/core/catalog'`.
 *
 * Outside browsers answers are remembered and revalidated ({@link revalidating}) unless another `fetch` is given.
 *
 * @example
 * ```ts
 * const library = new Library({ url: 'https://perpustakaan.example.go.id', language: 'id' });
 * const { items } = await library.catalog.search({ q: 'laskar pelangi' });
 * assert.equal(items[0]?.contributors[0]?.name, 'Hirata, Andrea');
 * ```
 */
export class Library {
  readonly connection: Connection;
  /** Who is signed in; `circulation`, `patrons` and `desk` need someone. */
  readonly session: Session;
  readonly catalog: CatalogClient;
  readonly profile: ProfileClient;
  readonly circulation: CirculationClient;
  readonly patrons: PatronsClient;
  readonly desk: DeskClient;

  constructor(options: LibraryOptions) {
    const { site, ...rest } = options;
    this.session = new Session(options);
    this.connection = new Connection({
      authorizer: this.session,
      ...(!hasHttpCache() && { fetch: revalidating() }),
      // What has an address has an `Origin`, by which the server knows the site.
      ...(site && ownAddress() === undefined && { site }),
      ...rest,
    });
    this.catalog = new CatalogClient(this.connection);
    this.profile = new ProfileClient(this.connection);
    this.circulation = new CirculationClient(this.connection);
    this.patrons = new PatronsClient(this.connection);
    this.desk = new DeskClient(this.connection);
  }
}
