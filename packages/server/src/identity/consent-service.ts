import type { Scope } from '@pustaka/core/contract';
import type { PatronService } from '../patrons/service.ts';
import type { Site, SiteService } from '../sites/service.ts';
import { scopes } from './clients.ts';
import type { ConsentStore } from './consent-store.ts';
import type { StateStore } from './state-store.ts';

export interface ConsentParts {
  readonly patrons: Pick<PatronService, 'byId'>;
  readonly sites: SiteService;
  readonly consents: ConsentStore;
  readonly state: StateStore;
}

/** What patrons allow which site. */
export class ConsentService {
  readonly #parts: ConsentParts;

  constructor(parts: ConsentParts) {
    this.#parts = parts;
  }

  /** Which of the scopes may be given to a patron at all. */
  async grantable(patron: string, wanted: Iterable<string>): Promise<Scope[]> {
    const staff = (await this.#parts.patrons.byId(patron))?.staff ?? false;
    const asked = new Set(wanted);
    return scopes.filter((scope) => asked.has(scope) && (scope !== 'desk' || staff));
  }

  /** All that a request wants and a patron may have, where they have allowed every bit of it before; nothing otherwise. */
  async remembered(patron: string, key: string, wanted: Iterable<string>): Promise<readonly Scope[]> {
    const { sites, consents } = this.#parts;
    const site = await sites.byKey(key);
    if (!site) return [];
    const allowed = await consents.scopes(patron, site.id);
    const grantable = await this.grantable(patron, wanted);
    return grantable.every((scope) => allowed.has(scope)) ? grantable : [];
  }

  /** Allows a site what it wants, as far as the patron may. @returns what was allowed */
  async give(patron: string, key: string, wanted: Iterable<string>): Promise<readonly Scope[]> {
    const { sites, consents } = this.#parts;
    const site = await sites.byKey(key);
    if (!site) return [];
    const grantable = await this.grantable(patron, wanted);
    await consents.give(patron, site.id, grantable);
    return grantable;
  }

  /** What a patron has allowed, of the sites that are still registered. */
  async sitesOf(patron: string): Promise<{ site: Site; scopes: readonly Scope[] }[]> {
    const { sites, consents } = this.#parts;
    const registered = new Map((await sites.list()).map((site) => [site.id, site]));
    return (await consents.of(patron)).flatMap(({ site: id, scopes: allowed }) => {
      const site = registered.get(id);
      return site ? [{ site, scopes: allowed }] : [];
    });
  }

  /** Takes a site's permission back and signs the patron out of it, in every browser. */
  async withdraw(patron: string, siteId: string): Promise<void> {
    const { sites, consents, state } = this.#parts;
    const site = (await sites.list()).find(({ id }) => id === siteId);
    await consents.withdraw(patron, siteId);
    if (site) await state.endGrantsOf(patron, site.key);
  }
}
