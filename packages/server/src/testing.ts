import { setTimeout } from 'node:timers/promises';

/** Milliseconds: enough for the slowest machine, and reached only by what never comes. */
const patience = 30_000;

/**
 * Looks again and again until something holds that comes in its own time.
 *
 * @throws Error where it does not come
 */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await setTimeout(20);
  }
}
