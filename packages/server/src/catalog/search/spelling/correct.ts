import type { ParsedQuery, QueryToken } from '../query/parse.ts';
import type { Vocabulary } from '../storage/vocabulary.ts';
import { isMendable, type Speller } from './speller.ts';

/** What could stand in place of one or two words of a query. */
interface Option {
  readonly words: readonly string[];
  /** How many typing errors it takes; 0 for the word as it is. */
  readonly errors: number;
  /** How many words of the query it replaces. */
  readonly takes: 1 | 2;
}

interface Correction {
  readonly query: string;
  readonly total: number;
}

const nearWords = 32;
/** Enough for a word or two in a long query; bounds the time that a hopeless query takes. */
const mostTries = 400;

/**
 * Mends a query: the fewest typing errors that make it find something, and among equally few the words that most records
 * have together.
 *
 * @param countRecords how many records have all of some words
 */
export function correctQuery(
  query: ParsedQuery,
  speller: Speller,
  vocabulary: Vocabulary,
  countRecords: (words: readonly string[]) => number,
): Correction | undefined {
  const { tokens } = query;
  const options = tokens.map((token, i) =>
    optionsFor(token, tokens[i - 1], tokens[i + 1], speller, vocabulary),
  );
  if (options.some((list) => list.length === 0)) return undefined;
  const unknown = options.filter((list) => list.every(({ errors }) => errors > 0)).length;
  let tries = 0;
  for (let errors = Math.max(1, unknown); errors <= unknown + 2; errors++) {
    let best: Correction | undefined;
    for (const chosen of choices(options, errors)) {
      if (++tries > mostTries) break;
      const total = countRecords(chosen.flatMap(({ words }) => words));
      if (total > (best?.total ?? 0)) best = { query: rewrite(query, chosen), total };
    }
    if (best) return best;
  }
  return undefined;
}

function optionsFor(
  token: QueryToken,
  previous: QueryToken | undefined,
  next: QueryToken | undefined,
  speller: Speller,
  vocabulary: Vocabulary,
): Option[] {
  const { term } = token;
  const asTyped: Option = { words: [term], errors: 0, takes: 1 };
  // `anak2` stands for two words in one place; there is nothing to replace one of them with.
  const shared = previous?.start === token.start || next?.start === token.start;
  if (token.exact || shared || !isMendable(term)) return [asTyped];
  const known = vocabulary.has(term);
  const mostErrors = !known && term.length >= 5 ? 2 : 1;
  const options: Option[] = known ? [asTyped] : [];
  for (const { word, errors } of speller.near(term, mostErrors, nearWords)) {
    options.push({ words: [word], errors, takes: 1 });
  }
  for (let at = 2; at <= term.length - 2; at++) {
    const words = [term.slice(0, at), term.slice(at)];
    if (words.every((word) => vocabulary.has(word))) options.push({ words, errors: 1, takes: 1 });
  }
  if (next && !next.exact && vocabulary.has(term + next.term)) {
    options.push({ words: [term + next.term], errors: 1, takes: 2 });
  }
  return options;
}

/** All ways to choose options for a whole query that take exactly so many errors. */
function* choices(options: readonly (readonly Option[])[], errors: number, from = 0): Generator<Option[]> {
  if (from >= options.length) {
    if (errors === 0 && from === options.length) yield [];
    return;
  }
  for (const option of options[from]!) {
    if (option.errors > errors) continue;
    for (const rest of choices(options, errors - option.errors, from + option.takes)) yield [option, ...rest];
  }
}

/** The query with the chosen words in the places of those typed. */
function rewrite({ text, tokens }: ParsedQuery, chosen: readonly Option[]): string {
  let result = '';
  let at = 0;
  let i = 0;
  for (const { words, errors, takes } of chosen) {
    if (errors > 0) {
      result += text.slice(at, tokens[i]!.start) + words.join(' ');
      at = tokens[i + takes - 1]!.end;
    }
    i += takes;
  }
  return result + text.slice(at);
}
