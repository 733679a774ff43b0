import type { Domain } from '../http/domain.ts';
import { patronRoutes } from './routes.ts';
import type { ListCirculation } from './routes.ts';
import type { PatronService } from './service.ts';

/** The routes of patrons; the service is made before, since others stand on it. */
export function patronsDomain(service: PatronService, listCirculation: ListCirculation): Domain {
  return { name: 'patrons', routes: patronRoutes(service, listCirculation) };
}
