import { getLibrary } from '@pustaka/core/contract';
import { route } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import type { LibraryService } from './service.ts';

export function libraryRoutes(service: LibraryService): Route[] {
  return [route(getLibrary, () => service.profile())];
}
