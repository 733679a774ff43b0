import { after, describe } from 'node:test';
import { openDatabase, type Database, type DatabaseOptions } from './open.ts';
import { embeddedFolder } from './testing/embedded-folder.ts';
import { createDatabase, serverVariable, startServer, type TestServer } from './testing/postgres-server.ts';

/** What a test cleans up with: the context of a test, or `{ after }` of `node:test` for a whole suite. */
export interface Cleanup {
  after(work: () => unknown): void;
}

/** Makes an empty place for a database, which is removed after the test. */
export type MakePlace = (cleanup: Cleanup) => Promise<DatabaseOptions>;

/** Opens a new, empty database, which is closed and removed after the test. */
export type OpenFresh = (cleanup: Cleanup) => Promise<Database>;

/**
 * Runs a suite once on each engine: the embedded one in a temporary folder, and a real PostgreSQL, which is
 * that of `PUSTAKA_TEST_POSTGRES_URL` where it is set and one of its own otherwise.
 *
 * @example
 * eachEngine((engine, open) => {
 *   test(`a saved record is found (${engine})`, async (t) => {
 *     const { kysely } = await open(t);
 *   });
 * });
 */
export function eachEngine(
  suite: (engine: Database['engine'], open: OpenFresh, place: MakePlace) => void,
): void {
  for (const [engine, place] of [
    ['embedded', embeddedPlace],
    ['postgres', postgresPlace],
  ] as const) {
    describe(engine, () => {
      suite(engine, (cleanup) => openFresh(place, cleanup), place);
    });
  }
}

/** An empty embedded database's folder. */
export const embeddedPlace: MakePlace = async (cleanup) => {
  const { dataFolder, remove } = await embeddedFolder();
  cleanup.after(remove);
  return { dataFolder };
};

/** An empty database on the PostgreSQL of the tests. */
export const postgresPlace: MakePlace = async (cleanup) => {
  const { url, drop } = await createDatabase(await testServerUrl());
  cleanup.after(drop);
  return { url };
};

/** Opens a new, empty database in a place of that kind, which is closed and removed after the test. */
export async function openFresh(place: MakePlace, cleanup: Cleanup): Promise<Database> {
  const cleaning: (() => unknown)[] = [];
  // Closed first, removed then: the order in which hooks run is the test runner's affair.
  cleanup.after(async () => {
    for (const work of cleaning.reverse()) await work();
  });
  const database = await openDatabase(await place({ after: (work) => cleaning.push(work) }));
  cleaning.push(() => database.close());
  return database;
}

/**
 * Makes something at the first call and gives the same at every call, for tests that share what is slow to
 * make.
 */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/**
 * One database for all tests of a suite, opened at the first call. To be called in the suite, not in a test.
 */
export function shared(open: OpenFresh): () => Promise<Database> {
  const cleaning: (() => unknown)[] = [];
  after(async () => {
    for (const work of cleaning.reverse()) await work();
  });
  return once(() => open({ after: (work) => cleaning.push(work) }));
}

let server: TestServer | undefined;
const ownServer = once(async () => (server = await startServer()));

// Here and not where it is started: a hook that is added while a test runs belongs to that test.
after(() => server?.stop());

/** The PostgreSQL server of the tests, for those that need more of it than an empty database. */
export async function testServerUrl(): Promise<string> {
  return process.env[serverVariable] ?? (await ownServer()).url;
}
