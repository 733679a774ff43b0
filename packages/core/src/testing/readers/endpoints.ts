import * as circulation from '../../contract/circulation.ts';
import * as desk from '../../contract/desk.ts';
import * as patrons from '../../contract/patrons.ts';

/** The endpoints that need to know who calls. */
export const readerEndpoints = [
  patrons.getMe,
  patrons.updateMe,
  patrons.exportMe,
  patrons.deleteMe,
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
  desk.registerPatron,
  desk.findPatron,
  desk.blockPatron,
  desk.unblockPatron,
  desk.settleFee,
] as const;

export type ReaderEndpoint = (typeof readerEndpoints)[number];
