import { staticClosure } from './static-closure.ts';

/**
 * For rollup's `manualChunks`: puts what several widgets need at once into one chunk, `foundation`, so that each takes two
 * requests; and what is always fetched together later into a chunk of its own, so that it takes one. What only one dynamic
 * import reaches stays apart.
 *
 * @param {Record<string, string[]>} together by the name of a chunk the modules that lead to it
 */
export function sharedChunks(together) {
  let chunks;
  return (id, { getModuleIds, getModuleInfo }) => {
    chunks ??= assign(getModuleIds, getModuleInfo, together);
    return chunks.get(id);
  };
}

function assign(getModuleIds, getModuleInfo, together) {
  const chunks = new Map();
  const importers = new Map();
  const entries = [...getModuleIds()].filter((id) => getModuleInfo(id).isEntry);
  for (const entry of entries) {
    for (const id of staticClosure(entry, getModuleInfo)) {
      importers.set(id, [...(importers.get(id) ?? []), entry]);
    }
  }
  for (const [id, by] of importers) {
    // What only one entry imports at once may still be shared with what is imported later: these are.
    if (by.length > 1 || /\/(core\/src|widgets\/src\/parts)\//.test(id)) chunks.set(id, 'foundation');
  }
  for (const [name, modules] of Object.entries(together)) {
    for (const id of modules.flatMap((module) => [...staticClosure(module, getModuleInfo)])) {
      if (!importers.has(id) && !chunks.has(id)) chunks.set(id, name);
    }
  }
  return chunks;
}
