import { relatedForms } from '../analysis/forms.ts';
import { isWordTerm } from '../analysis/identifiers.ts';
import type { HighlightTerms } from '../highlight.ts';
import type { SplitPostings } from '../storage/postings.ts';
import type { Records } from '../storage/records.ts';
import type { SortedWords } from '../storage/sorted-words.ts';
import type { Texts } from '../storage/texts.ts';
import type { Vocabulary } from '../storage/vocabulary.ts';
import { Matcher, type Matches, type MatchWord } from './match.ts';
import type { ParsedQuery } from './parse.ts';
import { Pattern } from './patterns.ts';
import { Threshold } from './threshold.ts';
import { callNumberBonus, rarity, scoreOf } from './weights.ts';

/** Of how many words is kept what was found out. */
const mostKnown = 10_000;

/** The parts of an index that searching reads. */
export interface Sources {
  readonly vocabulary: Vocabulary;
  readonly sortedWords: SortedWords;
  readonly texts: Texts;
  readonly postings: SplitPostings;
  readonly records: Records;
}

/** What a query found, before filters. */
export interface Found {
  /** Holds until the finder is asked again. */
  readonly matches: Matches;
  /** How much each distinct word says, in the order of the query. */
  readonly rarities: readonly number[];
  readonly terms: HighlightTerms;
}

/** Answers queries from the index: which records match, and how well. */
export class Finder {
  readonly #sources: Sources;
  readonly #matcher: Matcher;
  #scratch = new Uint32Array(0);
  /** Words that were looked up, by term; terms to be taken as typed begin with a quotation mark. */
  readonly #known = new Map<string, MatchWord>();

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#matcher = new Matcher(sources.postings);
  }

  /** To be called when records have changed: what is known of words may be so no more. */
  forget(): void {
    this.#known.clear();
  }

  /** @param rarities those of the first page, where this is a later one */
  find(query: ParsedQuery, rarities?: readonly number[]): Found {
    const { vocabulary, records } = this.#sources;
    const words = this.#words(query, rarities);
    const matches = this.#matcher.match(words, records.alive, records.length);
    for (const phrase of query.phrases) this.#keepPhrase(matches, phrase);
    if (query.callNumber) {
      this.#matcher.extend(matches, this.#callNumbers(query.callNumber), records.alive);
    }
    const terms = new Set<string>(query.tokens.map(({ term }) => term));
    for (const { related } of words) for (const form of related) terms.add(vocabulary.words[form]!);
    return { matches, rarities: words.map((word) => word.rarity), terms };
  }

  /** How many records a query finds. */
  count(query: ParsedQuery): number {
    return this.find(query).matches.length;
  }

  /** How many records have all of some words, related forms included. */
  countWords(terms: readonly string[]): number {
    const { records } = this.#sources;
    const words = [...new Set(terms)].map((term) => this.#word(term, false));
    return this.#matcher.match(words, records.alive, records.length).length;
  }

  /**
   * Turns the points of matches into scores: how the words stand in the record counts, and how long its title is. Texts
   * are read only of records that could be among the `wanted` best; others keep the least score they could have.
   *
   * @param below the score of the last record of the page before; Infinity on the first page
   */
  score({ matches }: Found, query: ParsedQuery, wanted: number, below: number): void {
    const { records } = this.#sources;
    const pattern = this.#patternOf(query);
    const distinct = new Set(query.tokens.map(({ term }) => term)).size;
    const best = new Threshold(wanted);
    for (let i = 0; i < matches.length; i++) {
      const record = matches.records[i]!;
      let score = scoreOf(matches.points[record]!, records.titleLengths[record]!);
      if (
        pattern &&
        matches.exactWords[record] === distinct &&
        (score + pattern.highestBonus >= best.least || records.hasTitleOf(query.tokens.length, record))
      ) {
        score += pattern.bonusIn(record);
      }
      matches.points[record] = score;
      if (score < below) best.add(score);
    }
    pattern?.release();
  }

  /** Bonuses are for the words as typed: a related form must not gain by standing in a better place. */
  #patternOf({ tokens }: ParsedQuery): Pattern | undefined {
    const { texts, vocabulary } = this.#sources;
    const numbers = tokens.map(({ term }) => vocabulary.find(term)).filter((number) => number !== undefined);
    const complete = numbers.length > 0 && numbers.length === tokens.length;
    return complete ? new Pattern(texts.rows, numbers, this.#zeros()) : undefined;
  }

  #words(query: ParsedQuery, rarities?: readonly number[]): MatchWord[] {
    const exact = new Map<string, boolean>();
    for (const token of query.tokens) exact.set(token.term, token.exact || (exact.get(token.term) ?? false));
    const words = [...exact].map(([term, asTyped]) => this.#word(term, asTyped));
    return rarities ? words.map((word, i) => ({ ...word, rarity: rarities[i] ?? word.rarity })) : words;
  }

  #word(term: string, asTyped: boolean): MatchWord {
    const key = asTyped ? `"${term}` : term;
    const known = this.#known.get(key);
    if (known) return known;
    const { vocabulary, records } = this.#sources;
    const exact = vocabulary.find(term);
    const forms = asTyped || !isWordTerm(term) ? [] : relatedForms(term, (word) => vocabulary.has(word));
    const related = forms.map((form) => vocabulary.find(form)!);
    const count = [term, ...forms].reduce((sum, form) => sum + vocabulary.count(form), 0);
    const word = { exact, related, records: count, rarity: rarity(count, records.size) };
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(key, word);
    return word;
  }

  #keepPhrase(matches: Matches, phrase: readonly string[]): void {
    const { texts, vocabulary } = this.#sources;
    if (matches.length === 0) return;
    const numbers = phrase.map((term) => vocabulary.find(term)!);
    const pattern = new Pattern(texts.rows, numbers, this.#zeros());
    matches.filter((record) => pattern.occursIn(record));
    pattern.release();
  }

  *#callNumbers(prefix: string): Generator<{ word: number; points: number }> {
    const { sortedWords, vocabulary } = this.#sources;
    for (const word of sortedWords.withPrefix(prefix)) {
      const equal = vocabulary.words[word] === prefix;
      yield { word, points: equal ? callNumberBonus.equal : callNumberBonus.prefix };
    }
  }

  #zeros(): Uint32Array {
    const { size } = this.#sources.vocabulary;
    if (this.#scratch.length < size) this.#scratch = new Uint32Array(Math.ceil(size * 1.1) + 64);
    return this.#scratch;
  }
}
