import type { ReactiveController } from 'lit';
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

  /** Writes where the reader is now. */
  write(): void {
    const { session, record } = this.#host;
    const address = addressOf({ criteria: session.criteria, record }, location.href);
    if (address !== location.href) history.pushState(history.state, '', address);
  }

  /** The address of a record, to be opened elsewhere or handed on. */
  of(record: string): string {
    const { session, pageAddress } = this.#host;
    return addressOf({ criteria: session.criteria, record }, pageAddress || location.href);
  }

  readonly #follow = (): void => {
    const place = this.read();
    const { criteria } = this.#host.session;
    const sameList =
      addressOf({ criteria }, location.href) === addressOf({ ...place, record: undefined }, location.href);
    this.#host.go(place, sameList);
  };
}
