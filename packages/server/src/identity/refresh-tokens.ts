import { sql, type Kysely } from 'kysely';
import type { AdapterPayload } from 'oidc-provider';
import type { IdentityTables } from '../database/tables/identity.ts';
import { StateStore } from './state-store.ts';

/** For so long a used refresh token may come again, in milliseconds: on a bad line its answer may have been lost. */
const graceMs = 60_000;

const model = 'RefreshToken';

/**
 * SQL of refresh tokens, of which each sign-in has one alive: using it makes the next, its successor. The token before
 * may be used again for a minute, by the device whose key it is bound to, as long as no successor has been: the device
 * has not got any. The latest successor then takes the place of the others. Whatever else is used twice was stolen
 * (RFC 9700, section 4.14.2).
 */
export class RefreshTokens {
  readonly #db: Kysely<IdentityTables>;
  readonly #state: StateStore;

  constructor(db: Kysely<IdentityTables>) {
    this.#db = db;
    this.#state = new StateStore(db);
  }

  /** A token that may come again looks as if it had not been used. */
  async find(id: string): Promise<AdapterPayload | undefined> {
    const payload = await this.#state.find(model, id);
    if (payload?.consumed === undefined || !(await this.#mayComeAgain(id))) return payload;
    return { ...payload, consumed: undefined };
  }

  /** @returns whether it may be used */
  async use(id: string): Promise<boolean> {
    const now = new Date();
    const { numAffectedRows } = await sql`
      update oidc_state as token set consumed_at = coalesce(consumed_at, ${now})
      where model = ${model} and id = ${id} and (consumed_at is null or ${isPardoned(now)})`.execute(
      this.#db,
    );
    return numAffectedRows === 1n;
  }

  /** Keeps a token as the only one alive of its sign-in. */
  async save(id: string, payload: AdapterPayload, expiresAt: Date | null): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      // One at a time: each has to see those that were made before it.
      await sql`
        select from oidc_state where model = 'Grant' and id = ${payload.grantId} for update`.execute(trx);
      await trx
        .updateTable('oidc_state')
        // As if a minute ago: these are not pardoned.
        .set({ consumed_at: new Date(Date.now() - graceMs) })
        .where('model', '=', model)
        .where('grant_id', '=', payload.grantId!)
        .where('consumed_at', 'is', null)
        .execute();
      await new StateStore(trx).save(model, id, payload, expiresAt);
    });
  }

  /** Ends the sign-in of a used token that somebody else has, as another key shows. */
  async endIfStolen(id: string, thumbprint: string): Promise<void> {
    const payload = await this.#state.find(model, id);
    if (payload?.consumed !== undefined && payload.jkt !== thumbprint)
      await this.#state.endGrant(payload.grantId!);
  }

  async #mayComeAgain(id: string): Promise<boolean> {
    const { rows } = await sql`
      select from oidc_state as token
      where model = ${model} and id = ${id} and ${isPardoned(new Date())}`.execute(this.#db);
    return rows.length > 0;
  }
}

/** Whether `token` was used a short time ago, and none of its successors has been: that one would be two steps on. */
const isPardoned = (now: Date) => sql`(
  token.consumed_at > ${new Date(now.getTime() - graceMs)} and not exists (
    select from oidc_state as later
    where later.model = ${model} and later.grant_id = token.grant_id and ${rotations('later')} > ${rotations('token')} + 1))`;

const rotations = (token: string) => sql`coalesce((${sql.ref(token)}.payload->>'rotations')::int, 0)`;
