import { randomBytes } from 'node:crypto';

/** An id: hexadecimal, so that it stands in an address, and is typed after a command, as it is. */
export const newId = (): string => randomBytes(8).toString('hex');

/** What opens something to whoever has it, as a cookie or a mailed link does: 256 bits that stand in an address as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
