import type { Kysely } from 'kysely';
import { up as catalog } from './0001-catalog.ts';
import { up as library } from './0002-library.ts';
import { up as sites } from './0003-sites.ts';
import { up as patrons } from './0004-patrons.ts';
import { up as circulation } from './0005-circulation.ts';
import { up as identity } from './0006-identity.ts';
import { up as idempotency } from './0007-idempotency.ts';
import { up as catalogStatistics } from './0008-catalog-statistics.ts';
import { up as resetEmail } from './0009-reset-email.ts';
import { up as deskOfSites } from './0010-desk-of-sites.ts';

/** A step forward of the schema. What was released is never edited: a mistake is mended by the next one. */
export interface Migration {
  /** The file's name without its ending. */
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [
  { name: '0001-catalog', up: catalog },
  { name: '0002-library', up: library },
  { name: '0003-sites', up: sites },
  { name: '0004-patrons', up: patrons },
  { name: '0005-circulation', up: circulation },
  { name: '0006-identity', up: identity },
  { name: '0007-idempotency', up: idempotency },
  { name: '0008-catalog-statistics', up: catalogStatistics },
  { name: '0009-reset-email', up: resetEmail },
  { name: '0010-desk-of-sites', up: deskOfSites },
];
