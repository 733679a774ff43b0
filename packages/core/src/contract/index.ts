export * from './catalog.ts';
export * from './circulation.ts';
export * from './common.ts';
export * from './desk.ts';
export * from './endpoint.ts';
export * from './library.ts';
export * from './patrons.ts';
export * from './problem.ts';

import * as catalog from './catalog.ts';
import * as library from './library.ts';

/** Every endpoint of the contract. */
export const endpoints = [
  library.getLibrary,
  catalog.searchCatalog,
  catalog.suggestCatalog,
  catalog.getRecord,
  catalog.getAvailability,
  catalog.getNewArrivals,
] as const;

/** `library.get`, `catalog.search`, … */
export type EndpointId = (typeof endpoints)[number]['id'];

export type EndpointById<Id extends EndpointId> = Extract<(typeof endpoints)[number], { readonly id: Id }>;
