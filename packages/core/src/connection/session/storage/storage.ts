/**
 * Keeps a session from one page, or run, to the next. Values can be cloned but not written as text: there are keys among
 * them that give themselves to nobody (`CryptoKey`, not extractable).
 */
export interface SessionStorage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}
