import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { libraryContext } from './library-context.ts';
import type { LibrarySource } from './library-context.ts';

/**
 * The connection that the page gives by the context protocol. It asks again whenever a provider turns up, since a
 * widget may well be there before its `<pustaka-library>` is.
 */
export class GivenLibrary implements ReactiveController {
  source: LibrarySource | undefined;
  readonly #host: ReactiveControllerHost & Element;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('context-provider', this.#ask);
    this.#ask();
  }

  hostDisconnected(): void {
    removeEventListener('context-provider', this.#ask);
    this.#stop?.();
  }

  readonly #ask = (): void => {
    const take = (source: LibrarySource, stop?: () => void) => {
      if (stop !== this.#stop) this.#stop?.();
      this.#stop = stop;
      this.source = source;
      this.#host.requestUpdate();
    };
    this.#host.dispatchEvent(new ContextEvent(libraryContext, this.#host, take, true));
  };
}
