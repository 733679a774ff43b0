import { firstMarker } from '../storage/texts.ts';
import { phraseKinds, type Phrases } from './phrases.ts';

/** How a phrase has the typed words: at its beginning, together, or anywhere. */
export const places = { beginning: 0, together: 1, anywhere: 2 } as const;
export type Place = (typeof places)[keyof typeof places];

/** In a rank the place weighs more than any number of records, a record more than any number of words. */
const placeWeight = 2 ** 40;
const recordWeight = 2 ** 8;

interface Candidate {
  readonly phrase: number;
  /** Lower is better: the place first, then the more records, then the fewer words. */
  readonly rank: number;
}

/** Keeps the best of the phrases offered. */
export class BestPhrases {
  readonly #phrases: Phrases;
  readonly #limit: number;
  /** Phrases of several kinds may read alike: room for some to fall out. */
  readonly #room: number;
  readonly #best: Candidate[] = [];
  #worstRank = Infinity;

  constructor(phrases: Phrases, limit: number) {
    this.#phrases = phrases;
    this.#limit = limit;
    this.#room = limit * phraseKinds.length;
  }

  /** Whether a phrase would be among the best if it had the typed words in a place. */
  admits(phrase: number, place: Place): boolean {
    return this.#phrases.recordCounts[phrase]! > 0 && this.#rank(phrase, place) <= this.#worstRank;
  }

  offer(phrase: number, place: Place): void {
    if (!this.admits(phrase, place)) return;
    const rank = this.#rank(phrase, place);
    const best = this.#best;
    const candidate = { phrase, rank };
    let at = best.length;
    while (at > 0 && this.#compare(candidate, best[at - 1]!) < 0) at--;
    if (at === this.#room) return;
    const known = best.findIndex((other) => other.phrase === phrase);
    if (known >= 0) {
      if (known < at) return;
      best.splice(known, 1);
    }
    best.splice(at, 0, candidate);
    if (best.length > this.#room) best.pop();
    if (best.length === this.#room) this.#worstRank = best[this.#room - 1]!.rank;
  }

  /** The best, each text once. */
  take(): number[] {
    const texts = new Set<string>();
    return this.#best
      .map(({ phrase }) => phrase)
      .filter((phrase) => {
        const words = this.#wordsOf(phrase).join(' ');
        return !texts.has(words) && texts.add(words);
      })
      .slice(0, this.#limit);
  }

  #rank(phrase: number, place: Place): number {
    const words = Math.min(this.#phrases.wordCount(phrase), recordWeight - 1);
    return place * placeWeight - this.#phrases.recordCounts[phrase]! * recordWeight + words;
  }

  #compare(a: Candidate, b: Candidate): number {
    if (a.rank !== b.rank) return a.rank - b.rank;
    if (a.phrase === b.phrase) return 0;
    const textA = this.#phrases.text(a.phrase);
    const textB = this.#phrases.text(b.phrase);
    if (textA !== textB) return textA < textB ? -1 : 1;
    return (
      phraseKinds.indexOf(this.#phrases.kind(a.phrase)) - phraseKinds.indexOf(this.#phrases.kind(b.phrase))
    );
  }

  #wordsOf(phrase: number): Uint32Array {
    return this.#phrases.words.list(phrase).filter((word) => word < firstMarker);
  }
}
