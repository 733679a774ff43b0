import { ContextProvider } from '@lit/context';
import { ReactiveElement } from 'lit';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { libraryContext, librarySource } from '../foundation/library-context.ts';

/**
 * Gives one connection to all widgets inside it, each in its own language.
 *
 * @tag pustaka-library
 * @attr {number} idle-minutes - For computers that several people use: signs out who has touched nothing for so long
 * @slot - Any content of the page; widgets at any depth find the connection
 */
export class PustakaLibrary extends ReactiveElement {
  static override properties: PropertyDeclarations = { url: {}, site: {} };

  /** Address of the library server: `https://perpustakaan.example.go.id`. */
  url = '';

  /** Public key of the embedding site, as the library registered it. */
  site = '';

  readonly #provider = new ContextProvider(this, { context: libraryContext });

  /** The page's own content stays where it is. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Only now, since who is told asks at once, and is not to find the element half-way. */
  protected override updated(changed: PropertyValues<this>): void {
    if (this.url && (changed.has('url') || changed.has('site'))) {
      this.#provider.setValue(librarySource(this.url, this.site));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pustaka-library': PustakaLibrary;
  }
}
