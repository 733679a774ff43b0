import { ContextRoot } from '@lit/context';

// Widgets that upgrade before their <pustaka-library> does would otherwise never hear of it. In Node there is no document.
if (typeof document !== 'undefined') new ContextRoot().attach(document.documentElement);

/** Registers a widget, unless a page that includes Pustaka twice has it already: the first one stays. */
export function define(tag: string, widget: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, widget);
}
