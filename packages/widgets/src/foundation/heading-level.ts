/** The level nearest to the one a page asks for that leaves room for the headings below it; 2 where that is no number. */
export const headingLevelWithin = (asked: number, deepest: number): number =>
  Number.isInteger(asked) ? Math.min(Math.max(asked, 1), deepest) : 2;
