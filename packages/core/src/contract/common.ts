import * as z from './schema.ts';
import { matching, realDay, wholeNumber, within } from './checks.ts';

/** The largest number of things a list answers at once. */
export const maxPageSize = 100;

/**
 * The largest number of a patron's loans, holds or fees that are answered, all at once. The rules let nobody have more loans or
 * holds; of more fees, the oldest are answered.
 */
export const maxOwnList = 1_000;

/** A calendar day at the library, `YYYY-MM-DD`, without a time zone. */
export const localDate = z.string(matching(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'));

/** A {@link localDate} that somebody writes, and that the calendar must have. */
export const writtenDate = z.string(realDay());

/** An instant, RFC 3339 in UTC: `2026-11-21T08:30:00Z`. */
export const instant = z.string();

/** A language tag, BCP 47: `id`, `jv`, `en`. */
export const languageTag = z.string();

/** A query parameter that may be repeated (`format=book&format=ebook`); one value alone is a list of one. */
// @__NO_SIDE_EFFECTS__
export function repeated<T extends z.Schema<unknown, string>>(value: T, most: number) {
  return z.optional(z.array(value, within(0, most)));
}

/** A text of at least one character. */
// @__NO_SIDE_EFFECTS__
export function text(most: number) {
  return z.string(within(1, most));
}

/** The query of every endpoint below `/me` that a guardian may call for a ward. */
export const patronQuery = z.object({
  /** The id of a ward; the signed-in patron where absent. */
  patron: z.optional(text(64)),
});

/** The parameters of a paged list. A cursor is opaque: it comes from an answer's `next` and is passed back as it is. */
export const pageQuery = {
  limit: z._default(wholeNumber(1, maxPageSize), 20),
  cursor: z.optional(z.string(within(0, 512))),
};

/** A page of a list. `next` is absent at the end. */
// @__NO_SIDE_EFFECTS__
export function page<T extends z.Schema>(item: T) {
  return {
    items: z.array(item),
    total: z.number(),
    /** True where counting all would cost too much: there are at least `total`. */
    totalIsLowerBound: z.optional(z.boolean()),
    next: z.optional(z.string()),
  };
}

/**
 * The fields of both. Stands for `{ ...a, ...b }`, which makes bundlers keep what nobody uses, since for all they know
 * a spread has side effects.
 */
// @__NO_SIDE_EFFECTS__
export function fields<A extends z.Shape, B extends z.Shape>(a: A, b: B) {
  return { ...a, ...b };
}
