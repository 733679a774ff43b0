/** Requests a minute. */
export interface RequestLimits {
  /** For one address (IPv6: one /56 network), within each registered site and without one. Default 600: a school shares one. */
  readonly address?: number;
  /** For all that is not personal of one registered site, where the site has no limit of its own. Default 6,000. */
  readonly site?: number;
}

export const defaultLimits: Required<RequestLimits> = { address: 600, site: 6_000 };
