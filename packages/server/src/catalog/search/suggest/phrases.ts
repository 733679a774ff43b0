import type { Token } from '../analysis/tokens.ts';
import type { SuggestionText } from '../document.ts';
import { Column, Lists } from '../storage/column.ts';
import { SplitPostings } from '../storage/postings.ts';
import { markerOf } from '../storage/texts.ts';
import type { Vocabulary } from '../storage/vocabulary.ts';

export const phraseKinds = ['title', 'author', 'subject', 'series'] as const;

/** A text to suggest, taken apart. */
export interface AnalysedSuggestion extends SuggestionText {
  readonly tokens: readonly Token[];
}

/** The "fields" of a phrase, as `Postings` count them: its first word and the others. */
export const phraseFields = { first: 0, further: 1 } as const;

/**
 * What can be suggested. A phrase is a folded text of one kind; it is shown as the spelling most of its records have.
 * Phrases that lost all records stay behind and are not suggested.
 */
export class Phrases {
  readonly words = new Lists();
  readonly postings = new SplitPostings(this.words);
  readonly #vocabulary: Vocabulary;
  readonly #byKey = new Map<string, number>();
  readonly #kinds = Column.bytes();
  readonly #records = Column.integers();
  /** The sum of the numbers of a phrase's records: with one record, that record. */
  readonly #recordSums = Column.doubles();
  /** By phrase: the last of its spellings to come, counted from 1; 0 for none. */
  readonly #lastSpelling = Column.integers();
  /** By text: the spelling of the same phrase that came before, likewise. */
  readonly #spellingBefore = Column.integers();
  readonly #texts: string[] = [];
  readonly #textRecords = Column.integers();
  readonly #phraseOfText = Column.integers();
  /** By record: the numbers of its texts. */
  readonly #textsOfRecord = new Lists();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** How many records a phrase has, by its number. */
  get recordCounts(): Uint32Array {
    return this.#records.data;
  }

  kind(phrase: number): SuggestionText['kind'] {
    return phraseKinds[this.#kinds.data[phrase]!]!;
  }

  wordCount(phrase: number): number {
    const { starts } = this.words;
    // Two of them are markers.
    return starts[phrase + 1]! - starts[phrase]! - 2;
  }

  /** The spelling most records have; of equally frequent ones the first by code units. */
  text(phrase: number): string {
    const counts = this.#textRecords.data;
    const texts = this.#texts;
    let best = -1;
    for (const text of this.#spellings(phrase)) {
      const more = best < 0 ? 1 : counts[text]! - counts[best]!;
      if (more > 0 || (more === 0 && texts[text]! < texts[best]!)) best = text;
    }
    return texts[best]!;
  }

  /** The number of the record that has a phrase, where it is exactly one. */
  onlyRecord(phrase: number): number | undefined {
    return this.recordCounts[phrase] === 1 ? this.#recordSums.data[phrase] : undefined;
  }

  /** Appends the phrases of the next record. */
  push(suggestions: readonly AnalysedSuggestion[]): void {
    const texts = new Map<number, number>();
    for (const suggestion of suggestions) {
      const phrase = this.#phrase(suggestion);
      if (phrase !== undefined && !texts.has(phrase)) texts.set(phrase, this.#text(phrase, suggestion.text));
    }
    this.#textsOfRecord.push([...texts.values()]);
    this.#count(this.#textsOfRecord.length - 1, 1);
  }

  /** No longer counts a record. */
  forget(record: number): void {
    this.#count(record, -1);
  }

  /** Keeps the records whose numbers are given, ascending; all of them are counted. */
  compact(keep: Uint32Array): void {
    this.#textsOfRecord.compact(keep);
    this.#recordSums.data.fill(0);
    for (let record = 0; record < keep.length; record++) {
      for (const text of this.#textsOfRecord.list(record)) {
        this.#recordSums.data[this.#phraseOfText.data[text]!]! += record;
      }
    }
  }

  #phrase({ kind, tokens }: AnalysedSuggestion): number | undefined {
    if (tokens.length === 0) return undefined;
    const kindNumber = phraseKinds.indexOf(kind);
    const key = `${kindNumber} ${tokens.map(({ term }) => term).join(' ')}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const [first, ...further] = tokens.map(({ term }) => this.#vocabulary.number(term));
    this.words.push([markerOf(phraseFields.first), first!, markerOf(phraseFields.further), ...further]);
    const phrase = this.#lastSpelling.length;
    this.#lastSpelling.push(0);
    this.#byKey.set(key, phrase);
    this.#kinds.push(kindNumber);
    this.#records.push(0);
    this.#recordSums.push(0);
    return phrase;
  }

  #text(phrase: number, text: string): number {
    for (const known of this.#spellings(phrase)) if (this.#texts[known] === text) return known;
    const number = this.#texts.push(text) - 1;
    this.#textRecords.push(0);
    this.#phraseOfText.push(phrase);
    this.#spellingBefore.push(this.#lastSpelling.data[phrase]!);
    this.#lastSpelling.data[phrase] = number + 1;
    return number;
  }

  *#spellings(phrase: number): Generator<number> {
    let next = this.#lastSpelling.data[phrase]!;
    for (; next > 0; next = this.#spellingBefore.data[next - 1]!) yield next - 1;
  }

  #count(record: number, change: 1 | -1): void {
    for (const text of this.#textsOfRecord.list(record)) {
      const phrase = this.#phraseOfText.data[text]!;
      this.#textRecords.data[text]! += change;
      this.recordCounts[phrase]! += change;
      this.#recordSums.data[phrase]! += change * record;
    }
  }
}
