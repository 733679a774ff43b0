import type { Kysely } from 'kysely';
import type { LibraryTables } from '../database/tables/library.ts';
import type { Domain } from '../http/domain.ts';
import { libraryRoutes } from './routes.ts';
import { LibraryService } from './service.ts';

/** The library's profile, and the service that other parts of the server ask about it. */
export function libraryDomain(db: Kysely<LibraryTables>): Domain & { readonly service: LibraryService } {
  const service = new LibraryService(db);
  return { name: 'library', routes: libraryRoutes(service), service };
}
