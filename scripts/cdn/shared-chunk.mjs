/**
 * For rollup's `manualChunks`: puts every module that more than one entry imports statically into one chunk, so that
 * a page with one widget makes two requests, for the widget and for this chunk, however many widgets share it.
 * What only a dynamic import reaches stays apart.
 *
 * @param {string} name the chunk's name
 */
export function sharedByEntries(name) {
  let shared;
  return (id, { getModuleIds, getModuleInfo }) => {
    shared ??= importedTwice(getModuleIds, getModuleInfo);
    return shared.has(id) ? name : undefined;
  };
}

function importedTwice(getModuleIds, getModuleInfo) {
  const entries = [...getModuleIds()].filter((id) => getModuleInfo(id).isEntry);
  const importers = new Map();
  for (const entry of entries) {
    for (const id of staticClosure(entry, getModuleInfo)) importers.set(id, (importers.get(id) ?? 0) + 1);
  }
  return new Set([...importers].filter(([, count]) => count > 1).map(([id]) => id));
}

function staticClosure(entry, getModuleInfo) {
  const closure = new Set([entry]);
  for (const id of closure) for (const imported of getModuleInfo(id).importedIds) closure.add(imported);
  return closure;
}
