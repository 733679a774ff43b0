import { createHmac, timingSafeEqual } from 'node:crypto';

const stepMs = 60_000;

/**
 * Nonces for proofs of possession (RFC 9449, section 8): a device whose clock is wrong shows by one that its proof is fresh.
 * Made of the time and a secret, so that any node takes what another gave, and nothing is kept.
 */
export class Nonces {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  next(now: Date): string {
    return this.#at(stepOf(now)).toString('base64url');
  }

  /** Whether a nonce was given within the last two minutes. */
  holds(nonce: string, now: Date): boolean {
    const given = Buffer.from(nonce, 'base64url');
    return [0, 1, 2].some((age) => {
      const made = this.#at(stepOf(now) - age);
      return given.length === made.length && timingSafeEqual(given, made);
    });
  }

  #at(step: number): Buffer {
    return createHmac('sha256', this.#secret).update(`proof ${step}`).digest();
  }
}

const stepOf = (now: Date): number => Math.floor(now.getTime() / stepMs);
