import { sql, type Kysely } from 'kysely';
import type { AdapterPayload } from 'oidc-provider';
import type { IdentityTables } from '../database/tables/identity.ts';
import { patronOf, type PatronJson } from '../patrons/store.ts';

/** A proof of possession that a request carried, verified. */
export interface UsedProof {
  /** Of the proof, so that it counts once. */
  readonly id: string;
  /** RFC 7638, of the key that made it. */
  readonly thumbprint: string;
  /** When it is too old to be taken anyway. */
  readonly expiresAt: Date;
}

interface UsedToken {
  readonly payload: AdapterPayload;
  readonly fresh: boolean;
  readonly patron: PatronJson | null;
}

/** SQL of what the authorization server remembers. */
export class StateStore {
  readonly #db: Kysely<IdentityTables>;

  constructor(db: Kysely<IdentityTables>) {
    this.#db = db;
  }

  async find(model: string, id: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere(model, 'id', id);
  }

  async findByUid(model: string, uid: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere(model, 'uid', uid);
  }

  async #findWhere(model: string, column: 'id' | 'uid', value: string) {
    const row = await this.#db
      .selectFrom('oidc_state')
      .select(['payload', 'consumed_at'])
      .where('model', '=', model)
      .where(column, '=', value)
      .executeTakeFirst();
    if (!row?.consumed_at) return row?.payload;
    return { ...row.payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) };
  }

  async save(model: string, id: string, payload: AdapterPayload, expiresAt: Date | null): Promise<void> {
    const values = {
      payload: JSON.stringify(payload),
      grant_id: model === 'Grant' ? id : (payload.grantId ?? null),
      account_id: payload.accountId ?? null,
      uid: payload.uid ?? null,
      expires_at: expiresAt,
    };
    await this.#db
      .insertInto('oidc_state')
      .values({ model, id, ...values })
      .onConflict((conflict) => conflict.columns(['model', 'id']).doUpdateSet(values))
      .execute();
  }

  /** @returns whether this was the first time */
  async consume(model: string, id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('oidc_state')
      .set({ consumed_at: new Date() })
      .where('model', '=', model)
      .where('id', '=', id)
      .where('consumed_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async remove(model: string, id: string): Promise<void> {
    await this.#db.deleteFrom('oidc_state').where('model', '=', model).where('id', '=', id).execute();
  }

  /** Ends a sign-in: its grant, codes and tokens, and the session of the browser in which it was given. */
  async endGrant(grant: string): Promise<void> {
    await this.#db
      .deleteFrom('oidc_state')
      .where((or) =>
        or.or([
          or('grant_id', '=', grant),
          or.and([
            or('model', '=', 'Session'),
            sql<boolean>`exists (
              select from jsonb_each(payload->'authorizations') as given where given.value->>'grantId' = ${grant})`,
          ]),
        ]),
      )
      .execute();
  }

  /** Ends every sign-in of a patron; with a client, those at that client only. */
  async endGrantsOf(patron: string, client?: string): Promise<void> {
    if (client === undefined) {
      await this.#db.deleteFrom('oidc_state').where('account_id', '=', patron).execute();
      return;
    }
    const grants = await this.#db
      .selectFrom('oidc_state')
      .select('id')
      .where('model', '=', 'Grant')
      .where('account_id', '=', patron)
      .where(sql<string>`payload->>'clientId'`, '=', client)
      .execute();
    for (const { id } of grants) await this.endGrant(id);
  }

  /**
   * Looks an access token up and notes that the proof was used, in one step.
   *
   * @returns nothing where the token is unknown, over, revoked or bound to another key; `fresh` is false where the proof was
   *   used before, `patron` is null where the account is gone
   */
  async useAccessToken(id: string, proof: UsedProof, now: Date): Promise<UsedToken | undefined> {
    const { rows } = await sql<UsedToken>`
      with token as (
        select payload, account_id from oidc_state as token
        where model = 'AccessToken' and id = ${id} and expires_at > ${now} and payload->>'jkt' = ${proof.thumbprint}
          and exists (select from oidc_state as given where given.model = 'Grant' and given.id = token.grant_id)
      ), noted as (
        insert into oidc_proof (id, expires_at) select ${proof.id}, ${proof.expiresAt}::timestamptz from token
        on conflict (id) do nothing returning id
      )
      select payload, exists (select from noted) as fresh, ${patronOf(sql.ref('account_id'))} as patron from token`.execute(
      this.#db,
    );
    return rows[0];
  }

  /** Deletes what is over. */
  async sweep(now: Date): Promise<void> {
    for (const table of ['oidc_state', 'oidc_proof', 'pin_reset'] as const) {
      await this.#db.deleteFrom(table).where('expires_at', '<', now).execute();
    }
  }
}
