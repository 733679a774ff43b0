import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import type { Tables } from '../../database/index.ts';
import type { PatronTable } from '../../database/tables/patrons.ts';
import { newId } from '../../random.ts';
import { columns, type Column, type PatronLine } from './row.ts';

type Row = Selectable<PatronTable>;

export interface SaveOutcome {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Those whose guardian is not registered, and who were not stored therefore. */
  readonly waiting: readonly PatronLine[];
}

/** What a file says of a patron, by the table's column. */
const compared = {
  name: 'name',
  category: 'category',
  home_branch: 'home_branch',
  expires: 'expires',
  language: 'language',
  email: 'email',
  phone: 'phone',
  guardian: 'guardian_id',
} as const satisfies Partial<Record<Column, keyof Row>>;

/** SQL of many patrons at once. */
export class PatronImportStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The cards, of those given, whose patrons have a PIN. */
  async cardsWithPin(cards: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#db
      .selectFrom('patron')
      .select('card')
      .where('card', '=', anyOf(cards))
      .where('pin_hash', 'is not', null)
      .execute();
    return new Set(rows.map(({ card }) => card));
  }

  /**
   * Adds or updates patrons, all of the batch or nobody. What the file has no column for stays as it is, and a PIN that
   * somebody has is never replaced.
   *
   * @param named the file's columns
   * @param hashes of new PINs, by card
   */
  save(
    batch: readonly PatronLine[],
    named: ReadonlySet<Column>,
    hashes: ReadonlyMap<string, string>,
    defaults: { readonly language: string; readonly now: Date },
  ): Promise<SaveOutcome> {
    return this.#db.transaction().execute(async (trx) => {
      const cards = batch.flatMap(({ card, guardian }) => [
        card,
        ...(guardian === undefined ? [] : [guardian]),
      ]);
      const rows = await trx
        .selectFrom('patron')
        .selectAll()
        .where('card', '=', anyOf(cards))
        .forUpdate()
        .execute();
      const known = new Map(rows.map((row) => [row.card, row]));
      const ids = new Map(rows.map(({ card, id }) => [card, id]));
      for (const { card } of batch) if (!ids.has(card)) ids.set(card, newId());

      const waiting = withoutGuardian(batch, ids, known);
      const ready = batch.filter((line) => !waiting.includes(line));
      const wanted = ready.map((line) => {
        const before = known.get(line.card);
        const hash = hashes.get(line.card);
        const next: Insertable<PatronTable> = {
          ...(before ?? {
            id: ids.get(line.card)!,
            card: line.card,
            language: defaults.language,
            created_at: defaults.now,
          }),
          ...valuesOf(line, named, ids),
          ...(named.has('email') && { reset_email: line.email ?? null }),
          ...(hash !== undefined && !before?.pin_hash && { pin_hash: hash, pin_changed_at: defaults.now }),
        } as Insertable<PatronTable>;
        return { before, next };
      });
      const changed = wanted.filter(({ before, next }) => !before || differs(before, next));
      await upsert(
        trx,
        changed.map(({ next }) => next),
      );
      const added = changed.filter(({ before }) => !before).length;
      return {
        added,
        updated: changed.length - added,
        unchanged: ready.length - changed.length,
        waiting,
      };
    });
  }
}

const anyOf = (cards: readonly string[]) => sql<string>`any(${cards}::text[])`;

/** A ward of a ward that has to wait has to wait, too: its guardian is not stored either. */
function withoutGuardian(
  batch: readonly PatronLine[],
  ids: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Row>,
): PatronLine[] {
  const waiting = new Set<PatronLine>();
  const reachable = (guardian: string) =>
    known.has(guardian) ||
    (ids.has(guardian) && batch.some((line) => line.card === guardian && !waiting.has(line)));
  for (let before = -1; before < waiting.size;) {
    before = waiting.size;
    for (const line of batch) {
      if (line.guardian !== undefined && !reachable(line.guardian)) waiting.add(line);
    }
  }
  return [...waiting];
}

function valuesOf(
  line: PatronLine,
  named: ReadonlySet<Column>,
  ids: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const given = Object.entries(compared).filter(([column]) => named.has(column as Column));
  return Object.fromEntries(
    given.flatMap(([column, field]) => {
      const value = line[columns[column as keyof typeof compared]] ?? null;
      // Nobody is without a language: an empty cell leaves it as it is.
      if (column === 'language' && value === null) return [];
      return [[field, column === 'guardian' && value !== null ? ids.get(value) : value]];
    }),
  );
}

const differs = (before: Row, next: Insertable<PatronTable>): boolean =>
  [...Object.values(compared), 'reset_email' as const, 'pin_hash' as const].some(
    (field) => before[field] !== next[field],
  );

async function upsert(trx: Kysely<Tables>, rows: readonly Insertable<PatronTable>[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('patron')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('card').doUpdateSet((to) => ({
        ...Object.fromEntries(Object.values(compared).map((field) => [field, to.ref(`excluded.${field}`)])),
        reset_email: to.ref('excluded.reset_email'),
        pin_hash: to.ref('excluded.pin_hash'),
        pin_changed_at: to.ref('excluded.pin_changed_at'),
      })),
    )
    .execute();
}
