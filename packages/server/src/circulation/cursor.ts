import { ProblemError } from '../problems/problem-error.ts';

/** The place in a list that is sorted by an instant, and by ids where that is the same. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export const writeCursor = ({ at, id }: Place): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

/** @throws ProblemError `cursor-invalid` */
export function readCursor(cursor: string): Place {
  const [instant = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(instant);
  if (Number.isNaN(at.getTime()) || !/^[\w-]+$/.test(id)) throw new ProblemError('cursor-invalid');
  return { at, id };
}
