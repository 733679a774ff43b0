import type { Domain } from '../http/domain.ts';
import { patronRoutes } from './routes.ts';

/** The routes of patrons; the service is made before, since others stand on it. */
export function patronsDomain(...parts: Parameters<typeof patronRoutes>): Domain {
  return { name: 'patrons', routes: patronRoutes(...parts) };
}
