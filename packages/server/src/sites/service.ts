import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { SiteTables } from '../database/tables/sites.ts';
import type { SiteDirectory } from '../http/sites.ts';
import { newId } from '../random.ts';
import { refreshing } from '../refreshing.ts';
import { originFault } from './origin.ts';
import { redirectUriFault } from './redirect-uri.ts';
import { SiteStore } from './store.ts';

/** How long a site that another process added or removed may go unnoticed. */
const maxAgeMs = 5_000;

/** And for how long where it is asked for: whoever has just registered a site tries it. */
const missedMs = 250;

/** A website or app that embeds the library. */
export interface Site {
  readonly id: string;
  /** Public: it stands in the site's pages and tells whose readers ask; it opens nothing that is not public. */
  readonly key: string;
  readonly name: string;
  /** Exact origins: `https://www.example.id`. */
  readonly origins: readonly string[];
  /** Where the sign-in may send a reader back to, beside the library's own page that hands over to pages of `origins`. */
  readonly redirectUris: readonly string[];
  /** `null` for the server's default. */
  readonly requestsPerMinute: number | null;
  /** Whether it may ask staff for the scope `desk`: its script then reads and changes what the desk can, of every patron. */
  readonly desk: boolean;
  readonly createdAt: Date;
}

export interface NewSite {
  readonly name: string;
  readonly origins: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly requestsPerMinute: number | null;
  readonly desk?: boolean;
}

/** A site cannot be registered as it was given; the message says why and what would do. */
export class SiteRefused extends Error {
  override readonly name = 'SiteRefused';
}

/** The registered sites. */
export class SiteService implements SiteDirectory {
  readonly #store: SiteStore;
  readonly #sites;

  /** @param now a clock in milliseconds */
  constructor(db: Kysely<SiteTables>, now: () => number = Date.now) {
    this.#store = new SiteStore(db);
    this.#sites = refreshing(() => this.#read(), maxAgeMs, now);
  }

  /** All sites in the order in which they were registered. */
  list(): Promise<readonly Site[]> {
    return this.#sites.get();
  }

  async byKey(key: string): Promise<Site | undefined> {
    return this.#find((site) => site.key === key);
  }

  async byOrigin(origin: string): Promise<Site | undefined> {
    return this.#find(({ origins }) => origins.includes(origin));
  }

  async #find(isMeant: (site: Site) => boolean): Promise<Site | undefined> {
    return (await this.list()).find(isMeant) ?? (await this.#sites.recent(missedMs)).find(isMeant);
  }

  /** @throws SiteRefused where the name is empty, an address cannot be used, or another site has an origin */
  async add({ name, origins, redirectUris = [], requestsPerMinute, desk = false }: NewSite): Promise<Site> {
    if (name.trim() === '') throw new SiteRefused('A site needs a name.');
    const sites = await this.#sites.refresh();
    for (const origin of origins) {
      const fault = originFault(origin);
      if (fault !== undefined) throw new SiteRefused(`${origin} is not an exact origin. ${fault}`);
      const owner = sites.find((site) => site.origins.includes(origin));
      if (owner)
        throw new SiteRefused(`${origin} belongs to the site “${owner.name}” (${owner.id}) already.`);
    }
    for (const address of redirectUris) {
      const fault = redirectUriFault(address);
      if (fault !== undefined) throw new SiteRefused(`Readers cannot be sent back to ${address}. ${fault}`);
    }
    const id = newId();
    const key = `site_${randomBytes(18).toString('base64url')}`;
    await this.#store.add({
      id,
      key,
      name: name.trim(),
      origins: [...new Set(origins)],
      redirect_uris: [...new Set(redirectUris)],
      requests_per_minute: requestsPerMinute,
      desk,
    });
    return (await this.#renewed(id))!;
  }

  /** @returns the site as it is now; nothing where there is no such site */
  async change(id: string, change: Pick<Site, 'desk'>): Promise<Site | undefined> {
    await this.#store.change(id, change);
    return this.#renewed(id);
  }

  /** @returns whether there was such a site */
  async remove(id: string): Promise<boolean> {
    const removed = await this.#store.remove(id);
    await this.#sites.refresh();
    return removed;
  }

  async #renewed(id: string): Promise<Site | undefined> {
    const sites = await this.#sites.refresh();
    return sites.find((site) => site.id === id);
  }

  async #read(): Promise<readonly Site[]> {
    const rows = await this.#store.list();
    return rows.map(({ redirect_uris, requests_per_minute, created_at, ...row }) => ({
      ...row,
      redirectUris: redirect_uris,
      requestsPerMinute: requests_per_minute,
      createdAt: created_at,
    }));
  }
}
