import {
  callNumberTerm,
  identifierPattern,
  identifierTerm,
  isCallNumberPrefix,
} from '../analysis/identifiers.ts';
import { analyse, type Token } from '../analysis/tokens.ts';

/** A word of a query, with the stretch of the query it takes. */
export interface QueryToken extends Token {
  /** Quoted words and standard numbers are searched as they are, without related forms. */
  readonly exact: boolean;
}

export interface ParsedQuery {
  readonly text: string;
  readonly tokens: readonly QueryToken[];
  /** Quoted stretches of two words and more, which must stand so in a record. */
  readonly phrases: readonly (readonly string[])[];
  /** The query as the beginning of a call number, where it could be one. */
  readonly callNumber: string | undefined;
}

const quoted = /["“”„‟«»＂]([^"“”„‟«»＂]*)["“”„‟«»＂]/g;

/**
 * Takes a query apart.
 *
 * @param isTerm whether the index holds a term; digits are a standard number only where it knows that number
 */
export function parseQuery(text: string, isTerm: (term: string) => boolean): ParsedQuery {
  const tokens: QueryToken[] = [];
  const phrases: string[][] = [];
  let at = 0;
  for (const match of text.matchAll(quoted)) {
    tokens.push(...looseTokens(text, at, match.index, isTerm));
    const phrase = tokensBetween(text, match.index, match.index + match[0].length, true);
    tokens.push(...phrase);
    if (phrase.length > 1) phrases.push(phrase.map(({ term }) => term));
    at = match.index + match[0].length;
  }
  tokens.push(...looseTokens(text, at, text.length, isTerm));
  const callNumber = at === 0 ? callNumberTerm(text) : '';
  return { text, tokens, phrases, callNumber: isCallNumberPrefix(callNumber) ? callNumber : undefined };
}

function looseTokens(
  text: string,
  from: number,
  to: number,
  isTerm: (term: string) => boolean,
): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = from;
  for (const match of text.slice(from, to).matchAll(identifierPattern)) {
    const term = identifierTerm(match[0]);
    if (!isTerm(term)) continue;
    const start = from + match.index;
    const end = start + match[0].length;
    const before = tokensBetween(text, at, start, false);
    if (/^is[bs]n$/.test(before.at(-1)?.term ?? '')) before.pop();
    tokens.push(...before, { term, start, end, exact: true });
    at = end;
  }
  tokens.push(...tokensBetween(text, at, to, false));
  return tokens;
}

function tokensBetween(text: string, from: number, to: number, exact: boolean): QueryToken[] {
  return analyse(text.slice(from, to)).tokens.map(({ term, start, end }) => ({
    term,
    start: start + from,
    end: end + from,
    exact,
  }));
}
