import { hash } from 'node:crypto';

/** The cursor was not made by this search, or is damaged. */
export class CursorInvalid extends Error {
  override readonly name = 'CursorInvalid';

  constructor(options?: ErrorOptions) {
    super('The cursor does not belong to this search', options);
  }
}

/** Where a page ended. */
export interface Position {
  /** The values the records are ordered by, as far as the last record had come. */
  readonly keys: readonly (number | string)[];
  /** The id of the last record. */
  readonly id: string;
  /** How much each word of the query says: kept from the first page on, so that scores do not move between pages. */
  readonly rarities: readonly number[];
}

/** Writes a position as opaque text, bound to what was asked: query, filters and order. */
export function encodeCursor(position: Position, asked: unknown): string {
  const { keys, id, rarities } = position;
  return Buffer.from(JSON.stringify([digest(asked), keys, id, rarities])).toString('base64url');
}

/**
 * Reads what {@link encodeCursor} wrote.
 *
 * @throws CursorInvalid for anything else, and for a cursor of another search.
 */
export function decodeCursor(cursor: string, asked: unknown): Position {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (cause) {
    throw new CursorInvalid({ cause });
  }
  if (!Array.isArray(content) || content.length !== 4) throw new CursorInvalid();
  const [bound, keys, id, rarities] = content as unknown[];
  if (bound !== digest(asked) || typeof id !== 'string') throw new CursorInvalid();
  if (!isListOf(keys, (key) => typeof key === 'string' || typeof key === 'number')) throw new CursorInvalid();
  if (!isListOf(rarities, (rarity) => typeof rarity === 'number')) throw new CursorInvalid();
  return { keys: keys as Position['keys'], id, rarities: rarities as number[] };
}

function isListOf(value: unknown, test: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test);
}

function digest(asked: unknown): string {
  return hash('sha256', JSON.stringify(asked), 'base64url').slice(0, 10);
}
