import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for the slowest machine: reached only by what never comes. */
const patience = 60_000;

/** @throws Error that tells what was there instead */
export async function waitFor<T>(
  look: () => Promise<T>,
  isIt: (seen: T) => boolean,
  what: string,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (isIt(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited for ${what}; there is ${JSON.stringify(seen)}`);
    await sleep(50);
  }
}
