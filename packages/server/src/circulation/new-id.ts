import { randomBytes } from 'node:crypto';

/** An id that nobody can guess and that stands in an address as it is. */
export const newId = (): string => randomBytes(12).toString('base64url');
