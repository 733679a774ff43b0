import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseRefusal } from '../refusal.ts';

/** How this version lays out the folder. */
const layoutVersion = 1;

/** The major version of PostgreSQL that the embedded engine is; a data folder belongs to one. */
export const postgresMajor = 18;

/**
 * The longest path of a local socket, in bytes, that every supported system takes (macOS: 104 with the ending
 * zero).
 */
const longestSocketPath = 100;

/** Where the parts of the embedded database lie within the data folder. */
export interface Layout {
  /** PostgreSQL's data. */
  readonly data: string;
  /** The sockets of the processes that use the database, by a path short enough for them. */
  readonly sockets: string;
  /** Removes what the layout put outside of the data folder. */
  release: () => void;
}

/**
 * Lays out the folder of an embedded database, readable for this user alone.
 * @throws DatabaseRefusal where another version made what is there
 */
export function layOut(dataFolder: string): Layout {
  const folder = join(dataFolder, 'database');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const data = join(folder, 'postgres');
  checkVersions(folder, data);
  const real = realpathSync(folder);
  if (process.platform === 'win32' || Buffer.byteLength(real) + 20 <= longestSocketPath) {
    return { data, sockets: real, release: () => undefined };
  }
  const shortcut = mkdtempSync(join(tmpdir(), 'pustaka-'));
  symlinkSync(real, join(shortcut, 'd'));
  return {
    data,
    sockets: join(shortcut, 'd'),
    release: () => rmSync(shortcut, { recursive: true, force: true }),
  };
}

function checkVersions(folder: string, data: string): void {
  const versionFile = join(folder, 'layout');
  if (!existsSync(versionFile)) writeFileSync(versionFile, `${layoutVersion}\n`, { mode: 0o600 });
  const version = Number(readFileSync(versionFile, 'utf8'));
  if (!(version <= layoutVersion)) {
    throw new DatabaseRefusal(
      'folder-too-new',
      `The database in ${folder} was made by a newer version of Pustaka. Open it with that version, or write a ` +
        `backup with that version (pustaka backup FILE) and ask whether this one reads it (pustaka restore FILE).`,
    );
  }
  const majorFile = join(data, 'PG_VERSION');
  if (!existsSync(majorFile)) return;
  const major = readFileSync(majorFile, 'utf8').trim();
  if (major !== String(postgresMajor)) {
    throw new DatabaseRefusal(
      'folder-of-other-postgres',
      `The database in ${folder} was made by PostgreSQL ${major}; this version of Pustaka brings PostgreSQL ` +
        `${postgresMajor}, which cannot open it. With the version of Pustaka that made it, write a backup ` +
        `(pustaka backup FILE); with this version, restore it into an empty folder (pustaka restore FILE).`,
    );
  }
}
