import { errors } from 'oidc-provider';
import type { Adapter, AdapterFactory, AdapterPayload, ClientMetadata } from 'oidc-provider';
import type { StateStore } from './state-store.ts';

/** Lets the authorization server keep its state in the library's database, and find its clients among the sites. */
export function adapters(
  state: StateStore,
  findClient: (id: string) => Promise<ClientMetadata | undefined>,
): AdapterFactory {
  return (model) =>
    model === 'Client' ? new ClientAdapter(state, findClient) : new StateAdapter(state, model);
}

class StateAdapter implements Adapter {
  readonly #state: StateStore;
  readonly #model: string;

  constructor(state: StateStore, model: string) {
    this.#state = state;
    this.#model = model;
  }

  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const expiresAt = expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000);
    return this.#state.save(this.#model, id, payload, expiresAt);
  }

  find(id: string): Promise<AdapterPayload | undefined> {
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
    if (await this.#state.consume(this.#model, id)) return;
    const payload = await this.#state.find(this.#model, id);
    if (payload?.grantId) await this.#state.endGrant(payload.grantId);
    throw new errors.InvalidGrant(`${this.#model} was used already`);
  }

  destroy(id: string): Promise<void> {
    return this.#model === 'Grant' ? this.#state.endGrant(id) : this.#state.remove(this.#model, id);
  }

  /** Where one kind of what hangs on a grant is to go, all of it is. */
  revokeByGrantId(grant: string): Promise<void> {
    return this.#state.endGrant(grant);
  }
}

class ClientAdapter extends StateAdapter {
  readonly #findClient: (id: string) => Promise<ClientMetadata | undefined>;

  constructor(state: StateStore, findClient: (id: string) => Promise<ClientMetadata | undefined>) {
    super(state, 'Client');
    this.#findClient = findClient;
  }

  override find(id: string): Promise<AdapterPayload | undefined> {
    return this.#findClient(id);
  }
}
