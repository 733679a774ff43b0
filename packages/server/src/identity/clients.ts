import type { Scope } from '@pustaka/core/contract';
import type { ClientMetadata } from 'oidc-provider';
import type { Site } from '../sites/service.ts';

/** Every scope, in the order in which a reader is asked about them. */
export const scopes: readonly Scope[] = ['profile', 'loans', 'holds', 'account', 'desk'];

/**
 * What the authorization server needs to know of a site: a public client (RFC 6749, section 2.1) whose id is the site's
 * key, whose tokens are bound to the browser's key (RFC 9449), and which is answered nowhere but at the library's own
 * hand-over page and the addresses registered for it. It may ask for the desk only where the library lets it.
 *
 * @param relay the address of the library's hand-over page
 */
export function clientOf(
  site: Site,
  relay: string,
): ClientMetadata & { readonly origins: readonly string[] } {
  return {
    client_id: site.key,
    client_name: site.name,
    application_type: site.redirectUris.some(isNative) ? 'native' : 'web',
    redirect_uris: [relay, ...site.redirectUris],
    // With OpenID Connect's own, as its clients ask for it.
    scope: ['openid', ...scopes].filter((scope) => scope !== 'desk' || site.desk).join(' '),
    response_types: ['code'],
    response_modes: ['query'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    dpop_bound_access_tokens: true,
    origins: site.origins,
  };
}

/** An app's own scheme, or the loopback address on which it listens (RFC 8252, sections 7.1 and 7.3). */
export function isNative(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return !/^https?:$/.test(protocol) || hostname === '127.0.0.1' || hostname === '[::1]';
}
