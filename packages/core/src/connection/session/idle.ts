import { aside } from './aside.ts';
import type { SessionStorage } from './storage/storage.ts';

const page: Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>> = globalThis;

/** In milliseconds: timers count no further. */
const longest = 2 ** 31 - 1;

/** How often it is asked whether the page has told a time meanwhile, in milliseconds. */
const attention = 10_000;

const signsOfLife = ['pointerdown', 'keydown'];

/** Ends a session after a time without a touch or a key in any tab; also one that was left behind by closing the page. */
export class Idle {
  readonly #minutes: () => number | undefined;
  readonly #storage: SessionStorage;
  readonly #key: string;
  readonly #end: () => void;
  /** When the last sign of life was stored. */
  #noted = 0;
  #isWatching = false;
  /** Whether no time was told when it was last looked at. */
  #isEndless = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param minutes nothing where a session never ends so; asked anew, since a page may tell late
   * @param key under which the time of the last sign of life is stored
   */
  constructor(minutes: () => number | undefined, storage: SessionStorage, key: string, end: () => void) {
    this.#minutes = minutes;
    this.#storage = storage;
    this.#key = key;
    this.#end = end;
  }

  get #limit(): number {
    return (this.#minutes() ?? Infinity) * 60_000;
  }

  /** Notes a sign of life. */
  async note(): Promise<void> {
    this.#noted = Date.now();
    await this.#storage.set(this.#key, this.#noted);
  }

  async isOver(): Promise<boolean> {
    try {
      // Of what nobody knows it was long ago.
      this.#noted = ((await this.#storage.get(this.#key)) ?? 0) as number;
    } catch {
      // What this page itself has seen still counts.
    }
    return Date.now() - this.#noted >= this.#limit;
  }

  watch(): void {
    this.rest();
    this.#isWatching = true;
    for (const type of signsOfLife)
      page.addEventListener?.(type, this.#live, { capture: true, passive: true });
    if (page.addEventListener) aside(this.#check());
  }

  rest(): void {
    this.#isWatching = false;
    clearTimeout(this.#timer);
    for (const type of signsOfLife) page.removeEventListener?.(type, this.#live, { capture: true });
  }

  readonly #live = (): void => {
    const since = Date.now() - this.#noted;
    // A device that slept comes to life late: first it is seen whether the time was over, then the touch counts.
    if (since >= this.#limit) aside(this.#check());
    else if (since > this.#limit / 60) aside(this.note());
  };

  async #check(): Promise<void> {
    clearTimeout(this.#timer);
    const limit = this.#limit;
    const wasEndless = this.#isEndless;
    this.#isEndless = limit === Infinity;
    if (this.#isEndless) return this.#checkIn(attention);
    if (wasEndless) {
      // Nobody has counted until now.
      this.#checkIn(limit);
      return this.note();
    }
    const isOver = await this.isOver();
    if (!this.#isWatching) return;
    if (isOver) this.#end();
    else this.#checkIn(this.#noted + limit - Date.now());
  }

  #checkIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        aside(this.#check());
      },
      Math.min(milliseconds, longest),
    );
    // Node, where a page may be tested, waits for timers before it ends; browsers do not know this.
    (this.#timer as { unref?: () => void }).unref?.();
  }
}
