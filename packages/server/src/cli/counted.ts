/**
 * A number with what it counts, as English has it.
 *
 * @example counted(1, 'record') // '1 record'
 * @example counted(1200, 'branch', 'branches') // '1,200 branches'
 */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
