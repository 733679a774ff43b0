/** The number from 1 to `most` that is nearest to the one a page asks for; the `usual` one where that is none. */
export const bounded = (asked: number, most: number, usual: number): number =>
  Number.isInteger(asked) ? Math.min(Math.max(asked, 1), most) : usual;
