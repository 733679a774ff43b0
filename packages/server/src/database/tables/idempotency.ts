/** A write that is done once however often it is asked for; kept for a day. */
export interface IdempotencyTable {
  /** Of the caller and their key. */
  id: string;
  /** Of the request, so that another one under the same key is noticed. */
  fingerprint: Uint8Array;
  /** Encrypted with the key. Null only inside the transaction that answers. */
  answer: Uint8Array | null;
  created_at: Date;
}

export interface IdempotencyTables {
  idempotency: IdempotencyTable;
}
