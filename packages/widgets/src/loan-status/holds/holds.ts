import type { Hold } from '@pustaka/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { Speech } from '../../foundation/speech.ts';
import { fullDateIn } from '../full-date.ts';
import { draw } from '../../parts/draw.ts';
import type { Contents } from '../account.ts';
import { clock } from '../drawings.ts';
import type { PustakaLoanStatus } from '../element.ts';
import { thing } from '../thing.ts';
import { sectionHeading } from '../lists.ts';
import { outcome, stop, tick } from '../../parts/outcome.ts';
import { actions } from './actions.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

const drawings: Readonly<Record<string, string>> = { ready: tick, suspended: stop };

/** What the reader waits for: where each hold stands, and what can be done to it. */
export default class Holds {
  static readonly styles = styles;
  readonly host: PustakaLoanStatus;
  readonly speech: Speech<typeof words.indonesian>;
  /** The hold whose cancelling is to be confirmed. */
  unsure: string | undefined;
  /** The branches that are chosen for holds, and not asked for yet. */
  readonly chosen = new Map<string, string>();

  constructor(host: PustakaLoanStatus) {
    this.host = host;
    this.speech = new Speech(host, words);
  }

  view({ holds }: Contents): TemplateResult {
    const { say } = this.speech;
    const branches = this.host.account.branches ?? [];
    const nameOf = (id: string) => branches.find((branch) => branch.id === id)?.name ?? id;
    const hold = (one: Hold) =>
      html`<li class="thing" part="hold" data-hold=${one.id}>
        ${thing(
          this.host,
          one.record,
          one.id,
          html`${this.#status(one, nameOf(one.pickupBranch))} ${outcome(this.host.account, one.id)}
          ${actions(this, one, branches)}`,
        )}
      </li>`;
    return html`<div class="bar holds">${sectionHeading(this.host, say('holds'), holds.length)}</div>
      ${outcome(this.host.account, 'hold')}
      ${holds.length === 0 ? html`<p class="muted empty">${say('empty')}</p>` : nothing}
      <ul class="things">
        ${holds.map(hold)}
      </ul>`;
  }

  #status(one: Hold, branch: string): TemplateResult {
    const { say, nameOf, languages } = this.speech;
    const { status, position, queueLength, estimatedDays, readyUntil, suspendedUntil } = one;
    const date = (day: string) => fullDateIn(languages, day);
    const more = [
      position !== undefined && say('queue', { position, total: queueLength ?? position }),
      estimatedDays !== undefined && say('estimate', { count: estimatedDays }),
      readyUntil && say('ready.until', { date: date(readyUntil) }),
      suspendedUntil && say('suspended.until', { date: date(suspendedUntil) }),
    ].filter(Boolean);
    const key = `status.${status}`;
    const known =
      key in words.indonesian
        ? say(key as keyof typeof words.indonesian, { branch })
        : nameOf('status', status);
    return html`<p class="due">
      <span class="fact ${status === 'ready' ? 'good' : ''}">
        ${draw(drawings[status] ?? clock)} <span>${known}</span>
      </span>
      <span class="muted">${more.join(' · ')}</span>
    </p>`;
  }
}
