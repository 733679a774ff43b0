/** Registers a widget, unless a page that includes Pustaka twice has it already: the first one stays. */
export function define(tag: string, widget: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, widget);
}
