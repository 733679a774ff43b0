import { maxOwnList } from '@pustaka/core/contract';
import type { AnswerOf, BodyOf, Fee, listFees, Money, settleFee } from '@pustaka/core/contract';
import type { Kysely, Transaction } from 'kysely';
import type { CatalogItems } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { ProblemError } from '../../problems/problem-error.ts';
import { newId } from '../../random.ts';
import type { Setting, TellSetting } from '../setting.ts';
import type { FeeStore, StoredFee } from './store.ts';

/** What patrons owe. */
export class FeeService {
  readonly #db: Kysely<Tables>;
  readonly #fees: FeeStore;
  readonly #items: CatalogItems;
  readonly #setting: TellSetting;

  constructor(db: Kysely<Tables>, fees: FeeStore, items: CatalogItems, setting: TellSetting) {
    this.#db = db;
    this.#fees = fees;
    this.#items = items;
    this.#setting = setting;
  }

  /** What a patron has still to pay, oldest first. */
  async list(patron: { readonly id: string }): Promise<AnswerOf<typeof listFees>> {
    const owed = await this.#fees.unsettled(this.#db, patron.id);
    const items = await this.#describe(this.#db, owed.slice(0, maxOwnList));
    return { items, total: owed.length, outstanding: outstandingOf(owed) };
  }

  /** @param charged its amount in minor units of the rules' currency */
  async charge(
    trx: Transaction<Tables>,
    { rules, today }: Setting,
    charged: { patron: string; record?: string; kind: string; amount: number },
  ): Promise<Fee> {
    const { patron, record, kind, amount } = charged;
    const { currency } = rules;
    const fee = {
      id: newId(),
      patron,
      record,
      kind,
      amount,
      settled: 0,
      currency,
      since: today,
      note: undefined,
    };
    await this.#fees.add(trx, fee);
    const [described] = await this.#describe(trx, [fee]);
    return described!;
  }

  /**
   * Notes that a fee was paid or waived: what is left of it where no amount is given.
   *
   * @throws ProblemError `fee-not-found`; `amount-too-large` where it is more than is left, or in another currency
   */
  async settle(trx: Transaction<Tables>, id: string, asked: BodyOf<typeof settleFee>): Promise<Fee> {
    const fee = await this.#fees.lock(trx, id);
    if (!fee) throw new ProblemError('fee-not-found');
    const left = fee.amount - fee.settled;
    const { amount, currency } = asked.amount ?? { amount: left, currency: fee.currency };
    if (amount > left || left === 0 || currency !== fee.currency) throw new ProblemError('amount-too-large');
    const { now } = await this.#setting(trx);
    const { kind, note } = asked;
    await this.#fees.settle(trx, { id: newId(), fee: id, kind, amount, note, at: now });
    const [described] = await this.#describe(trx, [{ ...fee, settled: fee.settled + amount }]);
    return described!;
  }

  async #describe(db: Kysely<Tables>, fees: readonly StoredFee[]): Promise<Fee[]> {
    const records = await this.#items.records(
      db,
      fees.flatMap(({ record }) => record ?? []),
    );
    return fees.map(({ id, kind, amount, settled, currency, since, note, record: about }) => {
      const record = about === undefined ? undefined : records.get(about);
      return {
        id,
        kind,
        amount: { amount, currency },
        outstanding: { amount: amount - settled, currency },
        since,
        ...(record && { record }),
        ...(note !== undefined && { note }),
      };
    });
  }
}

/** The sum of what is left of fees, by currency. */
function outstandingOf(fees: readonly StoredFee[]): Money[] {
  const sums = new Map<string, number>();
  for (const { amount, settled, currency } of fees) {
    sums.set(currency, (sums.get(currency) ?? 0) + amount - settled);
  }
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
