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
/** Words in no more records than this may be errors of the catalogue. */
const rare = 2;
/** Enough for a word or two in a long query; bounds the time that a hopeless query takes. */
const mostTries = 400;

/**
 * Mends a query: the fewest typing errors that make it find something, and among equally few the words that most records
 * have together.
 *
 * @param findsNothing whether the query finds nothing as it is; else only words that hardly any record has are doubted
 * @param countRecords how many records have all of some words
 */
export function correctQuery(
  query: ParsedQuery,
  findsNothing: boolean,
  speller: Speller,
  vocabulary: Vocabulary,
  countRecords: (words: readonly string[]) => number,
): Correction | undefined {
  const { tokens } = query;
  const options = tokens.map((token, i) => {
    const neighbours = [tokens[i - 1], tokens[i + 1]] as const;
    const doubtful = findsNothing || vocabulary.count(token.term) <= rare;
    return doubtful && mayBeMended(token, neighbours)
      ? optionsFor(token, neighbours[1], speller, vocabulary)
      : [asTyped(token)];
  });
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

function asTyped({ term }: QueryToken): Option {
  return { words: [term], errors: 0, takes: 1 };
}

function mayBeMended(token: QueryToken, neighbours: readonly (QueryToken | undefined)[]): boolean {
  // `anak2` stands for two words in one place; there is nothing to replace one of them with.
  const shared = neighbours.some((neighbour) => neighbour?.start === token.start);
  return !token.exact && !shared && isMendable(token.term);
}

function optionsFor(
  token: QueryToken,
  next: QueryToken | undefined,
  speller: Speller,
  vocabulary: Vocabulary,
): Option[] {
  const { term } = token;
  const known = vocabulary.has(term);
  const mostErrors = !known && term.length >= 5 ? 2 : 1;
  const options: Option[] = known ? [asTyped(token)] : [];
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
