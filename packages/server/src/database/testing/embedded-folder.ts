import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from '../embedded/engine.ts';
import { layOut } from '../embedded/layout.ts';
import { openDatabase } from '../open.ts';

export interface EmbeddedFolder {
  dataFolder: string;
  remove: () => void;
}

/** A temporary folder with an empty embedded database of this version. */
export function embeddedFolder(): Promise<EmbeddedFolder> {
  return copyOf(migratedTemplate);
}

/** A temporary folder with an embedded database that has no tables yet. */
export function folderWithoutTables(): Promise<EmbeddedFolder> {
  return copyOf(templateWithoutTables);
}

/** A copy, since making a database takes seconds. */
async function copyOf(template: () => Promise<string>): Promise<EmbeddedFolder> {
  const original = await template();
  const dataFolder = mkdtempSync(join(tmpdir(), 'pustaka-test-'));
  cpSync(original, dataFolder, { recursive: true });
  return { dataFolder, remove: () => rmSync(dataFolder, { recursive: true, force: true }) };
}

const pglite = dirname(dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite'))));
const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

function templateWithoutTables(): Promise<string> {
  return kept('embedded', [join(pglite, 'package.json')], async (folder) => {
    const { data, release } = layOut(folder);
    const engine = await Engine.start({ folder: data, durable: true });
    await engine.stop();
    release();
  });
}

function migratedTemplate(): Promise<string> {
  const madeOf = readdirSync(migrations).map((name) => join(migrations, name));
  return kept('migrated', [join(pglite, 'package.json'), ...madeOf], async (folder) => {
    cpSync(await templateWithoutTables(), folder, { recursive: true });
    const database = await openDatabase({ dataFolder: folder });
    await database.close();
  });
}

/** A folder that is kept between runs, for as long as the files that it is made of stay the same. */
async function kept(
  name: string,
  madeOf: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const digest = createHash('sha256');
  for (const file of madeOf) digest.update(readFileSync(file));
  const cache = join(dirname(dirname(pglite)), '.cache', 'pustaka-test');
  const folder = join(cache, `${name}-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  await make(making);
  try {
    renameSync(making, folder);
  } catch {
    // Another test file was quicker.
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}
