/**
 * Something failed inside a widget. The widget shows its own message, unless the page cancels the event to show
 * another.
 *
 * @example
 * ```ts
 * document.addEventListener('pustaka-error', (event) => console.warn(event.error));
 * ```
 */
export class PustakaErrorEvent extends Event {
  /** As a rule an error of the SDK, with a stable `code`. */
  readonly error: unknown;

  constructor(error: unknown) {
    super('pustaka-error', { bubbles: true, composed: true, cancelable: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pustaka-error': PustakaErrorEvent;
  }
  interface DocumentEventMap {
    'pustaka-error': PustakaErrorEvent;
  }
}
