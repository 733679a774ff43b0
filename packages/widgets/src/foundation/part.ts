import type { CSSResult } from 'lit';
import type { PustakaElement } from './element.ts';

/** A class whose code is fetched when it is first needed; its styles come with it. */
export interface PartClass<Host extends PustakaElement, P> {
  readonly styles?: CSSResult;
  new (host: Host): P;
}

/** A part of a widget that is fetched when it is first needed. */
export class Part<Host extends PustakaElement, P> {
  /** The part, once it is there. */
  value: P | undefined;
  /** Why it could not be fetched; the next {@link load} tries again. */
  error: unknown;
  readonly #host: Host;
  readonly #fetch: () => Promise<{ readonly default: PartClass<Host, P> }>;
  #loading: Promise<void> | undefined;

  constructor(host: Host, fetch: () => Promise<{ readonly default: PartClass<Host, P> }>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** Fetches the part, unless it is there or on its way. */
  load(): Promise<void> {
    return (this.#loading ??= this.#begin());
  }

  async #begin(): Promise<void> {
    this.error = undefined;
    try {
      const { default: Class } = await this.#fetch();
      if (Class.styles) this.#host.adopt(Class.styles);
      this.value = new Class(this.#host);
    } catch (error) {
      this.#loading = undefined;
      this.error = error;
      this.#host.fail(error);
    }
    this.#host.requestUpdate();
  }
}
