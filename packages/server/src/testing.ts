import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds: enough for the slowest machine, and reached only by what never comes. */
const patience = 60_000;

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

/**
 * A port for who cannot be told to take any: nobody listens there, and it lies below those that systems give out, so that
 * nobody gets it by chance before it is used, or while who has it starts again.
 */
export async function quietPort(): Promise<number> {
  const server = createServer();
  try {
    server.listen(randomInt(20_000, 32_000), '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return await quietPort();
  } finally {
    server.close();
  }
}
