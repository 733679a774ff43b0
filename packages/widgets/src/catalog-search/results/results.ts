import { css, html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import { statusColours } from '../../parts/status-colours.ts';
import { trouble } from '../../parts/trouble.ts';
import { Part } from '../../foundation/part.ts';
import { profileOf } from '../../parts/profile.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type Hold from '../hold/hold.ts';
import Refine from '../refine/refine.ts';
import { styles as refineStyles } from '../refine/styles.ts';
import { ghosts } from '../skeleton.ts';
import { words } from '../words.ts';
import { hit } from './hits.ts';
import { LiveAvailability } from './live-availability.ts';
import { Session } from './session.ts';
import { styles } from './styles.ts';
import { indonesian } from './words.id.ts';

// Other languages have all words of the search in one file, which is there before anything is shown.
Object.assign(words.indonesian, indonesian);

/** What shows an answer: fetched while the first call travels, since there is nothing to show before. */
export default class Results {
  static readonly styles: CSSResult = css`
    ${statusColours}${refineStyles}${styles}
  `;
  readonly session: Session;
  readonly availability: LiveAvailability;
  readonly refine: Refine;
  readonly hold: Part<PustakaCatalogSearch, Hold>;
  readonly #host: PustakaCatalogSearch;

  constructor(host: PustakaCatalogSearch) {
    this.#host = host;
    this.session = new Session(host);
    this.availability = new LiveAvailability(host, this.session);
    this.refine = new Refine(host, this.session);
    this.hold = new Part(host, () => import('../hold/hold.ts'));
    void this.session.follow();
  }

  /** What the list is, in a few words: also what a screen reader is told when it has come. */
  get headline(): string {
    const { question, speech } = this.#host;
    const { arrivals, criteria } = question;
    const { answer, pending } = this.session;
    const { say } = speech;
    if (arrivals) return say('arrivals');
    if (pending === 'list') return say('searching');
    if (!answer) return '';
    const query = answer.correction?.applied ? answer.correction.query : criteria.q;
    if (answer.items.length === 0) return say('empty', { query });
    const total = say(answer.totalIsLowerBound ? 'total.least' : 'total', { count: answer.total });
    return query ? say('total.for', { total, query }) : total;
  }

  /** The list of results, or of new arrivals, with everything around it. */
  list(): TemplateResult {
    const { pageSize, question, showsErrors } = this.#host;
    const { answer, branches, error, items, pending } = this.session;
    const { arrivals } = question;
    return html`${this.refine.above()}
      <div class=${arrivals ? '' : 'filtered'}>
        <div class="filters" part="filters">${this.refine.groups()}</div>
        <div aria-busy=${pending === 'list'}>
          <ol class=${arrivals ? 'shelf' : 'hits'} part="results" aria-labelledby="headline">
            ${answer || error ? items.map((one) => hit(this.#host, one, branches)) : ghosts(pageSize)}
          </ol>
          ${error && showsErrors ? trouble(this.#host, error, this.#retry) : this.refine.more()}
        </div>
      </div>`;
  }

  /** The record that is open, with the way back. */
  record(): TemplateResult {
    const { details, speech } = this.#host;
    const back = () => void this.#host.close();
    const retry = () => void details.load();
    // Its tabindex: where the focus stays while a record is open.
    return html`<div part="record">
      <button class="link back" type="button" tabindex="0" @click=${back}>${speech.say('back')}</button>
      ${details.value?.view() ?? (details.error ? trouble(this.#host, details.error, retry) : nothing)}
    </div>`;
  }

  /** Readers can place holds where the library lends through this server, and knows the site. */
  async offerHolds(): Promise<void> {
    const { connection, librarySource } = this.#host;
    const profile = connection && librarySource?.signIn && (await profileOf(connection));
    if (profile?.services.includes('circulation')) await this.hold.load();
  }

  readonly #retry = (): void => this.session.retry();
}
