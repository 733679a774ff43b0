import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { CursorInvalid } from './cursor.ts';
import { toSearchDocument, type IndexedRecord, type SearchDocument } from './document.ts';
import type { SearchRequest } from './request.ts';
import { SearchIndex } from './search-index.ts';

/** What `SearchService` asks of this thread. */
export type SearchCall =
  | { readonly method: 'search'; readonly request: SearchRequest }
  | { readonly method: 'suggest'; readonly query: string; readonly limit: number }
  | { readonly method: 'apply'; readonly upserts: readonly string[]; readonly deletes: readonly string[] }
  | { readonly method: 'size' };

export type SearchAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown; readonly cursorInvalid: boolean };

const index = new SearchIndex();

// Where searches and all other requests want the same processor, the others are answered first. Only on Linux has a thread a
// priority of its own.
if (process.platform === 'linux') {
  setPriority(Math.min(getPriority() + 5, constants.priority.PRIORITY_LOW));
}

parentPort!.on('message', ({ id, call }: { id: number; call: SearchCall }) => {
  parentPort!.postMessage(answer(id, call));
});

function answer(id: number, call: SearchCall): SearchAnswer {
  try {
    return { id, value: carryOut(call) };
  } catch (error) {
    // An error's class does not survive the way between threads.
    return { id, error, cursorInvalid: error instanceof CursorInvalid };
  }
}

function carryOut(call: SearchCall): unknown {
  switch (call.method) {
    case 'search':
      return index.search(call.request);
    case 'suggest':
      return index.suggest(call.query, call.limit);
    case 'apply':
      return index.apply({ upserts: call.upserts.map(read), deletes: call.deletes });
    case 'size':
      return index.size;
  }
}

function read(json: string): SearchDocument {
  return toSearchDocument(JSON.parse(json) as IndexedRecord);
}
