import type { ParsedQuery } from './query/parse.ts';
import type { Advice } from './request.ts';

const mostDroppedWords = 3;

/**
 * The query without one of its words, for each word without which something is found; what loses
 * least first.
 *
 * @param count how many records a query finds
 */
export function adviseDropping({ text, tokens }: ParsedQuery, count: (query: string) => number): Advice[] {
  if (tokens.length < 2) return [];
  const places = new Map(tokens.map(({ start, end }) => [start, end]));
  const shorter = [...places].map(([start, end]) =>
    `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, ' ').trim(),
  );
  return [...new Set(shorter)]
    .map((query): Required<Advice> => ({ code: 'drop-word', query, total: count(query) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => a.total - b.total || (a.query < b.query ? -1 : 1))
    .slice(0, mostDroppedWords);
}
