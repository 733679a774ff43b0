import type { SessionStorage } from './storage.ts';

const name = 'pustaka';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error!);
    };
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(name);
  const database = await settled(request);
  // Another page may want to delete or upgrade it.
  database.onversionchange = () => {
    database.close();
  };
  return database;
}

/** Keeps sessions in the browser, for the pages of one origin. */
export function indexedDbStorage(): SessionStorage {
  /** Opened for each access: an open database would keep a page out of the browser's back-forward cache. */
  const access = async <T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const database = await open();
    try {
      const transaction = database.transaction(name, mode, { durability: 'strict' });
      const committed = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => {
          resolve();
        };
        transaction.onabort = () => {
          reject(transaction.error!);
        };
      });
      const value = await settled(run(transaction.objectStore(name)));
      await committed;
      return value;
    } finally {
      database.close();
    }
  };
  return {
    get: (key) => access<unknown>('readonly', (store) => store.get(key)),
    set: (key, value) => access('readwrite', (store) => store.put(value, key)).then(() => {}),
    delete: (key) => access('readwrite', (store) => store.delete(key)),
  };
}
