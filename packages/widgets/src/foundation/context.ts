/*
 * The context protocol of the Web Components Community Group, by which an element gets a value from whatever provides
 * it further up the page: providers and consumers of other libraries, as of @lit/context, fit. Written out here
 * because a page that loads one widget would carry the whole library for these few lines.
 */

/** Takes a value, and each later one until it calls `unsubscribe`. */
export type ContextCallback<T> = (value: T, unsubscribe?: () => void) => void;

/** An element asks for a value. */
export class ContextRequestEvent<T> extends Event {
  readonly context: unknown;
  readonly callback: ContextCallback<T>;
  readonly subscribe: boolean = true;

  constructor(context: unknown, callback: ContextCallback<T>) {
    super('context-request', { bubbles: true, composed: true });
    this.context = context;
    this.callback = callback;
  }
}

/** A provider has come, or has something to give at last: those who asked in vain may ask again. */
export class ContextProviderEvent extends Event {
  readonly context: unknown;
  readonly contextTarget: Element;

  constructor(context: unknown, contextTarget: Element) {
    super('context-provider', { bubbles: true, composed: true });
    this.context = context;
    this.contextTarget = contextTarget;
  }
}
