import type { Loan } from '@pustaka/core';
import type { Account } from '../account.ts';
import { actOnCard } from '../acting.ts';
import type { PustakaLoanStatus } from '../element.ts';
import { fullDateIn } from '../full-date.ts';
import type Loans from './loans.ts';

const renewedUntil = ({ speech: { say, languages } }: Loans, { dueDate }: Loan): string =>
  say('renewed', { date: fullDateIn(languages, dueDate) });

/** What the library says may end with a full stop already. */
const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** The loans stay in their places, so that the reader sees there what came of it. */
function replace({ account }: PustakaLoanStatus, changed: readonly Loan[]): void {
  const now = new Map(changed.map((loan) => [loan.id, loan]));
  account.update(({ loans }) => ({ loans: loans.map((loan) => now.get(loan.id) ?? loan) }));
}

/** Whether a loan is being renewed: by itself, or with all others. */
export const isRenewing = ({ busy }: Account, { id }: Loan): boolean => busy.has(id) || busy.has('all');

/** Whether any loan is. */
export const isRenewingAny = (account: Account): boolean =>
  account.busy.has('all') || !!account.contents?.loans.some((loan) => isRenewing(account, loan));

/** Renews one loan. */
export async function renew(part: Loans, loan: Loan): Promise<void> {
  const { host } = part;
  const { id, record } = loan;
  if (isRenewing(host.account, loan)) return;
  await actOnCard(
    host,
    id,
    (client, options) => client.renew(id, options),
    (renewed) => {
      replace(host, [renewed]);
      const text = renewedUntil(part, renewed);
      return { text, spoken: `${record.title}: ${text}` };
    },
  );
  await host.updateComplete;
  // The button has gone where the loan cannot be renewed once more.
  if (host.shadowRoot?.activeElement?.id === 'headline') await host.focusOn(`[data-title="${id}"]`);
}

/** Renews all loans that can be; what came of each stands beside it. */
export async function renewAll(part: Loans): Promise<void> {
  const { host, speech } = part;
  const { account } = host;
  if (isRenewingAny(account)) return;
  await actOnCard(
    host,
    'all',
    (client, options) => client.renewAll(options),
    ({ items, renewed }) => {
      replace(
        host,
        items.map(({ loan }) => loan),
      );
      const each = items.map(({ loan, renewed: done, reason, code = 'other' }) => {
        const text = done ? renewedUntil(part, loan) : (reason ?? speech.nameOf('not', code));
        account.outcomes.set(loan.id, { done, text });
        return sentence(`${loan.record.title}: ${text}`);
      });
      const text = speech.say('renewed.all', { renewed, total: items.length });
      return { text, spoken: [sentence(text), ...each].join(' ') };
    },
  );
}
