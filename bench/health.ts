import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/**
 * Checks the health of a server again and again until it is told to end, then says how many milliseconds the slowest check took.
 * A process of its own: in that of the clients, with their answers to clear away, the slowest checks would wait for that.
 */
const [url] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });

/** Milliseconds between two checks: without a pause they would keep the processors busy themselves, and wait for each other. */
const pause = 2;
/** Before any is counted: nothing of the path has been run yet. */
const first = 200;

async function check(): Promise<number> {
  const start = performance.now();
  const [response] = (await once(get(`${url}/healthz`, { agent }), 'response')) as [IncomingMessage];
  await once(response.resume(), 'end');
  return performance.now() - start;
}

for (let turn = 0; turn < first; turn++) await check();
const end = new AbortController();
process.once('message', () => end.abort());
process.send!('ready');
let slowest = 0;
while (!end.signal.aborted) {
  slowest = Math.max(slowest, await check());
  await setTimeout(pause);
}
process.send!({ slowest }, () => process.exit());
