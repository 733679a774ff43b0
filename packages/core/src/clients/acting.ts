import type { CallOptions } from '../connection/options.ts';

/** Options of a call about one patron's own things. */
export interface ActingOptions extends CallOptions {
  /** The id of a ward whose guardian is signed in, one of `me().wards`; the signed-in patron where absent. */
  readonly patron?: string | undefined;
}

/** The query that says for whom a call is. */
export const actingFor = ({ patron }: ActingOptions): { patron?: string } =>
  patron === undefined ? {} : { patron };
