import type { Request, Response } from 'express';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import { publicAddress } from '../http/address.ts';
import { contextOf } from '../http/context.ts';
import { spoken } from '../words.ts';
import type { SiteService } from '../sites/service.ts';
import { adapters } from './adapter.ts';
import { clientOf } from './clients.ts';
import type { IdentityKeys } from './keys.ts';
import { errorNameOf, errorPage } from './pages/error.ts';
import { pageHeaders, renderPage } from './pages/page.ts';
import type { Page, PageContext } from './pages/page.ts';
import { relayPage } from './pages/relay.ts';
import { createProvider, relayOf } from './provider.ts';
import type { ConsentService } from './consent-service.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { SignInService } from './sign-in-service.ts';
import type { StateStore } from './state-store.ts';

const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** So many local addresses at once: a server is asked by one or two. */
const mostProviders = 4;

export interface IdentityServerOptions {
  readonly signIns: SignInService;
  readonly consents: ConsentService;
  readonly state: StateStore;
  readonly refreshTokens: RefreshTokens;
  readonly sites: SiteService;
  readonly keys: () => Promise<IdentityKeys>;
  readonly libraryName: () => Promise<string>;
  /** The server's address as readers know it; told from the request where absent, on one's own machine only. */
  readonly publicUrl?: string;
}

/** The server has not been told its address: a request's word for it would let anybody choose whom tokens are for. */
export class AddressUnknown extends Error {
  override readonly name = 'AddressUnknown';

  constructor() {
    super(
      'Nobody can sign in: tell the server its address, as pustaka serve --public-url https://pustaka.example.id',
    );
  }
}

/** The authorization server, at the address by which it was reached, and its pages. */
export class IdentityServer {
  readonly #options: IdentityServerOptions;
  readonly #providers = new Map<string, Promise<Provider>>();

  constructor(options: IdentityServerOptions) {
    this.#options = options;
  }

  /** @throws AddressUnknown */
  issuerOf(req: Request): string {
    const { publicUrl } = this.#options;
    // Within the mounted router `baseUrl` ends with the mount point itself.
    if (publicUrl !== undefined) return `${publicUrl}/oidc`;
    const address = publicAddress(req, undefined);
    if (!localHosts.has(new URL(address).hostname)) throw new AddressUnknown();
    return address;
  }

  /** @throws AddressUnknown */
  async providerOf(req: Request): Promise<Provider> {
    const issuer = this.issuerOf(req);
    let provider = this.#providers.get(issuer);
    if (!provider) {
      if (this.#providers.size >= mostProviders) this.#providers.clear();
      provider = this.#create(issuer);
      this.#providers.set(issuer, provider);
      provider.catch(() => this.#providers.delete(issuer));
    }
    return provider;
  }

  async #create(issuer: string): Promise<Provider> {
    const { signIns, consents, state, refreshTokens, sites, keys } = this.#options;
    const contextIn = (ctx: KoaContextWithOIDC) => {
      // Absent where no endpoint was asked.
      const oidc = ctx.oidc as KoaContextWithOIDC['oidc'] | undefined;
      speakAs(ctx.req, oidc?.params?.['ui_locales']);
      return this.#context(ctx.req, issuer);
    };
    const findClient = async (key: string) => {
      const site = await sites.byKey(key);
      return site && clientOf(site, relayOf(issuer));
    };
    return createProvider({
      issuer,
      keys: await keys(),
      adapter: adapters(state, refreshTokens, findClient),
      refusedRefresh: (token, thumbprint) => refreshTokens.endIfStolen(token, thumbprint),
      isPatron: async (id) => (await signIns.patron(id)) !== undefined,
      remembered: (patron, client, wanted) => consents.remembered(patron, client, wanted),
      showError: async (ctx, code, description) =>
        showIn(ctx, errorPage, await contextIn(ctx), errorNameOf(code, description)),
      showRelay: async (ctx, outcome) => {
        const { clientName = '', ...client } = ctx.oidc.client!;
        const origins = client['origins'] as readonly string[];
        showIn(ctx, relayPage, await contextIn(ctx), { name: clientName, origins }, outcome);
      },
      onError: (req, error) => contextOf(req).log.error({ err: error }, 'sign-in failed'),
    });
  }

  async show(req: Request, res: Response, make: (context: PageContext) => Page, status = 200): Promise<void> {
    const context = await this.#context(req, this.issuerOf(req));
    const page = make(context);
    res.status(status).set(pageHeaders(context, page)).send(renderPage(context, page));
  }

  async #context(req: KoaContextWithOIDC['req'], issuer: string): Promise<PageContext> {
    return { language: spoken(contextOf(req).language), library: await this.#options.libraryName(), issuer };
  }
}

/** The site's page may speak another language than the browser's settings; its readers chose it. */
export function speakAs(req: KoaContextWithOIDC['req'], locales: unknown): void {
  if (typeof locales === 'string') contextOf(req).language = locales.split(' ', 1)[0]!;
}

function showIn<Rest extends unknown[]>(
  ctx: KoaContextWithOIDC,
  make: (context: PageContext, ...rest: Rest) => Page,
  context: PageContext,
  ...rest: Rest
): void {
  const page = make(context, ...rest);
  ctx.set(pageHeaders(context, page));
  ctx.body = renderPage(context, page);
}
