import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { DatabaseOptions } from '../packages/server/src/database/index.ts';
import { createLibraryServer } from '../packages/server/src/index.ts';

/** The server that the benchmark asks, in a process of its own so that asking takes none of its time. */
const place = JSON.parse(process.argv[2]!) as DatabaseOptions;
const library = await createLibraryServer({
  ...('url' in place ? { databaseUrl: place.url } : { dataFolder: place.dataFolder }),
  log: pino({ level: 'warn' }),
  limits: { address: 1e9, site: 1e9 },
});
await library.ready;
const server = createServer(library).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send!({ url: `http://127.0.0.1:${port}` });
});
process.on('message', (message) => {
  if (message === 'memory') process.send!({ megabytes: process.memoryUsage().rss / 1e6 });
  else {
    server.close();
    void library.close().then(() => process.exit());
  }
});
