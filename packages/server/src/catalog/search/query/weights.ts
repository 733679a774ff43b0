import { searchFields, type SearchField } from '../storage/texts.ts';

/**
 * The numbers behind the order by relevance. All are integers, so that the same record has the same score on every
 * node and every page.
 */

const fieldWeights: Record<SearchField, number> = {
  title: 320,
  author: 240,
  subject: 160,
  series: 128,
  callNumber: 128,
  identifier: 128,
  contents: 64,
  note: 48,
};

/**
 * What a word is worth by the fields it stands in (a bit for each, as in `Postings`): its best field, and a little for
 * each other one. A related form is worth half, so that even one in all fields never reaches the exact form in its best
 * field: 7 further fields < 48 / 2.
 */
export const exactWeights = weightTable((weight) => weight);
export const relatedWeights = weightTable((weight) => weight / 2);

/** For neighbours in the query that are neighbours in the record. */
export const adjacentPairBonus = 400;
/** For the query as a whole in a title. */
export const titlePhraseBonus = 800;
/** For a title that begins with the query. */
export const titlePrefixBonus = 800;
/** For a call number that begins with the query, and for one that is the query. */
export const callNumberBonus = { prefix: 400, equal: 1600 };

const highestRarity = 15;

/**
 * How much a word says, 1 to 15: the binary logarithm of how rare it is. Coarse, so that it seldom changes as records
 * come and go.
 */
export function rarity(recordsWithWord: number, records: number): number {
  const share = (records + 1) / (Math.min(recordsWithWord, records) + 1);
  return Math.min(highestRarity, 1 + Math.floor(Math.log2(share)));
}

/** What a point is worth in a score; what lies below it orders records of equal points. */
export const pointWeight = 256;

/**
 * Points for words and bonuses, and among equals the shorter title. Those of the longest query, 300 characters, stay
 * below the score of a whole title.
 *
 * @param titleWords at most 255
 */
export function scoreOf(points: number, titleWords: number): number {
  return points * pointWeight + pointWeight - 1 - titleWords;
}

/** A whole title that is the query comes before everything else, a record's first title before its others. */
export function wholeTitleScore(position: number): number {
  return 2 ** 31 + (3 - Math.min(position, 3)) * 2 ** 29;
}

function weightTable(scale: (weight: number) => number): Uint16Array {
  return Uint16Array.from({ length: 1 << searchFields.length }, (_, bits) => {
    const weights = searchFields.filter((_name, bit) => bits & (1 << bit)).map((name) => fieldWeights[name]);
    return weights.length === 0 ? 0 : scale(Math.max(...weights)) + weights.length - 1;
  });
}
