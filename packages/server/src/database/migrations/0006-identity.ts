import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table site add column redirect_uris text[] not null default '{}'`.execute(db);
  await sql`
    create table consent (
      id text primary key,
      patron_id text not null references patron on delete cascade,
      site_id text not null references site on delete cascade,
      scopes text[] not null,
      given_at timestamptz not null,
      unique (patron_id, site_id)
    )`.execute(db);
  await sql`create index consent_site on consent (site_id)`.execute(db);
  await sql`
    create table oidc_key (
      id text primary key,
      secret jsonb not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table oidc_state (
      model text not null,
      id text not null,
      payload jsonb not null,
      grant_id text,
      account_id text,
      uid text,
      consumed_at timestamptz,
      expires_at timestamptz,
      primary key (model, id)
    )`.execute(db);
  await sql`create index oidc_state_grant on oidc_state (grant_id) where grant_id is not null`.execute(db);
  await sql`create index oidc_state_account on oidc_state (account_id) where account_id is not null`.execute(
    db,
  );
  await sql`create index oidc_state_uid on oidc_state (uid) where uid is not null`.execute(db);
  await sql`create index oidc_state_expiry on oidc_state (expires_at)`.execute(db);
  // Unlogged: every personal request writes here, and none should wait for the disk on its account.
  await sql`create unlogged table oidc_proof (id text primary key, expires_at timestamptz not null)`.execute(
    db,
  );
  await sql`create index oidc_proof_expiry on oidc_proof (expires_at)`.execute(db);
  await sql`
    create table sign_in_attempt (
      id text primary key,
      failures int not null,
      last_at timestamptz not null,
      blocked_until timestamptz not null
    )`.execute(db);
  await sql`
    create table pin_reset (
      id text primary key,
      patron_id text not null references patron on delete cascade,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index pin_reset_patron on pin_reset (patron_id)`.execute(db);
}
