import type { Transaction } from 'kysely';
import type { Tables } from './database/index.ts';

/** The one transaction in which a write of the interface happens; HTTP hands it from who opens it to who works in it. */
export type WriteTransaction = Transaction<Tables>;
