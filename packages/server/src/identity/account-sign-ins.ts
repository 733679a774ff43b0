import { hash } from 'node:crypto';
import { newSecret } from '../random.ts';
import type { StateStore } from './state-store.ts';

const model = 'AccountPage';

/** How long the account page stays open, in seconds: it may be on a shared computer. */
export const accountSeconds = 15 * 60;

/** Who has the account page open, by the secret of a cookie, of which only the hash is kept. Ends with everything else when a patron signs out everywhere. */
export class AccountSignIns {
  readonly #state: StateStore;
  readonly #now: () => Date;

  constructor(state: StateStore, now: () => Date) {
    this.#state = state;
    this.#now = now;
  }

  /** @returns the cookie's value */
  async begin(patron: string): Promise<string> {
    const secret = newSecret();
    const end = new Date(this.#now().getTime() + accountSeconds * 1000);
    const payload = { accountId: patron, exp: Math.floor(end.getTime() / 1000) };
    await this.#state.save(model, hashOf(secret), payload, end);
    return secret;
  }

  /** @returns the patron's id */
  async find(secret: string): Promise<string | undefined> {
    const payload = await this.#state.find(model, hashOf(secret));
    return payload && payload.exp! * 1000 > this.#now().getTime() ? payload.accountId : undefined;
  }

  async end(secret: string): Promise<void> {
    await this.#state.remove(model, hashOf(secret));
  }
}

const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');
