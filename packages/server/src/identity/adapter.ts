import { errors } from 'oidc-provider';
import type { Adapter, AdapterFactory, AdapterPayload, ClientMetadata } from 'oidc-provider';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { StateStore } from './state-store.ts';

/** Lets the authorization server keep its state in the library's database, and find its clients among the sites. */
export function adapters(
  state: StateStore,
  refreshTokens: RefreshTokens,
  findClient: (id: string) => Promise<ClientMetadata | undefined>,
): AdapterFactory {
  return (model) => {
    if (model === 'Client') return new ClientAdapter(state, findClient);
    if (model === 'RefreshToken') return new RefreshTokenAdapter(state, refreshTokens);
    return new StateAdapter(state, model);
  };
}

class StateAdapter implements Adapter {
  readonly #state: StateStore;
  readonly #model: string;

  constructor(state: StateStore, model: string) {
    this.#state = state;
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    if (JSON.stringify(payload).includes('\\u0000'))
      throw new errors.InvalidRequest('a parameter holds a NUL');
    await this.save(id, payload, expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000));
  }

  protected save(id: string, payload: AdapterPayload, expiresAt: Date | null): Promise<void> {
    return this.#state.save(this.#model, id, payload, expiresAt);
  }

  /** No column of text holds a NUL, so there is nothing by such a name. */
  async find(id: string): Promise<AdapterPayload | undefined> {
    return id.includes('\0') ? undefined : this.read(id);
  }

  protected read(id: string): Promise<AdapterPayload | undefined> {
    return this.#state.find(this.#model, id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#state.findByUid(this.#model, uid);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** The server looks whether a code or token was used before it says so here; of two requests at once, one loses here. */
  async consume(id: string): Promise<void> {
    if (await this.use(id)) return;
    const payload = await this.#state.find(this.#model, id);
    if (payload?.grantId) await this.#state.endGrant(payload.grantId);
    throw new errors.InvalidGrant(`${this.#model} was used already`);
  }

  /** @returns whether this was the first time */
  protected use(id: string): Promise<boolean> {
    return this.#state.consume(this.#model, id);
  }

  destroy(id: string): Promise<void> {
    return this.#model === 'Grant' ? this.#state.endGrant(id) : this.#state.remove(this.#model, id);
  }

  /** Where one kind of what hangs on a grant is to go, all of it is. */
  revokeByGrantId(grant: string): Promise<void> {
    return this.#state.endGrant(grant);
  }
}

class RefreshTokenAdapter extends StateAdapter {
  readonly #tokens: RefreshTokens;

  constructor(state: StateStore, tokens: RefreshTokens) {
    super(state, 'RefreshToken');
    this.#tokens = tokens;
  }

  protected override save(id: string, payload: AdapterPayload, expiresAt: Date | null): Promise<void> {
    return this.#tokens.save(id, payload, expiresAt);
  }

  protected override read(id: string): Promise<AdapterPayload | undefined> {
    return this.#tokens.find(id);
  }

  protected override use(id: string): Promise<boolean> {
    return this.#tokens.use(id);
  }
}

class ClientAdapter extends StateAdapter {
  readonly #findClient: (id: string) => Promise<ClientMetadata | undefined>;

  constructor(state: StateStore, findClient: (id: string) => Promise<ClientMetadata | undefined>) {
    super(state, 'Client');
    this.#findClient = findClient;
  }

  protected override read(id: string): Promise<AdapterPayload | undefined> {
    return this.#findClient(id);
  }
}
