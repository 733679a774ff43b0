import type { ReactiveController } from 'lit';
import { isNothing } from '../criteria.ts';
import type { Place } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import { addressOf, readPlace } from './place.ts';

/** Keeps the page's address and the widget at the same place, and follows the browser's back and forward. */
export default class Address implements ReactiveController {
  readonly #host: PustakaCatalogSearch;

  constructor(host: PustakaCatalogSearch) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#follow);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#follow);
  }

  /** The place that the address names. */
  read(): Place {
    return readPlace(location.href);
  }

  /** Where the reader comes in: what the address names, else what the page begins with, which the address then names. */
  enter(place: Place): Place {
    const named = this.read();
    if (!isNothing(named.criteria)) return named;
    const entered = { ...place, record: named.record };
    // So that the way back to it leads there.
    if (!isNothing(place.criteria))
      history.replaceState(history.state, '', addressOf(entered, location.href));
    return entered;
  }

  /** Writes where the reader is now. */
  write(): void {
    const { question, record } = this.#host;
    const address = addressOf({ criteria: question.criteria, record }, location.href);
    if (address !== location.href) history.pushState(history.state, '', address);
  }

  /** The address of a record, to be opened elsewhere or handed on. */
  of(record: string): string {
    const { question, pageAddress } = this.#host;
    return addressOf({ criteria: question.criteria, record }, pageAddress || location.href);
  }

  readonly #follow = (): void => {
    const host = this.#host;
    const { record } = host;
    const place = this.read();
    const { criteria } = host.question;
    const sameList =
      addressOf({ criteria }, location.href) === addressOf({ ...place, record: undefined }, location.href);
    const keepsFocus = (sameList && place.record === record) || this.#focusStays(place.record === record);
    host.go(place, sameList);
    if (keepsFocus) return;
    if (place.record) void host.focusOn('.back');
    else void host.focusOnResult(sameList ? record : undefined);
  };

  /** Whether what has the focus is still there at the next place: outside the widget, the search field, or a filter. */
  #focusStays(sameView: boolean): boolean {
    const focused = this.#host.shadowRoot?.activeElement;
    if (!focused) return document.activeElement !== document.body;
    return focused.closest(sameView ? '[role="search"], .filters, dialog' : '[role="search"]') !== null;
  }
}
