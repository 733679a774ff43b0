import * as z from 'zod/mini';

/** The largest number of things a list answers at once. */
export const maxPageSize = 100;

/** A calendar day at the library, `YYYY-MM-DD`, without a time zone. */
export const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A time of day at the library, `HH:MM` on the 24-hour clock. */
export const localTime = z.string().check(z.regex(/^([01]\d|2[0-4]):[0-5]\d$/));

/** An instant, RFC 3339 in UTC: `2026-11-21T08:30:00Z`. */
export const instant = z.string();

/** A language tag, BCP 47: `id`, `jv`, `en`. */
export const languageTag = z.string();

/** A query parameter that may be repeated (`format=book&format=ebook`); one value alone is a list of one. */
export const repeated = <T extends z.ZodMiniType<unknown, string>>(value: T, most: number) =>
  z.optional(z.array(value).check(z.maxLength(most)));

/** The parameters of a paged list. A cursor is opaque: it comes from an answer's `next` and is passed back as it is. */
export const pageQuery = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxPageSize)), 20),
  cursor: z.optional(z.string().check(z.maxLength(512))),
};

/** A page of a list. `next` is absent at the end. */
export const page = <T extends z.ZodMiniType>(item: T) => ({
  items: z.array(item),
  total: z.number(),
  /** True where counting all would cost too much: there are at least `total`. */
  totalIsLowerBound: z.optional(z.boolean()),
  next: z.optional(z.string()),
});
