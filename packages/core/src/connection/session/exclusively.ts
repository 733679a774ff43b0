const locks: { readonly navigator?: { readonly locks?: Pick<LockManager, 'request'> } } = globalThis;

const turns = new Map<string, Promise<unknown>>();

/** Runs one task of a name at a time: in all tabs of the site where the browser gives locks, else in this process. */
export async function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  let hasBegun = false as boolean;
  const begin = () => {
    hasBegun = true;
    return task();
  };
  try {
    if (locks.navigator?.locks) return await locks.navigator.locks.request(name, begin);
  } catch (error) {
    // Sandboxed frames are shown locks, which they may not use.
    if (hasBegun) throw error;
  }
  const turn = (turns.get(name) ?? Promise.resolve()).then(task, task);
  const over = turn.catch(() => {});
  turns.set(name, over);
  void over.then(() => turns.get(name) === over && turns.delete(name));
  return turn;
}
