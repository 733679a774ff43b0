import type { FacetName } from '@pustaka/core/contract';
import { relatedForms } from '../analysis/forms.ts';
import { callNumberTerm, identifierTerm } from '../analysis/identifiers.ts';
import { analyse } from '../analysis/tokens.ts';
import type { SearchDocument } from '../document.ts';
import { parseQuery } from '../query/parse.ts';
import type { FacetCounts, Filters } from '../request.ts';
import { searchFields } from '../storage/texts.ts';

/** Says what a search must find by looking at every document; slow and plain. */
export class Oracle {
  readonly #documents: readonly SearchDocument[];
  readonly #texts: Map<SearchDocument, string[][]>;
  readonly #vocabulary: Set<string>;

  constructor(documents: readonly SearchDocument[]) {
    this.#documents = documents;
    this.#texts = new Map(documents.map((document) => [document, textsOf(document)]));
    this.#vocabulary = new Set([...this.#texts.values()].flat(2));
  }

  /** The ids of the records that match a query and pass the filters. */
  matching(q: string, filters: Filters): string[] {
    return this.#found(q)
      .filter((document) => passes(document, filters))
      .map(({ id }) => id)
      .sort();
  }

  /** Every count is what searching with that value chosen, alone in its facet, would find. */
  facets(q: string, filters: Filters, names: readonly FacetName[]): FacetCounts[] {
    const found = this.#found(q);
    return names.map((name) => {
      const selected = filters[name] ?? [];
      const all = new Set([...this.#documents.flatMap(({ facets }) => facets[name]), ...selected]);
      const values = [...all].map((value) => ({
        value,
        count: found
          .filter((document) => passes(document, { ...filters, [name]: [value] }))
          .filter(({ facets }) => facets[name].includes(value)).length,
        selected: selected.includes(value),
      }));
      return {
        name,
        values: values
          .filter(({ count, selected }) => count > 0 || selected)
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
      };
    });
  }

  #found(q: string): SearchDocument[] {
    const query = parseQuery(q, (term) => this.#vocabulary.has(term));
    return this.#documents.filter((document) => {
      const texts = this.#texts.get(document)!;
      const words = new Set(texts.flat());
      const hasAll = query.tokens.every(({ term, exact }) => {
        const forms = exact ? [] : relatedForms(term, (word) => this.#vocabulary.has(word));
        return [term, ...forms].some((form) => words.has(form));
      });
      const hasPhrases = query.phrases.every((phrase) =>
        texts.some((text) => text.some((_, at) => phrase.every((term, i) => text[at + i] === term))),
      );
      const { callNumber } = query;
      const isCallNumber = callNumber !== undefined && [...words].some((word) => word.startsWith(callNumber));
      return (hasAll && hasPhrases) || isCallNumber;
    });
  }
}

function textsOf({ fields }: SearchDocument): string[][] {
  return searchFields.flatMap((field) =>
    fields[field].flatMap((text) => {
      if (field === 'identifier') return [[identifierTerm(text)]];
      const { tokens, alternates } = analyse(text);
      const further = alternates.map(({ term }) => [term]);
      if (field === 'callNumber') further.push([callNumberTerm(text)]);
      return [tokens.map(({ term }) => term), ...further];
    }),
  );
}

function passes({ facets, availableAt }: SearchDocument, filters: Filters): boolean {
  return Object.entries(filters).every(([name, chosen]) => {
    if (chosen.length === 0) return true;
    let values = facets[name as FacetName];
    if (name === 'branch' && filters.availability?.length) {
      const held = facets.availability.filter((value) => filters.availability!.includes(value));
      if (held.length === 1 && held[0] === 'available') values = availableAt;
    }
    return values.some((value) => chosen.includes(value));
  });
}
