import { maxOwnList, patronCategories } from '@pustaka/core/contract';
import * as z from 'zod/mini';

const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

const mostMoney = 1_000_000_000_000;

/** What holds for one item in the hands of one patron. Amounts are minor units of the rules' currency. */
const itemTerms = {
  /** Days from lending, or renewing, to the due date; 0 for what is not lent. */
  loanDays: whole(0, 365),
  renewals: whole(0, 100),
  /** Days past the due date that cost nothing and still allow to renew. */
  graceDays: whole(0, 365),
  /** For every day past the grace days on which the branch was open. */
  finePerDay: whole(0, mostMoney),
  /** The most that one loan can cost; without limit where null. */
  maxFine: z.nullable(whole(0, mostMoney)),
  /** How many open days a patron has to collect what was set aside. */
  holdShelfDays: whole(1, 90),
};

/** What holds for a card, whatever is lent. */
const cardTerms = {
  maxHolds: whole(0, maxOwnList),
  /** Whoever owes more neither borrows nor renews; without limit where null. */
  maxOwed: z.nullable(whole(0, mostMoney)),
};

/** Loans at the same time: of one item type where the rule is for one, else all together. */
const maxLoans = whole(0, maxOwnList);

const optional = <T extends Record<string, z.ZodMiniType>>(shape: T) =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, z.optional(schema)]),
  ) as unknown as { [K in keyof T]: z.ZodMiniOptional<T[K]> };

const category = z.literal(patronCategories);

/**
 * The rules of lending, as a library writes them: what holds for everybody, and exceptions by patron category, by item
 * type, or by both. Of several exceptions that fit, each term comes from the most exact one that names it: category and
 * item type, then category, then item type.
 *
 * @example
 * {
 *   "currency": "IDR",
 *   "defaults": { "loanDays": 7, "maxLoans": 3, "renewals": 2, "…": 0 },
 *   "exceptions": [
 *     { "category": "teacher", "loanDays": 30, "maxLoans": 10 },
 *     { "itemType": "DVD", "loanDays": 3, "renewals": 0, "maxLoans": 1 }
 *   ]
 * }
 */
export const circulationRules = z.strictObject({
  /** ISO 4217. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  defaults: z.strictObject({ ...itemTerms, ...cardTerms, maxLoans }),
  exceptions: z
    .array(
      z.strictObject({
        category: z.optional(category),
        /** The item's type in the catalogue (Koha's 952 $y). */
        itemType: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
        ...optional({ ...itemTerms, ...cardTerms, maxLoans }),
      }),
    )
    .check(z.maxLength(500)),
});

export type CirculationRules = z.infer<typeof circulationRules>;
export type Exception = CirculationRules['exceptions'][number];

/** What holds for an item of a certain type in the hands of a patron of a certain category. */
export interface Terms extends z.infer<z.ZodMiniObject<typeof itemTerms & typeof cardTerms>> {
  /** All loans together. */
  readonly maxLoans: number;
  /** Loans of this item type; without a limit of its own where absent. */
  readonly maxLoansOfType?: number;
}

/** What holds until a library says otherwise: a week and three books, as most city libraries have it, and no fines. */
export const defaultRules: CirculationRules = {
  currency: 'IDR',
  defaults: {
    loanDays: 7,
    maxLoans: 3,
    renewals: 2,
    graceDays: 3,
    finePerDay: 0,
    maxFine: null,
    holdShelfDays: 3,
    maxHolds: 3,
    maxOwed: 1_000_000,
  },
  exceptions: [
    { category: 'child', maxLoans: 2 },
    { category: 'teacher', loanDays: 14, maxLoans: 5 },
    { category: 'staff', loanDays: 14, maxLoans: 5 },
  ],
};
