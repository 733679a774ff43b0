import type { Scope } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { IdentityTables } from '../database/tables/identity.ts';
import { newId } from '../random.ts';

/** What a patron has allowed a site. */
export interface Consent {
  readonly site: string;
  readonly scopes: readonly Scope[];
  readonly givenAt: Date;
}

/** SQL of what patrons have allowed sites, so that they are asked once. */
export class ConsentStore {
  readonly #db: Kysely<IdentityTables>;
  readonly #now: () => Date;

  constructor(db: Kysely<IdentityTables>, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  /** A patron's, the latest first. */
  async of(patron: string): Promise<Consent[]> {
    const rows = await this.#db
      .selectFrom('consent')
      .select(['site_id', 'scopes', 'given_at'])
      .where('patron_id', '=', patron)
      .orderBy('given_at', 'desc')
      .execute();
    return rows.map(({ site_id, scopes, given_at }) => ({
      site: site_id,
      scopes: scopes as Scope[],
      givenAt: given_at,
    }));
  }

  async scopes(patron: string, site: string): Promise<ReadonlySet<string>> {
    const consents = await this.of(patron);
    return new Set<string>(consents.find((consent) => consent.site === site)?.scopes);
  }

  /** Adds to what was allowed before. */
  async give(patron: string, site: string, scopes: readonly string[]): Promise<void> {
    const earlier = await this.scopes(patron, site);
    const values = { scopes: [...new Set([...earlier, ...scopes])], given_at: this.#now() };
    await this.#db
      .insertInto('consent')
      .values({ id: newId(), patron_id: patron, site_id: site, ...values })
      .onConflict((conflict) => conflict.columns(['patron_id', 'site_id']).doUpdateSet(values))
      .execute();
  }

  async withdraw(patron: string, site: string): Promise<void> {
    await this.#db
      .deleteFrom('consent')
      .where('patron_id', '=', patron)
      .where('site_id', '=', site)
      .execute();
  }
}
