/** The thread in which PGlite runs: it answers one turn of the wire protocol after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { createDataFolder } from './create-data-folder.ts';
import type { EngineAnswer, EngineOrder, EngineSettings } from './engine.ts';
import { SyncedFiles } from './synced-files.ts';

/** Answers are sent on in pieces of at most this size, so that a large one does not stand in memory twice. */
const pieceSize = 256 * 1024;

const syncsNothing = '-F';

const { folder, durable } = workerData as EngineSettings;
const port = parentPort!;
const piece = new Uint8Array(pieceSize);
let filled = 0;

const settings = ['wal_sync_method=fsync', 'max_wal_size=64MB', 'jit=off'];
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== syncsNothing),
  ...(durable ? [] : [syncsNothing]),
  ...settings.flatMap((setting) => ['-c', setting]),
];

async function open(path: string): Promise<{ pglite: PGlite; files: SyncedFiles }> {
  const files = new SyncedFiles(path);
  const pglite = new PGlite({ fs: files, startParams });
  await pglite.waitReady;
  return { pglite, files };
}

function send(answer: EngineAnswer): void {
  port.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer as ArrayBuffer] : []);
}

function flush(): void {
  if (filled > 0) send({ kind: 'bytes', bytes: piece.slice(0, filled) });
  filled = 0;
}

function collect(bytes: Uint8Array): void {
  if (filled + bytes.length > pieceSize) flush();
  if (bytes.length > pieceSize) {
    send({ kind: 'bytes', bytes: bytes.slice() });
    return;
  }
  piece.set(bytes, filled);
  filled += bytes.length;
}

await createDataFolder(folder, async (path) => (await open(path)).pglite.close());
const { pglite, files } = await open(folder);

port.on('message', (order: EngineOrder) => {
  if (order === 'stop') {
    void pglite.close().then(() => port.close());
    return;
  }
  pglite.execProtocolRawStream(order, { syncToFs: false, onRawData: collect }).then(
    () => {
      const bytes = piece.slice(0, filled);
      filled = 0;
      send({ kind: 'end', bytes, syncs: files.syncs });
    },
    // The engine has gone, not only the statement; so has this thread, then.
    (reason: unknown) =>
      setImmediate(() => {
        throw new Error(`The database engine broke down: ${String(reason)}`);
      }),
  );
});
send({ kind: 'ready' });
