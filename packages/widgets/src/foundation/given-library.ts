import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ContextRequestEvent } from './context.ts';
import { libraryContext } from './library-context.ts';
import type { LibrarySource } from './library-context.ts';

/**
 * The connection that the page gives. It is asked for again whenever a provider turns up, since a widget may well be
 * there before its `<pustaka-library>` is.
 */
export class GivenLibrary implements ReactiveController {
  source: LibrarySource | undefined;
  readonly #host: ReactiveControllerHost & Element;
  #unsubscribe: (() => void) | undefined;

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
    this.#unsubscribe?.();
  }

  readonly #ask = (): void => {
    this.#host.dispatchEvent(new ContextRequestEvent(libraryContext, this.#take));
  };

  readonly #take = (source: LibrarySource, unsubscribe?: () => void): void => {
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.source = source;
    this.#host.requestUpdate();
  };
}
