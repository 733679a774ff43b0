import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseOptions } from '../packages/server/src/database/index.ts';

/** A server in a process of its own. */
export interface RunningServer {
  readonly url: string;
  /** From its start until it could answer everything. */
  readonly secondsToReady: number;
  /** The JSON that it answers. */
  readonly get: <T>(path: string) => Promise<T>;
  /** Megabytes that it takes now. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a server on a database and waits until it is ready. */
export async function startServer(place: DatabaseOptions): Promise<RunningServer> {
  const start = performance.now();
  const child = fork(new URL('server.ts', import.meta.url), [JSON.stringify(place)], {
    execArgv: ['--conditions=pustaka-source'],
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    secondsToReady: (performance.now() - start) / 1000,
    get: async <T>(path: string) => (await (await fetch(url + path)).json()) as T,
    async memory() {
      child.send('memory');
      const [{ megabytes }] = (await once(child, 'message')) as [{ megabytes: number }];
      return megabytes;
    },
    async close() {
      child.send('close');
      await once(child, 'exit');
    },
  };
}
