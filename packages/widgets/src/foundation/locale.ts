import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A language tag in its canonical form (BCP 47), `en-US` also for `en_US`; Indonesian for what is no language. */
export function canonical(tag: string): string {
  try {
    return new Intl.Locale(tag.replace(/_/g, '-')).toString();
  } catch {
    return 'id';
  }
}

/**
 * The language that an element is in: the nearest `lang` attribute at or above it, through shadow roots, kept current
 * while the element is on the page. Indonesian where the page names none.
 */
export class Locale implements ReactiveController {
  /** BCP 47, in its canonical form. */
  language = 'id';
  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#read());
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, { attributeFilter: ['lang'], subtree: true });
      if (!(root instanceof ShadowRoot)) break;
    }
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #read(): void {
    let language = '';
    let node: Node | null = this.#host;
    while (node && !language) {
      if (node instanceof Element) language = node.getAttribute('lang') ?? '';
      node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
    }
    language = canonical(language);
    if (language === this.language) return;
    this.language = language;
    this.#host.requestUpdate();
  }
}
