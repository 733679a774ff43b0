export type DatabaseRefusalCode =
  /** The PostgreSQL server is older than what the SQL is written for. */
  | 'postgres-too-old'
  /** The database of the server is in another encoding than UTF-8. */
  | 'postgres-encoding'
  /** The folder was made by another major version of PostgreSQL. */
  | 'folder-of-other-postgres'
  /** The folder was laid out by a newer version of Pustaka. */
  | 'folder-too-new'
  /** Another process has the folder and does not answer. */
  | 'folder-busy'
  /** The folder lies where no local socket can be made. */
  | 'folder-unusable'
  /** The tables were made by a newer version of Pustaka. */
  | 'schema-too-new'
  /** The tables have to be changed first, and another process has the database open. */
  | 'schema-in-use'
  /** A backup is restored into an empty database only. */
  | 'not-empty'
  /** Not a backup, or one that is cut off or altered. */
  | 'backup-broken'
  /** The backup was written by a newer version of Pustaka. */
  | 'backup-too-new';

/**
 * The database was not opened, backed up or restored, for a reason that the operator can do something about.
 */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal';
  readonly code: DatabaseRefusalCode;

  constructor(code: DatabaseRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
