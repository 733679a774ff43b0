import { callNumberTerm, identifierTerm } from './analysis/identifiers.ts';
import { analyse, type Analysis, type Token } from './analysis/tokens.ts';
import { adviseDropping } from './advice.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { SearchDocument } from './document.ts';
import { Facets } from './facets/facets.ts';
import { Finder } from './query/find.ts';
import { RecordOrder } from './query/order.ts';
import { parseQuery, type ParsedQuery } from './query/parse.ts';
import type {
  Advice,
  Correction,
  Filters,
  SearchRequest,
  SearchResult,
  SuggestionResult,
} from './request.ts';
import { correctQuery } from './spelling/correct.ts';
import { Speller } from './spelling/speller.ts';
import { SplitPostings } from './storage/postings.ts';
import { Records } from './storage/records.ts';
import { SortedWords } from './storage/sorted-words.ts';
import { searchFields, Texts, type SearchField } from './storage/texts.ts';
import { Vocabulary } from './storage/vocabulary.ts';
import { Phrases } from './suggest/phrases.ts';
import { Suggester } from './suggest/suggester.ts';

export interface IndexChanges {
  /** New and changed records. */
  readonly upserts: readonly SearchDocument[];
  /** Ids of records that are no more. */
  readonly deletes: readonly string[];
}

/** A query that finds fewer records than this may have been mistyped. */
const fewRecords = 3;
/** So many words that stand in one record were not mistyped. */
const noAccident = 3;
/** A correction is worth a mention when it finds so many times more than what was typed. */
const muchMore = 10;

/**
 * The catalogue in memory, for searching: typed arrays, one thread. The answer to a search depends on the records only,
 * not on the order in which they came.
 */
export class SearchIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #sortedWords = new SortedWords(this.#vocabulary);
  readonly #records = new Records();
  readonly #texts = new Texts(this.#vocabulary);
  readonly #postings = new SplitPostings(this.#texts.rows);
  readonly #facets = new Facets();
  readonly #phrases = new Phrases(this.#vocabulary);
  readonly #speller = new Speller(this.#vocabulary);
  readonly #suggester = new Suggester(this.#phrases, this.#vocabulary, this.#sortedWords);
  readonly #finder = new Finder({
    vocabulary: this.#vocabulary,
    sortedWords: this.#sortedWords,
    texts: this.#texts,
    postings: this.#postings,
    records: this.#records,
  });

  /** How many records there are. */
  get size(): number {
    return this.#records.size;
  }

  /** Takes in changes; a search afterwards sees all of them. */
  apply({ upserts, deletes }: IndexChanges): void {
    for (const id of deletes) this.#remove(id);
    for (const document of upserts) {
      this.#remove(document.id);
      this.#add(document);
    }
    if (this.#records.length - this.#records.size > 512 + this.#records.size / 4) this.#compact();
    this.#postings.update(this.#vocabulary.size);
    this.#phrases.postings.update(this.#vocabulary.size);
    this.#finder.forget();
    this.#suggester.forget();
  }

  /**
   * Finds records.
   *
   * @throws CursorInvalid where `after` is not a cursor of this search
   */
  search(request: SearchRequest): SearchResult {
    let query = this.#parse(request.q);
    let found = this.#finder.find(query);
    const few = found.matches.length < fewRecords;
    const correction = few ? this.#correct(query, found.matches.length, request.correct) : undefined;
    if (correction?.applied) query = this.#parse(correction.query);
    // Without words all records are equally relevant.
    const sort = request.sort === 'relevance' && query.tokens.length === 0 ? 'newest' : request.sort;
    const asked = [query.text, sortedFilters(request.filters), sort];
    const after = request.after === undefined ? undefined : decodeCursor(request.after, asked);
    // A later page is scored as the first was; and looking for a correction has asked the finder other things.
    if (after || few) found = this.#finder.find(query, after?.rarities);
    const unfiltered = found.matches.length;
    const facets = this.#facets.narrow(found.matches, request.filters, request.facets);
    const total = found.matches.length;
    const wanted = request.limit + 1;
    if (sort === 'relevance') {
      const [lastScore] = after?.keys ?? [];
      this.#finder.score(found, query, wanted, typeof lastScore === 'number' ? lastScore : Infinity);
    }
    const order = new RecordOrder(sort, this.#records, found.matches.points);
    const page = order.first(found.matches, wanted, after);
    const hits = page.slice(0, request.limit);
    const next =
      page.length > hits.length
        ? encodeCursor({ ...order.position(hits.at(-1)!), rarities: found.rarities }, asked)
        : undefined;
    return {
      hits: hits.map((record) => ({ id: this.#records.ids[record]! })),
      total,
      ...(next === undefined ? {} : { next }),
      facets,
      ...(correction === undefined ? {} : { correction }),
      ...(total > 0 ? {} : { advice: this.#advise(query, unfiltered, correction) }),
      matched: found.terms,
    };
  }

  /** Completes what a reader is typing. */
  suggest(query: string, limit: number): SuggestionResult[] {
    return this.#suggester.suggest(query, limit, (record) => this.#records.ids[record]!);
  }

  #parse(text: string): ParsedQuery {
    return parseQuery(text, (term) => this.#vocabulary.has(term));
  }

  #correct(query: ParsedQuery, total: number, mayApply: boolean): Correction | undefined {
    if (query.tokens.length === 0 || (total > 0 && query.tokens.length >= noAccident)) return undefined;
    const correction = correctQuery(query, total === 0, this.#speller, this.#vocabulary, (words) =>
      this.#finder.countWords(words),
    );
    if (!correction || correction.total < total * muchMore) return undefined;
    return { query: correction.query, applied: mayApply && total === 0 };
  }

  #advise(query: ParsedQuery, unfiltered: number, correction: Correction | undefined): Advice[] {
    const advice: Advice[] = [];
    if (unfiltered > 0) advice.push({ code: 'drop-filters', query: query.text, total: unfiltered });
    else if (correction) {
      const total = this.#finder.count(this.#parse(correction.query));
      advice.push({ code: 'check-spelling', query: correction.query, total });
    }
    advice.push(...adviseDropping(query, (text) => this.#finder.count(this.#parse(text))));
    return advice.length > 0 ? advice : [{ code: 'check-spelling' }];
  }

  #add(document: SearchDocument): void {
    const analysed = new Map<string, Analysis>();
    const analyseOnce = (text: string): Analysis => {
      let analysis = analysed.get(text);
      if (!analysis) analysed.set(text, (analysis = analyse(text)));
      return analysis;
    };
    const texts = searchFields.map((field) => document.fields[field].map(analyses[field] ?? analyseOnce));
    this.#texts.push(texts);
    this.#records.push(
      document,
      texts[0]!.map(({ tokens }) => tokens.length),
    );
    this.#facets.push(document.facets, document.availableAt);
    this.#phrases.push(
      document.suggestions.map(({ kind, text }) => ({ kind, text, tokens: analyseOnce(text).tokens })),
    );
  }

  #remove(id: string): void {
    const record = this.#records.remove(id);
    if (record === undefined) return;
    this.#texts.forget(record);
    this.#phrases.forget(record);
  }

  #compact(): void {
    const keep = this.#records.living();
    this.#records.compact(keep);
    this.#texts.rows.compact(keep);
    this.#facets.compact(keep);
    this.#phrases.compact(keep);
    this.#postings.rebuild(this.#vocabulary.size);
    this.#phrases.postings.rebuild(this.#vocabulary.size);
  }
}

/** Fields whose texts are more than their words. */
const analyses: Partial<Record<SearchField, (text: string) => Analysis>> = {
  identifier: (text) => ({ tokens: [whole(identifierTerm(text), text)], alternates: [] }),
  callNumber: (text) => {
    const { tokens, alternates } = analyse(text);
    return { tokens, alternates: [...alternates, whole(callNumberTerm(text), text)] };
  },
};

function whole(term: string, text: string): Token {
  return { term, start: 0, end: text.length };
}

function sortedFilters(filters: Filters): unknown[] {
  return Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => [name, [...values].sort()])
    .sort(([a], [b]) => (a! < b! ? -1 : 1));
}
