import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../open.ts';
import { embeddedFolder } from '../testing/embedded-folder.ts';
import { ownProcess } from '../testing/own-process.ts';

const fixture = fileURLToPath(new URL('writer.fixture.ts', import.meta.url));

/** A process of its own that commits rows; see the fixture. */
class Writer {
  /** Ids of the rows that the database acknowledged to it. */
  readonly acknowledged: string[] = [];
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  #onRow: () => void = () => undefined;

  constructor(t: TestContext, dataFolder: string, name: string) {
    this.#process = fork(fixture, [dataFolder, name], { execArgv: [...ownProcess] });
    this.#ended = once(this.#process, 'exit');
    this.#process.on('message', (id: string) => {
      this.acknowledged.push(id);
      this.#onRow();
    });
    t.after(() => this.kill());
  }

  /** Waits until so many more rows are acknowledged. */
  async writes(rows: number): Promise<void> {
    const goal = this.acknowledged.length + rows;
    const reached = new Promise<void>((resolve) => {
      this.#onRow = () => this.acknowledged.length >= goal && resolve();
    });
    const ended = this.#ended.then(() => assert.fail('the process ended'));
    await Promise.race([reached, ended]);
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    this.#process.send('stop');
    await this.#ended;
  }
}

async function rowsIn(dataFolder: string): Promise<Set<string>> {
  const database = await openDatabase({ dataFolder });
  try {
    const rows = await database.kysely.selectFrom('site').select('id').execute();
    return new Set(rows.map(({ id }) => id));
  } finally {
    await database.close();
  }
}

async function newFolder(t: TestContext): Promise<string> {
  const { dataFolder, remove } = await embeddedFolder();
  t.after(remove);
  return dataFolder;
}

const missing = (writers: readonly Writer[], rows: ReadonlySet<string>): string[] =>
  writers.flatMap((writer) => writer.acknowledged.filter((id) => !rows.has(id)));

test('whatever was acknowledged is there after the process was killed, again and again', async (t) => {
  const dataFolder = await newFolder(t);
  const writers: Writer[] = [];
  for (const round of ['first', 'second', 'third']) {
    const writer = new Writer(t, dataFolder, round);
    writers.push(writer);
    await writer.writes(30);
    await writer.kill();
  }
  assert.deepEqual(missing(writers, await rowsIn(dataFolder)), []);
});

test('processes that open the same folder at once share it, and lose nothing', async (t) => {
  const dataFolder = await newFolder(t);
  const writers = ['a', 'b', 'c'].map((name) => new Writer(t, dataFolder, name));
  await Promise.all(writers.map((writer) => writer.writes(30)));
  const seen = await rowsIn(dataFolder);
  assert.ok(['a', 'b', 'c'].every((name) => seen.has(`${name}-29`)));
  await Promise.all(writers.map((writer) => writer.stop()));
  assert.deepEqual(missing(writers, await rowsIn(dataFolder)), []);
  assert.deepEqual(readdirSync(join(dataFolder, 'database')).sort(), ['layout', 'postgres']);
});

test('when the owner of the folder is killed, another process takes over, and nothing is lost', async (t) => {
  const dataFolder = await newFolder(t);
  const owner = new Writer(t, dataFolder, 'owner');
  await owner.writes(1);
  const others = ['b', 'c'].map((name) => new Writer(t, dataFolder, name));
  await Promise.all(others.map((writer) => writer.writes(10)));
  await owner.kill();
  await Promise.all(others.map((writer) => writer.writes(20)));
  await Promise.all(others.map((writer) => writer.stop()));
  assert.deepEqual(missing([owner, ...others], await rowsIn(dataFolder)), []);
});

test('when the owner of the folder ends, another process takes over', async (t) => {
  const dataFolder = await newFolder(t);
  const owner = new Writer(t, dataFolder, 'owner');
  await owner.writes(1);
  const other = new Writer(t, dataFolder, 'other');
  await other.writes(10);
  await owner.stop();
  await other.writes(20);
  await other.stop();
  assert.deepEqual(missing([owner, other], await rowsIn(dataFolder)), []);
});
