import { foldedPrefixEnd } from '../analysis/fold.ts';
import { analyse } from '../analysis/tokens.ts';
import type { SuggestionResult } from '../request.ts';
import type { SortedWords } from '../storage/sorted-words.ts';
import { firstMarker } from '../storage/texts.ts';
import type { Vocabulary } from '../storage/vocabulary.ts';
import { wordsNearPrefix } from './near-prefix.ts';
import { BestPhrases, places, type Place } from './best-phrases.ts';
import { phraseFields, type Phrases } from './phrases.ts';

/** How many answers are kept. */
const mostKnown = 2000;

/** A bit for each typed word. */
const mostWords = 30;

/** Completes what a reader types; every word typed may be the beginning of a word. */
export class Suggester {
  readonly #phrases: Phrases;
  readonly #vocabulary: Vocabulary;
  readonly #sortedWords: SortedWords;
  /** By word of the vocabulary: a bit for each typed word it begins with; all zero between calls. */
  #typed = new Uint32Array(0);

  /** Answers by question: every reader begins with the same few letters. */
  readonly #known = new Map<string, SuggestionResult[]>();

  constructor(phrases: Phrases, vocabulary: Vocabulary, sortedWords: SortedWords) {
    this.#phrases = phrases;
    this.#vocabulary = vocabulary;
    this.#sortedWords = sortedWords;
  }

  /** To be called when records have changed. */
  forget(): void {
    this.#known.clear();
  }

  /** The best completions; where there are none, those of what was probably meant. */
  suggest(query: string, limit: number, idOf: (record: number) => string): SuggestionResult[] {
    const typed = analyse(query)
      .tokens.slice(0, mostWords)
      .map(({ term }) => term);
    if (typed.length === 0) return [];
    const key = `${limit} ${typed.join(' ')}`;
    const known = this.#known.get(key);
    if (known) return known;
    const suggestions = this.#search(typed, limit).map((phrase) => this.#present(phrase, typed, idOf));
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(key, suggestions);
    return suggestions;
  }

  #search(typed: readonly string[], limit: number): number[] {
    const completions: Uint32Array[] = typed.map((term) => this.#sortedWords.withPrefix(term));
    let best = this.#best(completions, limit);
    // The last word is the one being typed, and the likeliest to be wrong.
    for (let i = typed.length - 1; i >= 0 && best.length === 0; i--) {
      const near = wordsNearPrefix(typed[i]!, this.#sortedWords);
      best = this.#best(completions.with(i, near), limit);
    }
    return best;
  }

  #best(completions: readonly Uint32Array[], limit: number): number[] {
    const best = new BestPhrases(this.#phrases, limit);
    if (completions.length === 1) this.#offerOne(completions[0]!, best);
    else this.#offerAll(completions, best);
    return best.take();
  }

  #offerOne(words: Uint32Array, best: BestPhrases): void {
    for (const word of words) {
      for (const { records: phrases, fields, start, end } of this.#phrases.postings.spans(word)) {
        for (let at = start; at < end; at++) {
          const atBeginning = (fields[at]! & (1 << phraseFields.first)) !== 0;
          best.offer(phrases[at]!, atBeginning ? places.beginning : places.together);
        }
      }
    }
  }

  #offerAll(completions: readonly Uint32Array[], best: BestPhrases): void {
    this.#makeRoom();
    completions.forEach((words, i) => {
      for (const word of words) this.#typed[word]! |= 1 << i;
    });
    const rarest = this.#rarest(completions);
    for (const word of rarest) {
      for (const { records: phrases, fields, start, end } of this.#phrases.postings.spans(word)) {
        for (let at = start; at < end; at++) {
          const phrase = phrases[at]!;
          // Where the first word typed does not begin the phrase, the phrase cannot begin with all of them.
          const begins = rarest !== completions[0] || (fields[at]! & (1 << phraseFields.first)) !== 0;
          if (!best.admits(phrase, begins ? places.beginning : places.together)) continue;
          const place = this.#placeIn(phrase, completions.length);
          if (place !== undefined) best.offer(phrase, place);
        }
      }
    }
    for (const words of completions) for (const word of words) this.#typed[word] = 0;
  }

  #rarest(completions: readonly Uint32Array[]): Uint32Array {
    const cost = (words: Uint32Array) => {
      let sum = 0;
      for (const word of words) {
        for (const { start, end } of this.#phrases.postings.spans(word)) sum += end - start;
      }
      return sum;
    };
    const costs = completions.map(cost);
    return completions[costs.indexOf(Math.min(...costs))]!;
  }

  #placeIn(phrase: number, words: number): Place | undefined {
    const { values, starts } = this.#phrases.words;
    const lastBit = 1 << (words - 1);
    let seen = 0;
    let state = 0;
    let position = 0;
    let place: Place = places.anywhere;
    for (let at = starts[phrase]!; at < starts[phrase + 1]!; at++) {
      const word = values[at]!;
      if (word >= firstMarker) continue;
      const bits = this.#typed[word]!;
      position++;
      seen |= bits;
      state = ((state << 1) | 1) & bits;
      if (state & lastBit) {
        if (position === words) return places.beginning;
        place = places.together;
      }
    }
    return seen === lastBit * 2 - 1 ? place : undefined;
  }

  #present(phrase: number, typed: readonly string[], idOf: (record: number) => string): SuggestionResult {
    const text = this.#phrases.text(phrase);
    const kind = this.#phrases.kind(phrase);
    const ranges = analyse(text).tokens.flatMap(({ term, start, end }): [number, number][] => {
      const begun = typed.filter((word) => term.startsWith(word)).sort((a, b) => b.length - a.length)[0];
      return begun === undefined ? [] : [[start, Math.min(end, foldedPrefixEnd(text, start, begun.length))]];
    });
    const record = kind === 'title' ? this.#phrases.onlyRecord(phrase) : undefined;
    return { text, kind, ranges, ...(record === undefined ? {} : { record: idOf(record) }) };
  }

  #makeRoom(): void {
    const { size } = this.#vocabulary;
    if (this.#typed.length < size) this.#typed = new Uint32Array(Math.ceil(size * 1.1) + 64);
  }
}
