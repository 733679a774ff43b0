/** A reader opens a record. Cancelled, the widget stays at its results and the page shows the record in its own way. */
export class PustakaRecordEvent extends Event {
  /** The record's id. */
  readonly record: string;

  constructor(record: string) {
    super('pustaka-record', { bubbles: true, composed: true, cancelable: true });
    this.record = record;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pustaka-record': PustakaRecordEvent;
  }
}
