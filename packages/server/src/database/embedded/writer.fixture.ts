/**
 * A process that opens the embedded database and commits one row after the other, sending the id of each once
 * the database has acknowledged it, until it is told to stop or is killed. It tries again what fails, as an
 * import does.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '../open.ts';

const [dataFolder = '', name = ''] = process.argv.slice(2);
const database = await openDatabase({ dataFolder });
const stop = new AbortController();
process.on('message', () => stop.abort());

for (let n = 0; !stop.signal.aborted; n += 1) {
  const id = `${name}-${n}`;
  const row = { id, key: id, name, origins: [] };
  for (;;) {
    try {
      await database.kysely
        .insertInto('site')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      break;
    } catch {
      await delay(10);
    }
  }
  process.send!(id);
}
await database.close();
process.disconnect();
