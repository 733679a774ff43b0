import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../../database/index.ts';

/**
 * What must never be found in a database, each by the ids of what breaks it: an item's state, its open loan and the hold
 * that it is set aside for always agree.
 */
export async function contradictions(db: Kysely<Tables>): Promise<Readonly<Record<string, string[]>>> {
  const found: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(queries)) {
    const { rows } = await sql<{ id: string }>`${sql.raw(query)}`.execute(db);
    if (rows.length > 0) found[name] = rows.map(({ id }) => id);
  }
  return found;
}

const queries = {
  'items with several open loans': `
    select item_id as id from loan where returned_at is null group by item_id having count(*) > 1`,
  'open loans of items that are not on loan': `
    select l.id from loan l join item i on i.id = l.item_id where l.returned_at is null and i.status <> 'on-loan'`,
  'open loans whose item says another due date': `
    select l.id from loan l join item i on i.id = l.item_id
    where l.returned_at is null and i.due_date is distinct from l.due_date`,
  'items on loan without a loan': `
    select i.id from item i where i.managed and i.status = 'on-loan'
      and not exists (select from loan l where l.item_id = i.id and l.returned_at is null)`,
  'items with a due date that are not on loan': `
    select id from item where managed and due_date is not null and status <> 'on-loan'`,
  'items set aside for several holds': `
    select set_aside_item as id from hold where closed_at is null and set_aside_item is not null
    group by set_aside_item having count(*) > 1`,
  'ready holds whose item is elsewhere': `
    select h.id from hold h join item i on i.id = h.set_aside_item
    where h.status = 'ready' and i.status <> 'on-hold-shelf'`,
  'travelling holds whose item does not travel': `
    select h.id from hold h join item i on i.id = h.set_aside_item
    where h.status = 'in-transit' and i.status <> 'in-transit'`,
  'items on the hold shelf for nobody': `
    select i.id from item i where i.status = 'on-hold-shelf'
      and not exists (select from hold h where h.set_aside_item = i.id and h.status = 'ready')`,
  'patrons who hold a record twice': `
    select min(id) as id from hold where closed_at is null
    group by patron_id, record_id having count(*) > 1 and bool_or(item_id is null)`,
};
