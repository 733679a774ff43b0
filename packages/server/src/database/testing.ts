import { fork } from 'node:child_process';
import { once as onceEvent } from 'node:events';
import { after, describe } from 'node:test';
import { openDatabase, openEmbedded, type Database, type DatabaseOptions } from './open.ts';
import { tableNames } from './tables.ts';
import { embeddedFolder } from './testing/embedded-folder.ts';
import { ownProcess } from './testing/own-process.ts';
import { createDatabase } from './testing/postgres-database.ts';

/** What a test cleans up with: the context of a test, or `{ after }` of `node:test` for a whole suite. */
export interface Cleanup {
  after(work: () => unknown): void;
}

/** Makes an empty place for a database, which is removed after the test. */
export type MakePlace = (cleanup: Cleanup) => Promise<DatabaseOptions>;

/** Opens an empty database until the test ends; see {@link openFresh}. */
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

/** The folder of an empty embedded database. */
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

/** Databases that earlier tests of this process are done with, by the kind of their places. */
const unused = new Map<MakePlace, Database[]>();

/**
 * Opens an empty database in a place of that kind, until the test ends. Opening one takes longer than most tests, so a
 * database goes from test to test, emptied. Nothing here ever restarts, so that the embedded one need not sync the disk.
 */
export async function openFresh(place: MakePlace, cleanup: Cleanup): Promise<Database> {
  const used = unused.get(place)?.pop();
  if (used) await empty(used);
  const database = used ?? (await openToTheEnd(place));
  cleanup.after(() => unused.set(place, [...(unused.get(place) ?? []), database]));
  return database;
}

async function empty({ kysely }: Database): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    for (const table of tableNames.toReversed()) await trx.deleteFrom(table).execute();
  });
}

/** Opens a database that is closed, and its place removed, when all tests of this process have ended. */
async function openToTheEnd(place: MakePlace): Promise<Database> {
  const where = await place({ after: (work) => atTheEnd.push(work) });
  const database =
    'url' in where ? await openDatabase(where) : await openEmbedded(where.dataFolder, { durable: false });
  atTheEnd.push(() => database.close());
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

const atTheEnd: (() => unknown)[] = [];

// Here and not where it is needed: a hook that is added while a test runs belongs to that test.
after(async () => {
  for (const work of atTheEnd.reverse()) await work();
});

// In a process of its own, where nothing of its package listens for the end of this one.
const ownServer = once(async () => {
  const file = new URL('testing/postgres-process.ts', import.meta.url);
  const server = fork(file, { execArgv: [...ownProcess] });
  const ended = onceEvent(server, 'exit').then(() => undefined);
  atTheEnd.push(() => {
    if (server.connected) server.disconnect();
    return ended;
  });
  const told = await Promise.race([onceEvent(server, 'message'), ended]);
  if (!told) throw new Error('PostgreSQL did not start');
  return String(told[0]);
});

/** The PostgreSQL server of the tests, for those that need more of it than an empty database. */
export async function testServerUrl(): Promise<string> {
  return process.env['PUSTAKA_TEST_POSTGRES_URL'] ?? (await ownServer());
}
