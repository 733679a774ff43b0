import type { Loan } from '@pustaka/core';
import { fullDateIn } from '../parts/locale-formats.ts';
import type { PustakaLoanStatus } from './element.ts';

const renewedUntil = ({ speech: { say }, locale }: PustakaLoanStatus, { dueDate }: Loan): string =>
  say('renewed', { date: fullDateIn(locale.language, dueDate) });

/** The loans stay in their places, so that the reader sees there what came of it. */
function replace({ account }: PustakaLoanStatus, changed: readonly Loan[]): void {
  const now = new Map(changed.map((loan) => [loan.id, loan]));
  account.update({ loans: account.contents!.loans.map((loan) => now.get(loan.id) ?? loan) });
}

/** Renews one loan. */
export async function renew(host: PustakaLoanStatus, { id, record }: Loan): Promise<void> {
  await host.account.act(id, async (client, options) => {
    const renewed = await client.renew(id, options);
    replace(host, [renewed]);
    const text = renewedUntil(host, renewed);
    return { text, spoken: `${record.title}: ${text}` };
  });
  await host.updateComplete;
  // The button has gone where the loan cannot be renewed once more.
  if (!host.shadowRoot?.activeElement)
    await host.focusOn(`[data-loan="${id}"] .renew`, `[data-title="${id}"]`);
}

/** Renews all loans that can be; what came of each stands beside it. */
export async function renewAll(host: PustakaLoanStatus): Promise<void> {
  const { account, speech } = host;
  await account.act('all', async (client, options) => {
    const { items, renewed } = await client.renewAll(options);
    replace(
      host,
      items.map(({ loan }) => loan),
    );
    const each = items.map(({ loan, renewed: done, reason, code = 'other' }) => {
      const text = done ? renewedUntil(host, loan) : (reason ?? speech.nameOf('not', code));
      account.outcomes.set(loan.id, { done, text });
      return `${loan.record.title}: ${text}.`;
    });
    const text = speech.say('renewed.all', { renewed, total: items.length });
    return { text, spoken: [`${text}.`, ...each].join(' ') };
  });
  await host.updateComplete;
  if (!host.shadowRoot?.activeElement) await host.focusOn('#headline');
}
