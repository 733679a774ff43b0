import { ReactiveElement } from 'lit';
import type { PropertyDeclarations } from 'lit';
import { ContextProviderEvent } from '../foundation/context.ts';
import type { ContextCallback, ContextRequestEvent } from '../foundation/context.ts';
import { libraryContext, librarySource } from '../foundation/library-context.ts';
import type { LibrarySource } from '../foundation/library-context.ts';

/**
 * Gives one connection to all widgets inside it, each in its own language.
 *
 * @tag pustaka-library
 * @slot - Any content of the page; widgets at any depth find the connection
 */
export class PustakaLibrary extends ReactiveElement {
  static override properties: PropertyDeclarations = { url: {}, site: {} };

  /** Address of the library server: `https://perpustakaan.example.go.id`. */
  url = '';

  /** Public key of the embedding site, as the library registered it. */
  site = '';

  #source: LibrarySource | undefined;
  readonly #subscribers = new Map<ContextCallback<LibrarySource>, () => void>();

  constructor() {
    super();
    this.addEventListener('context-request', this.#answer as EventListener);
  }

  /** The page's own content stays where it is. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#source = this.url ? librarySource(this.url, this.site) : undefined;
  }

  /** Only now, since who is told asks at once, and is not to find the element half-way. */
  protected override updated(): void {
    if (!this.#source) return;
    for (const [callback, unsubscribe] of this.#subscribers) callback(this.#source, unsubscribe);
    this.dispatchEvent(new ContextProviderEvent(libraryContext, this));
  }

  readonly #answer = (event: ContextRequestEvent<LibrarySource>): void => {
    if (event.context !== libraryContext) return;
    // The first to ask may well do so before the element has looked at its attributes.
    if (this.isUpdatePending) this.performUpdate();
    if (!this.#source) return;
    event.stopPropagation();
    const { callback } = event;
    if (!event.subscribe) {
      callback(this.#source);
      return;
    }
    const unsubscribe = this.#subscribers.get(callback) ?? (() => this.#subscribers.delete(callback));
    this.#subscribers.set(callback, unsubscribe);
    callback(this.#source, unsubscribe);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pustaka-library': PustakaLibrary;
  }
}
