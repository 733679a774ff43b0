import type { SessionStorage } from './storage.ts';

/** Keeps a session as long as the process runs. */
export function memoryStorage(): SessionStorage {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
  };
}
