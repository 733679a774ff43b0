import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Words } from '../words.ts';
import { normaliseCard } from './card.ts';

/** What can be wrong with a PIN that somebody chooses. */
export type PinFault = 'form' | 'trivial' | 'like-card';

/** What a chooser of a PIN is told. */
export const pinFaultWords: Readonly<Record<PinFault, Words>> = {
  form: { id: 'PIN terdiri dari 6 sampai 12 angka.', en: 'A PIN has 6 to 12 digits.' },
  trivial: {
    id: 'PIN ini mudah ditebak. Hindari angka kembar, berurutan, atau berulang.',
    en: 'This PIN is easy to guess. Avoid digits that are all the same, in a row, or repeated.',
  },
  'like-card': {
    id: 'PIN tidak boleh sama dengan akhir nomor kartu.',
    en: 'A PIN must not be the end of the card number.',
  },
};

/** A PIN was not set. */
export class PinRefused extends Error {
  override readonly name = 'PinRefused';
  readonly fault: PinFault;

  constructor(fault: PinFault) {
    super(pinFaultWords[fault].en);
    this.fault = fault;
  }
}

/** What is wrong with a PIN for a card; nothing where it may be set. */
export function pinFault(pin: string, card: string): PinFault | undefined {
  if (!/^[0-9]{6,12}$/.test(pin)) return 'form';
  if (isTrivial(pin)) return 'trivial';
  return normaliseCard(card)
    .replace(/[^0-9]/g, '')
    .endsWith(pin)
    ? 'like-card'
    : undefined;
}

/** 111111; 123456 and 987654; 121212 and 123123. */
function isTrivial(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - digits[index]!));
  if (steps.size === 1 && Math.abs([...steps][0]!) <= 1) return true;
  return [2, 3].some((period) => digits.every((digit, index) => digit === digits[index % period]));
}

/** A PIN for a new card, to be handed over with it. */
export function newPin(card: string): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (pinFault(pin, card) === undefined) return pin;
  }
}

// Argon2id (RFC 9106) with the least cost that OWASP's Password Storage Cheat Sheet names: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Matches no PIN, and takes as long to find that out as a real hash does. */
export const nobodysHash = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Argon2id in the PHC string format. */
export const hashPin = (pin: string): Promise<string> => hash(pin, cost);

/** A PIN that its card may have, with what is kept of it. */
export interface SettablePin {
  readonly pin: string;
  readonly hash: string;
}

/**
 * Makes ready a PIN that somebody chose. It takes long on purpose: never in a transaction, for whose end others wait.
 *
 * @throws PinRefused
 */
export async function chosenPin(pin: string, card: string): Promise<SettablePin> {
  const fault = pinFault(pin, card);
  if (fault) throw new PinRefused(fault);
  return { pin, hash: await hashPin(pin) };
}

/** Makes ready a PIN by chance, to be handed over with its card; as {@link chosenPin}, never in a transaction. */
export const freshPin = (card: string): Promise<SettablePin> => chosenPin(newPin(card), card);

/** Whether the PIN is the one of the hash; without a hash `false`, after the same time. */
export async function isPin(pin: string, pinHash: string | undefined): Promise<boolean> {
  const matches = await verify(pinHash ?? nobodysHash, pin);
  return matches && pinHash !== undefined;
}
