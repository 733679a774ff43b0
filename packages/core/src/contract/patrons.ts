import * as z from './schema.ts';
import { matching, within } from './checks.ts';
import { fields, instant, languageTag, localDate, patronQuery, text } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Who a patron is to the circulation rules. */
export const patronCategories = ['adult', 'child', 'student', 'teacher', 'staff'] as const;

/** An address for mail, as far as its form can tell. */
export const emailAddress = z.string(within(3, 254), matching(/^[^\s@]+@[^\s@]+$/, 'name@example.org'));

/** A telephone number as people write them: `0812-3456-7890`, `+62 21 345 678`. */
export const phoneNumber = z.string(matching(/^\+?[\d ().-]{5,29}$/, '0812-3456-7890'));

/** Why a card cannot be used, in words for its holder. */
export const block = z.object({
  id: z.string(),
  /** `lost-card`, `unpaid-fees`, `conduct`, `expired`, `other`; a later version may name more. */
  reason: z.string(),
  note: z.optional(z.string()),
  since: localDate,
});

const patronFields = {
  id: z.string(),
  name: z.string(),
  /** The last digits of the card number, the others masked: `•••• 4711`. */
  card: z.string(),
  /** Of {@link patronCategories}. */
  category: z.string(),
  homeBranch: z.string(),
  /** The last day on which the card is valid. */
  expires: localDate,
  blocks: z.array(block),
  language: languageTag,
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  /** Whether returned loans are remembered for the patron; off until they ask for it. */
  keepsHistory: z.boolean(),
};

/** A patron as their own card shows them. */
export const patron = z.object(patronFields);

export const me = z.object(
  fields(patronFields, {
    /** The cards that this patron looks after as a guardian; pass an `id` as `patron` to act for one. */
    wards: z.array(z.object({ id: z.string(), name: z.string(), card: z.string() })),
  }),
);

export const getMe = endpoint({
  id: 'patrons.me',
  method: 'GET',
  path: '/me',
  summary: 'The signed-in patron, and the cards they look after.',
  query: patronQuery,
  answer: me,
  problems: ['patron-not-found'],
  scope: 'profile',
});

export const updateMe = endpoint({
  id: 'patrons.update',
  method: 'PATCH',
  path: '/me',
  summary: "Changes the patron's own settings; what is absent stays as it is.",
  query: patronQuery,
  body: z.object({
    /** One of the library's. */
    language: z.optional(text(35)),
    /** A new one gets links to a new PIN once the patron has confirmed it on the library's account page. */
    email: z.optional(z.nullable(emailAddress)),
    phone: z.optional(z.nullable(phoneNumber)),
    /** Turning it off deletes what was remembered. */
    keepsHistory: z.optional(z.boolean()),
  }),
  answer: me,
  problems: ['patron-not-found'],
  scope: 'account',
});

export const exportMe = endpoint({
  id: 'patrons.export',
  method: 'GET',
  path: '/me/export',
  summary: 'Everything the library keeps about the patron, for reading and taking along.',
  answer: z.object({ exportedAt: instant, patron: me, data: z.catchall(z.array(z.unknown())) }),
  problems: [],
  scope: 'account',
});

export const deleteMe = endpoint({
  id: 'patrons.delete',
  method: 'DELETE',
  path: '/me',
  summary: "Deletes the patron's account for good; open loans and unpaid fees hold it back.",
  answer: z.object({ deleted: z.boolean() }),
  problems: ['open-loans', 'unpaid-fees'],
  scope: 'account',
});

export type Block = z.infer<typeof block>;
export type Patron = z.infer<typeof patron>;
export type Me = z.infer<typeof me>;
export type PatronCategory = (typeof patronCategories)[number];
