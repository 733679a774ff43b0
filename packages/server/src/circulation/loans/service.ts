import type { Loan, RenewalOutcome } from '@pustaka/core/contract';
import type { Kysely, Transaction } from 'kysely';
import type { CatalogItems } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { ProblemError } from '../../problems/problem-error.ts';
import { toProblem } from '../../problems/to-problem.ts';
import type { Patron } from '../../patrons/patron.ts';
import type { PatronService } from '../../patrons/service.ts';
import { accountOf } from '../account.ts';
import type { TellSetting } from '../setting.ts';
import { describeLoan } from './describer.ts';
import type { LoanStore, OpenLoan } from './store.ts';

export interface LoanServiceParts {
  readonly db: Kysely<Tables>;
  readonly loans: LoanStore;
  readonly items: CatalogItems;
  readonly patrons: Pick<PatronService, 'lock'>;
  readonly setting: TellSetting;
}

/** What patrons do with their loans: look at them and renew them. */
export class LoanService {
  readonly #parts: LoanServiceParts;

  constructor(parts: LoanServiceParts) {
    this.#parts = parts;
  }

  /** A patron's open loans, the most urgent first. */
  async list(patron: Patron, db: Kysely<Tables> = this.#parts.db): Promise<Loan[]> {
    const setting = await this.#parts.setting(db);
    const account = await accountOf(db, setting, patron);
    return account.loans.map((loan) => describeLoan(setting, account, loan).loan);
  }

  /** @throws ProblemError `loan-not-found`, or the refusal */
  async renew(trx: Transaction<Tables>, patron: Pick<Patron, 'id'>, id: string): Promise<Loan> {
    const [outcome] = await this.#renew(trx, patron, (loan) => loan.id === id);
    if (!outcome) throw new ProblemError('loan-not-found');
    if (outcome.refusal !== undefined) throw new ProblemError(outcome.refusal);
    return outcome.loan;
  }

  /** Renews whatever can be. @param language BCP 47, of the reasons why others cannot */
  async renewAll(
    trx: Transaction<Tables>,
    patron: Pick<Patron, 'id'>,
    language: string,
  ): Promise<RenewalOutcome[]> {
    const outcomes = await this.#renew(trx, patron, () => true);
    return outcomes.map(({ loan, refusal }) => {
      if (refusal === undefined) return { loan, renewed: true };
      const { title, detail } = toProblem(new ProblemError(refusal), language);
      const reason = detail === undefined ? `${title}.` : `${title}. ${detail}`;
      return { loan, renewed: false, code: refusal, reason };
    });
  }

  async #renew(trx: Transaction<Tables>, { id }: Pick<Patron, 'id'>, wanted: (loan: OpenLoan) => boolean) {
    const { loans, items, patrons } = this.#parts;
    const patron = await patrons.lock(trx, id);
    const asked = (await loans.ofPatron(trx, id)).filter(wanted);
    const records = [...new Set(asked.map(({ record }) => record))].sort();
    for (const record of records) await items.lockRecord(trx, record);

    const setting = await this.#parts.setting(trx);
    const before = await accountOf(trx, setting, patron);
    const described = asked.map((loan) => describeLoan(setting, before, loan));
    const refusals = new Map(described.map(({ loan, refusal }) => [loan.id, refusal]));
    for (const { loan, refusal, renewedDueDate } of described) {
      if (refusal !== undefined) continue;
      await loans.renew(trx, loan.id, renewedDueDate!);
      await items.move(trx, loan.item.id, 'on-loan', renewedDueDate);
    }
    const after = await accountOf(trx, setting, patron);
    return after.loans
      .filter(wanted)
      .map((loan) => ({ loan: describeLoan(setting, after, loan).loan, refusal: refusals.get(loan.id) }));
  }
}
