import type { Loan } from '@pustaka/core';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { daysUntil, nearDayIn } from '../../parts/days.ts';
import { draw } from '../../parts/draw.ts';
import { fullDateIn } from '../full-date.ts';
import { alert, clock, day } from '../drawings.ts';
import type Loans from './loans.ts';

/** Within so many days a loan is due soon. */
const soon = 3;

/** When a loan is due, in words and in full; how urgent that is, by a drawing and the words too. */
export function due(
  { speech: { say, languages }, host }: Loans,
  { dueDate, overdueDays }: Loan,
): TemplateResult {
  const days = daysUntil(dueDate, host.account.timeZone);
  // The page may be open since before midnight.
  const late = Math.max(overdueDays, -days);
  const urgency = late > 0 ? 'late' : days <= soon ? 'soon' : '';
  const when = nearDayIn(languages, days) ?? say('due.days', { count: days });
  const words = urgency === 'late' ? say('due.late', { count: late }) : say('due.back', { when });
  return html`<p class="due">
    <span class="fact ${urgency}">
      ${draw(urgency === 'late' ? alert : urgency === 'soon' ? clock : day)} <span>${words}</span>
    </span>
    <time class="muted" datetime=${dueDate}>${fullDateIn(languages, dueDate)}</time>
  </p>`;
}
