import { staticClosure } from './static-closure.ts';

/**
 * For rollup's `manualChunks`: puts what the most used widget shares with others into one chunk, `foundation`, and what only
 * others share into another, `shared`, so that it pays for nothing that only others need. What only a dynamic import
 * reaches stays apart.
 *
 * @param {string} most the entry of the most used widget
 */
export function sharedChunks(most) {
  let chunks;
  return (id, { getModuleIds, getModuleInfo }) => {
    chunks ??= assign(getModuleIds, getModuleInfo, most);
    return chunks.get(id);
  };
}

function assign(getModuleIds, getModuleInfo, most) {
  const entries = [...getModuleIds()].filter((id) => getModuleInfo(id).isEntry);
  const importers = new Map();
  for (const entry of entries) {
    for (const id of staticClosure(entry, getModuleInfo)) {
      importers.set(id, [...(importers.get(id) ?? []), entry]);
    }
  }
  // What only one entry imports at once may still be shared with what is imported later: the SDK is.
  const shared = [...importers].filter(([id, by]) => by.length > 1 || id.includes('/core/src/'));
  return new Map(shared.map(([id, by]) => [id, by.includes(most) ? 'foundation' : 'shared']));
}
