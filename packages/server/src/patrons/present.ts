import type { Me, Patron as PatronAnswer } from '@pustaka/core/contract';
import { addDays } from '../local-day.ts';
import { maskCard } from './card.ts';
import { isExpired } from './patron.ts';
import type { Patron } from './patron.ts';

/** A patron as the contract shows one. That the card has expired stands among its blocks. */
export function presentPatron(patron: Patron, today: string): PatronAnswer {
  const expired = { id: 'expired', reason: 'expired', since: addDays(patron.expires, 1) };
  return {
    id: patron.id,
    name: patron.name,
    card: maskCard(patron.card),
    category: patron.category,
    homeBranch: patron.homeBranch,
    expires: patron.expires,
    blocks: [...patron.blocks.map(presentBlock), ...(isExpired(patron, today) ? [expired] : [])],
    language: patron.language,
    ...(patron.email !== undefined && { email: patron.email }),
    ...(patron.phone !== undefined && { phone: patron.phone }),
    keepsHistory: patron.keepsHistory,
  };
}

export function presentMe(patron: Patron, wards: readonly Patron[], today: string): Me {
  return {
    ...presentPatron(patron, today),
    wards: wards.map(({ id, name, card }) => ({ id, name, card: maskCard(card) })),
  };
}

export function presentBlock({ note, ...block }: Patron['blocks'][number]): PatronAnswer['blocks'][number] {
  return { ...block, ...(note !== undefined && { note }) };
}
