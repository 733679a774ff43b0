import { SampleProblem } from './problem.ts';

const cursorPattern = /^after-(\d+)$/;

/** The page of a list that a query asks for. */
export function pageOf<T>(
  all: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const start = cursor === undefined ? 0 : Number(cursorPattern.exec(cursor)?.[1]);
  if (Number.isNaN(start)) throw new SampleProblem(400, 'cursor-invalid');
  const end = start + limit;
  return {
    items: all.slice(start, end),
    total: all.length,
    ...(end < all.length && { next: `after-${end}` }),
  };
}
