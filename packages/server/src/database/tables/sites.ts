import type { Generated } from 'kysely';

/** A website or app that embeds the library. */
export interface SiteTable {
  id: string;
  /** Public; it stands in the site's pages. */
  key: string;
  name: string;
  /** `https://www.example.id`, without a path. */
  origins: string[];
  /** Where the sign-in may send a reader back to, beside the library's own page that hands over to a site's pages. */
  redirect_uris: Generated<string[]>;
  /** Null for the server's default. */
  requests_per_minute: number | null;
  /** Whether it may ask staff for the scope `desk`. */
  desk: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface SiteTables {
  site: SiteTable;
}
