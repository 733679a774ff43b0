import { constants } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Milliseconds; shorter than anybody's patience with a transaction in which nothing happens. */
const signOfLife = 500;

const prefix = 'snapshot-';

/** Milliseconds after which nobody reads a copy any more. */
const forgottenAfter = 24 * 60 * 60 * 1000;

/**
 * Copies the embedded database of a data folder as it is at one moment, beside it. While the files are copied
 * nobody else gets a turn; what the engine still holds in memory is in the write-ahead log, from which the
 * copy recovers.
 *
 * @param kysely one connection to the database, wherever its engine runs
 */
export async function copyFolder(
  dataFolder: string,
  kysely: Kysely<Tables>,
): Promise<{ dataFolder: string; remove: () => Promise<void> }> {
  const original = join(dataFolder, 'database');
  await removeForgotten(original);
  const copy = await mkdtemp(join(original, prefix));
  const remove = () => rm(copy, { recursive: true, force: true });
  try {
    await kysely.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      await whileAlive(trx, async () => {
        await mkdir(join(copy, 'database'), { mode: 0o700 });
        for (const part of ['layout', 'postgres']) {
          const options = { recursive: true, mode: constants.COPYFILE_FICLONE };
          await cp(join(original, part), join(copy, 'database', part), options);
        }
      });
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { dataFolder: copy, remove };
}

/** Removes copies of processes that were killed while they read them. */
async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.startsWith(prefix) || Date.now() - (await stat(path)).mtimeMs < forgottenAfter) continue;
    await rm(path, { recursive: true, force: true });
  }
}

/** Keeps a transaction from looking forgotten while its client does something else than asking. */
async function whileAlive(trx: Kysely<Tables>, work: () => Promise<void>): Promise<void> {
  let asking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    asking = asking.then(() => sql`select 1`.execute(trx)).catch(() => undefined);
  }, signOfLife);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await asking;
  }
}
