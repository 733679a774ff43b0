import type { Scope } from '../../contract/endpoint.ts';
import type { endpoints } from '../../contract/index.ts';

/** The endpoints that need to know who calls. */
export type ReaderEndpoint = Extract<(typeof endpoints)[number], { readonly scope: Scope }>;
