import type { ParsedQuery } from './query/parse.ts';
import type { Advice } from './request.ts';

const mostDroppedWords = 3;
/** Each word of a query costs a search more, and one thread does all of them. */
const mostWords = 8;

/**
 * The query without one of its words, for each word without which something is found; what loses
 * least first. Nothing for a long query.
 *
 * @param count how many records a query finds
 */
export function adviseDropping({ text, tokens }: ParsedQuery, count: (query: string) => number): Advice[] {
  const places = new Map(tokens.map(({ start, end }) => [start, end]));
  if (places.size < 2 || places.size > mostWords) return [];
  const shorter = [...places].map(([start, end]) =>
    `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, ' ').trim(),
  );
  return [...new Set(shorter)]
    .map((query): Required<Advice> => ({ code: 'drop-word', query, total: count(query) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => a.total - b.total || (a.query < b.query ? -1 : 1))
    .slice(0, mostDroppedWords);
}
