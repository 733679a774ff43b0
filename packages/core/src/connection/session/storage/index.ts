import { indexedDbStorage } from './indexed-db.ts';
import { memoryStorage } from './memory.ts';
import type { SessionStorage } from './storage.ts';

/** IndexedDB where there is one and the page may use it (a sandboxed frame may not), else memory. */
export async function usualStorage(): Promise<SessionStorage> {
  const kept = indexedDbStorage();
  try {
    await kept.get('');
    return kept;
  } catch {
    return memoryStorage();
  }
}
