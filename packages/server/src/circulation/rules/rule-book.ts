import type { PatronCategory } from '@pustaka/core/contract';
import type { CirculationRules, Exception, Terms } from './terms.ts';

/** Finds the terms for a patron and an item in a library's rules. */
export class RuleBook {
  /** ISO 4217. */
  readonly currency: string;
  readonly #rules: CirculationRules;

  constructor(rules: CirculationRules) {
    this.currency = rules.currency;
    this.#rules = rules;
  }

  /** @param itemType absent for an item without one, and for what concerns the card alone */
  terms(category: PatronCategory, itemType?: string): Terms {
    const { defaults, exceptions } = this.#rules;
    const fitting = exceptions
      .filter((exception) => fits(exception, category, itemType))
      .sort((a, b) => exactness(a) - exactness(b));
    const general = merge(fitting.filter((exception) => exception.itemType === undefined));
    const ofType = merge(fitting.filter((exception) => exception.itemType !== undefined));
    const { maxLoans: maxLoansOfType } = ofType;
    return {
      ...defaults,
      ...merge(fitting),
      maxLoans: general.maxLoans ?? defaults.maxLoans,
      ...(maxLoansOfType !== undefined && { maxLoansOfType }),
    };
  }
}

type Named = Partial<CirculationRules['defaults']>;

function merge(exceptions: readonly Exception[]): Named {
  const named: Record<string, unknown> = {};
  for (const { category: _, itemType: __, ...terms } of exceptions) {
    for (const [name, value] of Object.entries(terms)) if (value !== undefined) named[name] = value;
  }
  return named;
}

function fits(exception: Exception, category: PatronCategory, itemType: string | undefined): boolean {
  return (
    (exception.category === undefined || exception.category === category) &&
    (exception.itemType === undefined || exception.itemType === itemType)
  );
}

function exactness({ category, itemType }: Exception): number {
  return (category === undefined ? 0 : 2) + (itemType === undefined ? 0 : 1);
}
