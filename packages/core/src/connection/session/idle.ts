import { aside } from './aside.ts';
import type { SessionStorage } from './storage/storage.ts';

const page: Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>> = globalThis;

/** In milliseconds: timers count no further. */
const longest = 2 ** 31 - 1;

/** How often it is asked whether the page has told a time meanwhile, in milliseconds. */
const attention = 10_000;

/** How long before the end it is announced, in milliseconds; at half of the time where that is less. WCAG 2.2.1 asks for 20 s. */
const notice = 60_000;

/** Not `scroll` nor `focusin`: pages do that by themselves. */
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel'];

/** What is told of a session that nobody seems to use. */
export interface IdleListener {
  /** It ends in a minute. */
  idle(): void;
  /** It goes on after all. */
  active(): void;
  /** It is over. */
  end(): void;
}

/** Ends a session after a time without a sign of life in any tab; also one that was left behind by closing the page. */
export class Idle {
  readonly #minutes: () => number | undefined;
  readonly #storage: SessionStorage;
  readonly #key: string;
  readonly #listener: IdleListener;
  /** When the last sign of life was stored. */
  #noted = 0;
  #isWatching = false;
  #isAnnounced = false;
  /** Whether no time was told when it was last looked at. */
  #isEndless = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param minutes nothing where a session never ends so; asked anew, since a page may tell late
   * @param key under which the time of the last sign of life is stored
   */
  constructor(
    minutes: () => number | undefined,
    storage: SessionStorage,
    key: string,
    listener: IdleListener,
  ) {
    this.#minutes = minutes;
    this.#storage = storage;
    this.#key = key;
    this.#listener = listener;
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
    this.#isWatching = true;
    for (const type of signsOfLife)
      page.addEventListener?.(type, this.#live, { capture: true, passive: true });
    if (page.addEventListener) aside(this.#check());
  }

  rest(): void {
    this.#isWatching = false;
    this.#isAnnounced = false;
    clearTimeout(this.#timer);
    for (const type of signsOfLife) page.removeEventListener?.(type, this.#live, { capture: true });
  }

  /** Goes on, unless it is over already. */
  async stay(): Promise<void> {
    if (!(await this.isOver())) aside(this.note());
    await this.#check();
  }

  readonly #live = (): void => {
    const since = Date.now() - this.#noted;
    // A device that slept comes to life late: first it is seen whether the time was over, then the touch counts.
    if (since >= this.#limit || this.#isAnnounced) aside(this.stay());
    else if (since > this.#limit / 60) aside(this.note());
  };

  async #check(): Promise<void> {
    clearTimeout(this.#timer);
    const limit = this.#limit;
    const wasEndless = this.#isEndless;
    this.#isEndless = limit === Infinity;
    if (this.#isEndless) return this.#checkIn(attention);
    // Nobody has counted until now.
    if (wasEndless) aside(this.note());
    const isOver = await this.isOver();
    if (!this.#isWatching) return;
    if (isOver) return this.#listener.end();
    const left = this.#noted + limit - Date.now();
    const warning = Math.min(notice, limit / 2);
    this.#checkIn(left > warning ? left - warning : left);
    const wasAnnounced = this.#isAnnounced;
    this.#isAnnounced = left <= warning;
    if (this.#isAnnounced === wasAnnounced) return;
    if (wasAnnounced) this.#listener.active();
    else this.#listener.idle();
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
