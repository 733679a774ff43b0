export * from './catalog.ts';
export * from './circulation.ts';
export * from './common.ts';
export * from './desk.ts';
export * from './endpoint.ts';
export { default as englishFormatNames } from './format-names.en.ts';
export { default as indonesianFormatNames } from './format-names.id.ts';
export * from './identity.ts';
export * from './library.ts';
export * from './patrons.ts';
export { pointerOf } from './pointer.ts';
export * from './problem.ts';
export { fieldsOf, type ObjectSchema, type Schema } from './schema.ts';

import * as catalog from './catalog.ts';
import * as circulation from './circulation.ts';
import * as desk from './desk.ts';
import * as identity from './identity.ts';
import * as library from './library.ts';
import * as patrons from './patrons.ts';

/** Every endpoint of the contract. */
export const endpoints = [
  library.getLibrary,
  catalog.searchCatalog,
  catalog.suggestCatalog,
  catalog.getRecord,
  catalog.getAvailability,
  catalog.getNewArrivals,
  patrons.getMe,
  patrons.updateMe,
  patrons.exportMe,
  patrons.deleteMe,
  identity.signOutEverywhere,
  circulation.listLoans,
  circulation.renewLoan,
  circulation.renewAllLoans,
  circulation.listHolds,
  circulation.placeHold,
  circulation.changeHold,
  circulation.cancelHold,
  circulation.listFees,
  circulation.listHistory,
  circulation.deleteHistory,
  circulation.getCalendar,
  circulation.createCalendar,
  circulation.revokeCalendar,
  desk.checkOut,
  desk.checkIn,
  desk.listHoldsToPull,
  desk.markMissing,
  desk.registerPatron,
  desk.findPatron,
  desk.renewCard,
  desk.resetPin,
  desk.blockPatron,
  desk.unblockPatron,
  desk.settleFee,
] as const;

/** `library.get`, `catalog.search`, … */
export type EndpointId = (typeof endpoints)[number]['id'];

export type EndpointById<Id extends EndpointId> = Extract<(typeof endpoints)[number], { readonly id: Id }>;
