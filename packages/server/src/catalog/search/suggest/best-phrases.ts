import { firstMarker } from '../storage/texts.ts';
import { phraseKinds, type Phrases } from './phrases.ts';

/** How a phrase has the typed words: at its beginning, together, or anywhere. */
export const places = { beginning: 0, together: 1, anywhere: 2 } as const;
export type Place = (typeof places)[keyof typeof places];

/** More than any number of records. */
const placeWeight = 2 ** 32;

interface Candidate {
  readonly phrase: number;
  /** Lower is better: the place first, then the more records. */
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

  offer(phrase: number, place: Place): void {
    const records = this.#phrases.recordCounts[phrase]!;
    const rank = place * placeWeight - records;
    if (rank > this.#worstRank || records === 0) return;
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

  #compare(a: Candidate, b: Candidate): number {
    if (a.rank !== b.rank) return a.rank - b.rank;
    if (a.phrase === b.phrase) return 0;
    const words = this.#wordsOf(a.phrase).length - this.#wordsOf(b.phrase).length;
    if (words !== 0) return words;
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
