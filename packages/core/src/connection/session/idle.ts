import type { SessionStorage } from './storage/storage.ts';

const page: Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>> = globalThis;

const signsOfLife = ['pointerdown', 'keydown'];

/** Ends a session after a time without a touch or a key in any tab; also one that was left behind by closing the page. */
export class Idle {
  readonly #limit: number;
  readonly #storage: SessionStorage;
  readonly #key: string;
  readonly #end: () => void;
  /** When the last sign of life was stored. */
  #noted = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param key under which the time of the last sign of life is stored */
  constructor(minutes: number, storage: SessionStorage, key: string, end: () => void) {
    this.#limit = minutes * 60_000;
    this.#storage = storage;
    this.#key = key;
    this.#end = end;
  }

  /** Notes a sign of life. */
  async note(): Promise<void> {
    this.#noted = Date.now();
    await this.#storage.set(this.#key, this.#noted);
  }

  async isOver(): Promise<boolean> {
    this.#noted = (await this.#storage.get(this.#key)) as number;
    return Date.now() - this.#noted >= this.#limit;
  }

  watch(): void {
    this.rest();
    for (const type of signsOfLife)
      page.addEventListener?.(type, this.#live, { capture: true, passive: true });
    if (page.addEventListener) void this.#check();
  }

  rest(): void {
    clearTimeout(this.#timer);
    for (const type of signsOfLife) page.removeEventListener?.(type, this.#live, { capture: true });
  }

  readonly #live = (): void => {
    const since = Date.now() - this.#noted;
    // A device that slept comes to life late: first it is seen whether the time was over, then the touch counts.
    if (since >= this.#limit) void this.#check();
    else if (since > this.#limit / 60) void this.note();
  };

  async #check(): Promise<void> {
    clearTimeout(this.#timer);
    if (await this.isOver()) return this.#end();
    const left = this.#noted + this.#limit - Date.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), left);
  }
}
