import { isLibraryError } from '@pustaka/core/connection';

/** Names writes, so that one whose answer was lost can be asked for again without a second effect. */
export class WriteKeys {
  readonly #open = new Map<string, string>();

  /** Whether it is not known of some write what came of it. */
  get inDoubt(): boolean {
    return this.#open.size > 0;
  }

  /** @param what is written: the same is named the same until the library has done or refused it */
  async under<T>(what: string, write: (idempotencyKey: string) => Promise<T>): Promise<T> {
    const key = this.#open.get(what) ?? crypto.randomUUID();
    this.#open.set(what, key);
    try {
      const answer = await write(key);
      this.#open.delete(what);
      return answer;
    } catch (error) {
      if (isLibraryError(error) && error.advice === 'fix-request') this.#open.delete(what);
      throw error;
    }
  }
}
