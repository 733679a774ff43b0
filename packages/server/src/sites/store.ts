import type { Kysely, Selectable } from 'kysely';
import type { SiteTable, SiteTables } from '../database/tables/sites.ts';

export type SiteRow = Selectable<SiteTable>;

/** SQL of the registered sites. */
export class SiteStore {
  readonly #db: Kysely<SiteTables>;

  constructor(db: Kysely<SiteTables>) {
    this.#db = db;
  }

  /** All sites in the order in which they were registered. */
  list(): Promise<SiteRow[]> {
    return this.#db.selectFrom('site').selectAll().orderBy('created_at').orderBy('id').execute();
  }

  async add(site: Omit<SiteRow, 'created_at'>): Promise<void> {
    await this.#db.insertInto('site').values(site).execute();
  }

  async change(id: string, change: Pick<SiteRow, 'desk'>): Promise<void> {
    await this.#db.updateTable('site').set(change).where('id', '=', id).execute();
  }

  /** @returns whether there was such a site */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('site').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
