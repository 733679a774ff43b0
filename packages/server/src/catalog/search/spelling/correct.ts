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
/** Who doubts more words than these has typed something else than this library has. */
const mostDoubtful = 12;
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
  const options = optionsOf(query, findsNothing, speller, vocabulary);
  if (!options) return undefined;
  const reachable = reachableErrors(options);
  const least = [1, 2, 3, 4].find((errors) => reachable[0]! & (1 << errors));
  if (least === undefined) return undefined;
  let tries = 0;
  for (let errors = least; errors <= least + 2; errors++) {
    let best: Correction | undefined;
    for (const chosen of choices(options, reachable, errors)) {
      const total = countRecords(chosen.flatMap(({ words }) => words));
      if (total > (best?.total ?? 0)) best = { query: rewrite(query, chosen), total };
      if (++tries === mostTries) return best;
    }
    if (best) return best;
  }
  return undefined;
}

/** For each word of a query what could stand in its place; undefined where too many words are in doubt. */
function optionsOf(
  { tokens }: ParsedQuery,
  findsNothing: boolean,
  speller: Speller,
  vocabulary: Vocabulary,
): Option[][] | undefined {
  const mendable = tokens.map(
    (token, i) =>
      !token.exact &&
      isMendable(token.term) &&
      // `anak2` stands for two words in one place; there is nothing to replace one of them with.
      tokens[i - 1]?.start !== token.start &&
      tokens[i + 1]?.start !== token.start,
  );
  const counts = tokens.map(({ term }) => vocabulary.count(term));
  // Words that no record has are wrong before any other is.
  const unknown = counts.some((count, i) => count === 0 && mendable[i]);
  const most = !findsNothing ? rare : unknown ? 0 : Infinity;
  const doubtful = tokens.map((_, i) => mendable[i]! && counts[i]! <= most);
  if (doubtful.filter(Boolean).length > mostDoubtful) return undefined;
  return tokens.map((token, i) => {
    const joined = joinedWith(token, tokens[i + 1], vocabulary);
    if (!doubtful[i]) return [asTyped(token), ...(mendable[i] ? joined : [])];
    return [...optionsFor(token, speller, vocabulary), ...joined];
  });
}

function asTyped({ term }: QueryToken): Option {
  return { words: [term], errors: 0, takes: 1 };
}

function optionsFor(token: QueryToken, speller: Speller, vocabulary: Vocabulary): Option[] {
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
  return options;
}

function joinedWith({ term }: QueryToken, next: QueryToken | undefined, vocabulary: Vocabulary): Option[] {
  const joins = next && !next.exact && vocabulary.has(term + next.term);
  return joins ? [{ words: [term + next.term], errors: 1, takes: 2 }] : [];
}

/** For each place in a query, as bits, which numbers of errors the words from there on can be chosen with. */
function reachableErrors(options: readonly (readonly Option[])[]): number[] {
  const reachable = new Array<number>(options.length + 2).fill(0);
  reachable[options.length] = 1;
  for (let at = options.length - 1; at >= 0; at--) {
    for (const { errors, takes } of options[at]!) reachable[at]! |= reachable[at + takes]! << errors;
  }
  return reachable;
}

/** All ways to choose options for a whole query that take exactly so many errors. */
function* choices(
  options: readonly (readonly Option[])[],
  reachable: readonly number[],
  errors: number,
  from = 0,
): Generator<Option[]> {
  if (from === options.length) {
    yield [];
    return;
  }
  for (const option of options[from]!) {
    const left = errors - option.errors;
    const next = from + option.takes;
    if (left < 0 || !(reachable[next]! & (1 << left))) continue;
    for (const rest of choices(options, reachable, left, next)) yield [option, ...rest];
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
