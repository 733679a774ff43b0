import type { Loan } from '@pustaka/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { daysUntil, nearDayIn } from '../parts/days.ts';
import { draw, stop } from '../parts/draw.ts';
import { fullDateIn } from '../parts/locale-formats.ts';
import { moneyIn } from '../parts/money.ts';
import type { Contents } from './account.ts';
import { alert, clock, day } from './drawings.ts';
import type { PustakaLoanStatus } from './element.ts';
import { outcome } from './outcome.ts';
import { renew, renewAll } from './renewing.ts';

/** Within so many days a loan is due soon. */
const soon = 3;

/** The loans, the most urgent first, and what renews them. */
export function loans(host: PustakaLoanStatus, { loans: all }: Contents): TemplateResult {
  const { say } = host.speech;
  const renewable = all.filter(({ notRenewable }) => !notRenewable).length;
  const { busy } = host.account;
  return html`<div class="bar">
      ${sectionHeading(host, say('loans'), all.length)}
      ${
        renewable > 1 || busy.has('all')
          ? html`<button type="button" aria-disabled=${busy.has('all')} @click=${() => void renewAll(host)}>
              ${say(busy.has('all') ? 'renewing' : 'renew.all')}
            </button>`
          : nothing
      }
    </div>
    ${outcome(host, 'all')} ${all.length === 0 ? html`<p class="muted empty">${say('empty')}</p>` : nothing}
    <ol class="things" part="results">
      ${all.map((one) => loan(host, one))}
    </ol>`;
}

/** The heading of one of the lists, with how much is in it. */
export const sectionHeading = (host: PustakaLoanStatus, text: string, count?: number): TemplateResult =>
  html`<div class="section" role="heading" aria-level=${host.headingLevel + 1} tabindex="-1">
    ${text}
    ${count ? html`<span class="count">${new Intl.NumberFormat(host.locale.language).format(count)}</span>` : nothing}
  </div>`;

/** Cover, title and author of what is borrowed or waited for. */
export function thing(
  host: PustakaLoanStatus,
  { id, title, author, format }: Loan['record'],
  thingId: string,
  rest: unknown,
): TemplateResult {
  const art = host.art.value;
  return html`<div class="cover" aria-hidden="true">${art?.cover(id, title, author)}</div>
    <div class="about">
      <div
        role="heading"
        aria-level=${host.headingLevel + 2}
        class="title"
        tabindex="-1"
        data-title=${thingId}
      >
        ${title}
      </div>
      <p class="muted by">${author ? html`${author} · ` : nothing}${art?.format(format)}</p>
      ${rest}
    </div>`;
}

function loan(host: PustakaLoanStatus, one: Loan): TemplateResult {
  const { account, speech, locale } = host;
  const { say, nameOf } = speech;
  const { id, record, notRenewable, fine } = one;
  const isBusy = account.busy.has(id) || account.busy.has('all');
  const why = notRenewable && (nameOf('not', notRenewable) === notRenewable ? 'other' : notRenewable);
  const rest = html`${due(host, one)}
  ${fine ? html`<p class="muted">${say('fine', { amount: moneyIn(locale.language, fine) })}</p>` : nothing}
  ${
    why && !account.outcomes.has(id)
      ? html`<p class="muted fact">${draw(stop)} <span>${nameOf('not', why)}</span></p>`
      : nothing
  }
  ${outcome(host, id)}`;
  return html`<li class="thing" part="loan" data-loan=${id}>
    ${thing(host, record, id, rest)}
    ${
      why
        ? nothing
        : html`<button
            class="renew"
            part="renew"
            type="button"
            aria-label=${say('renew.title', { title: record.title })}
            aria-disabled=${isBusy}
            @click=${() => void renew(host, one)}
          >
            ${say(account.busy.has(id) ? 'renewing' : 'renew')}
          </button>`
    }
  </li>`;
}

/** When a loan is due, in words and in full; how urgent that is, by a drawing and the words too. */
function due(
  { speech: { say }, locale: { language }, account: { timeZone } }: PustakaLoanStatus,
  { dueDate, overdueDays }: Loan,
): TemplateResult {
  const days = daysUntil(dueDate, timeZone);
  const urgency = overdueDays > 0 ? 'late' : days <= soon ? 'soon' : '';
  const when = nearDayIn(language, days) ?? say('due.days', { count: days });
  const words = urgency === 'late' ? say('due.late', { count: overdueDays }) : say('due.back', { when });
  return html`<p class="due">
    <span class="fact ${urgency}">
      ${draw(urgency === 'late' ? alert : urgency === 'soon' ? clock : day)} <span>${words}</span>
    </span>
    <time class="muted" datetime=${dueDate}>${fullDateIn(language, dueDate)}</time>
  </p>`;
}

/** Empty places, so that nothing jumps when the loans come. */
export function ghosts(host: PustakaLoanStatus): TemplateResult {
  const { say } = host.speech;
  return html`<div class="bar">${sectionHeading(host, say('loans'))}</div>
    <p class="unseen">${say('loading')}</p>
    <ol class="things" part="results" aria-busy="true">
      ${Array.from(
        { length: 3 },
        () =>
          html`<li class="thing ghost" aria-hidden="true">
            <div class="cover"></div>
            <div class="about"><i></i><i></i><i></i></div>
          </li>`,
      )}
    </ol>`;
}
