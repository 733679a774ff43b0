import { sql, type Insertable, type Kysely, type RawBuilder, type Selectable, type Updateable } from 'kysely';
import type { Tables } from '../database/index.ts';
import type { PatronBlockTable, PatronTable } from '../database/tables/patrons.ts';
import type { Patron } from './patron.ts';

interface BlockJson {
  id: string;
  reason: string;
  note?: string;
  since: string;
}

/** A patron as {@link patronOf} reads one. */
export interface PatronJson extends Omit<Selectable<PatronTable>, 'pin_changed_at' | 'created_at'> {
  pin_changed_at: Date | string | null;
  created_at: Date | string;
  blocks: BlockJson[] | null;
}

const patrons = sql`
  select p.*, (
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'id', b.id, 'reason', b.reason, 'note', b.note, 'since', b.since)) order by b.since, b.id)
    from patron_block b where b.patron_id = p.id) as blocks
  from patron p`;

/**
 * SQL of a patron as {@link PatronJson}, null where there is none, for another domain's statement that would otherwise be
 * followed by one more.
 *
 * @param id SQL of the patron's id
 */
export const patronOf = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select row_to_json(patron) from (${patrons} where p.id = ${id}) as patron)`;

/** SQL of patrons and their blocks; card numbers go in normalised. */
export class PatronStore {
  readonly #db: Kysely<Tables>;

  /** @param db a transaction where what is read or written belongs to one */
  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async byId(id: string): Promise<Patron | undefined> {
    return (await this.#select(sql`where p.id = ${id}`))[0];
  }

  async byCard(card: string): Promise<Patron | undefined> {
    return (await this.#select(sql`where p.card = ${card}`))[0];
  }

  /** Reads a patron, for whom others wait until the transaction ends. */
  async lock(id: string): Promise<Patron | undefined> {
    return (await this.#select(sql`where p.id = ${id} for update of p`))[0];
  }

  /** As {@link lock}. */
  async lockByCard(card: string): Promise<Patron | undefined> {
    return (await this.#select(sql`where p.card = ${card} for update of p`))[0];
  }

  /** By name. */
  wardsOf(guardian: string): Promise<Patron[]> {
    return this.#select(sql`where p.guardian_id = ${guardian} order by p.name, p.id`);
  }

  /** The hash of the PIN of a card; nothing where there is no such card or it has no PIN. */
  async pinHash(card: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('patron')
      .select('pin_hash')
      .where('card', '=', card)
      .executeTakeFirst();
    return row?.pin_hash ?? undefined;
  }

  /** @returns whether the card was free */
  async add(patron: Insertable<PatronTable>): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('patron')
      .values(patron)
      .onConflict((conflict) => conflict.column('card').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async update(id: string, changes: Updateable<PatronTable>): Promise<void> {
    await this.#db.updateTable('patron').set(changes).where('id', '=', id).execute();
  }

  /** Makes the address that a patron has the one for new PINs, if it is still this one. */
  async confirmEmail(id: string, email: string): Promise<void> {
    await this.#db
      .updateTable('patron')
      .set({ reset_email: email })
      .where('id', '=', id)
      .where('email', '=', email)
      .execute();
  }

  async delete(id: string): Promise<void> {
    await this.#db.deleteFrom('patron').where('id', '=', id).execute();
  }

  async addBlock(block: Insertable<PatronBlockTable>): Promise<void> {
    await this.#db.insertInto('patron_block').values(block).execute();
  }

  /** @returns whether the patron had such a block */
  async removeBlock(patron: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('patron_block')
      .where('patron_id', '=', patron)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }

  async #select(which: ReturnType<typeof sql>): Promise<Patron[]> {
    const { rows } = await sql<PatronJson>`${patrons} ${which}`.execute(this.#db);
    return rows.map(toPatron);
  }
}

export function toPatron(row: PatronJson): Patron {
  return {
    id: row.id,
    card: row.card,
    name: row.name,
    category: row.category,
    homeBranch: row.home_branch,
    expires: row.expires,
    blocks: (row.blocks ?? []).map((block) => ({ ...block, note: block.note })),
    language: row.language,
    email: row.email ?? undefined,
    resetEmail: row.reset_email ?? undefined,
    phone: row.phone ?? undefined,
    keepsHistory: row.keeps_history,
    staff: row.is_staff,
    guardian: row.guardian_id ?? undefined,
    pinChangedAt: row.pin_changed_at === null ? undefined : new Date(row.pin_changed_at),
    createdAt: new Date(row.created_at),
  };
}
