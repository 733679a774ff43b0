import type { HoldStatus } from '@pustaka/core/contract';
import type { ColumnType, Generated } from 'kysely';
import type { CirculationRules } from '../../circulation/rules/terms.ts';

/** The rules of lending: a table of at most one row. */
export interface CirculationRulesTable {
  /** Always true. */
  id: Generated<boolean>;
  rules: ColumnType<CirculationRules, string, string>;
  updated_at: Generated<Date>;
}

/** An item in a patron's hands, or one that was. */
export interface LoanTable {
  id: string;
  /** Null once it is returned, unless the patron has their loans remembered. */
  patron_id: string | null;
  item_id: string;
  record_id: string;
  /** As the item was when it was lent: rules count by it. */
  item_type: string | null;
  /** The branch whose opening days the due date keeps to. */
  branch: string;
  borrowed_at: Date;
  /** `YYYY-MM-DD`. */
  due_date: string;
  renewals: Generated<number>;
  returned_at: Date | null;
}

/** A patron waiting for a record, or for one item of it. */
export interface HoldTable {
  id: string;
  /** Null once the hold is over. */
  patron_id: string | null;
  record_id: string;
  /** The one item that would do; any of the record where null. */
  item_id: string | null;
  pickup_branch: string;
  placed_at: Date;
  status: HoldStatus;
  /** `YYYY-MM-DD`: the day on which it waits again; no end where null. */
  suspended_until: string | null;
  /** The item on the hold shelf, or on its way there. */
  set_aside_item: string | null;
  /** `YYYY-MM-DD`. */
  ready_until: string | null;
  closed_at: Date | null;
}

/** What a patron has to pay, or had to. */
export interface FeeTable {
  id: string;
  /** Null where the patron's account was deleted after all was settled. */
  patron_id: string | null;
  /** Null where it is for no record, and once it is settled. */
  record_id: string | null;
  kind: string;
  /** Minor units of the currency, as `settled`. */
  amount: number;
  settled: Generated<number>;
  /** ISO 4217. */
  currency: string;
  /** `YYYY-MM-DD`. */
  since: string;
  note: string | null;
}

/** What was paid or waived of a fee. */
export interface SettlementTable {
  id: string;
  fee_id: string;
  kind: 'payment' | 'waiver';
  amount: number;
  note: string | null;
  settled_at: Date;
}

/** Who has a calendar of due dates at a secret address. */
export interface CalendarAddressTable {
  /** The patron's. */
  id: string;
  /** SHA-256. */
  secret_hash: Uint8Array;
  created_at: Date;
}

export interface CirculationTables {
  circulation_rules: CirculationRulesTable;
  loan: LoanTable;
  hold: HoldTable;
  fee: FeeTable;
  settlement: SettlementTable;
  calendar_address: CalendarAddressTable;
}
