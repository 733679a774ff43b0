import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { eachEngine } from '../database/testing.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { contradictions } from './testing/contradictions.ts';
import { TestLibrary } from './testing/library.ts';

/** The people and books of one run: every run has its own, in one database. */
class Scene {
  readonly library: TestLibrary;
  readonly #run: string;

  constructor(library: TestLibrary, run: number) {
    this.library = library;
    this.#run = `${run}-`;
  }

  async prepare(): Promise<void> {
    for (const reader of readers) await this.library.patron(this.name(reader));
    for (const record of Object.keys(books)) await this.shelve(record);
  }

  /** Imports a record with its items, and perhaps one more. */
  async shelve(record: string, ...more: string[]): Promise<void> {
    const items = [...books[record]!, ...more].map((item) => this.name(item));
    await this.library.record(this.name(record), items);
  }

  name(name: string): string {
    return this.#run + name;
  }

  async reader(name: string) {
    return (await this.library.patrons.byId(this.name(name)))!;
  }

  /** Does something with a reader's first hold, if there is one. */
  async firstHold(reader: string, work: (hold: string) => Promise<unknown>): Promise<void> {
    const [hold] = await this.library.services.holds.list(await this.reader(reader));
    if (hold) await work(hold.id);
  }
}

const readers = ['ani', 'budi', 'citra'];
const books: Readonly<Record<string, readonly string[]>> = { bumi: ['B1', 'B2'], anak: ['A1'] };

interface Step {
  run(scene: Scene): Promise<unknown>;
}

const step = (text: string, run: Step['run']): Step => ({ run, [fc.toStringMethod]: () => text }) as Step;

const reader = fc.constantFrom(...readers);
const record = fc.constantFrom(...Object.keys(books));
const item = fc.constantFrom(...Object.values(books).flat());
const branch = fc.constantFrom('pusat', 'utara');

const checkOut = fc
  .tuple(reader, item)
  .map(([who, what]) =>
    step(`${who} borrows ${what}`, async (scene) =>
      scene.library.checkOut(await scene.reader(who), scene.name(what)),
    ),
  );

const checkIn = fc
  .tuple(item, branch)
  .map(([what, at]) =>
    step(`${what} comes in at ${at}`, (scene) => scene.library.checkIn(scene.name(what), at)),
  );

const goMissing = item.map((what) =>
  step(`${what} is not found`, (scene) =>
    scene.library.write((trx) =>
      scene.library.services.missingItems.mark(trx, { barcode: scene.name(what) }),
    ),
  ),
);

const hold = fc.tuple(reader, record, branch).map(([who, what, pickupBranch]) =>
  step(`${who} holds ${what} for ${pickupBranch}`, async (scene) => {
    return scene.library.hold(await scene.reader(who), scene.name(what), { pickupBranch });
  }),
);

const renewAll = reader.map((who) =>
  step(`${who} renews all`, async (scene) =>
    scene.library.write((trx) => scene.library.services.loans.renewAll(trx, { id: scene.name(who) }, 'id')),
  ),
);

const cancel = reader.map((who) =>
  step(`${who} cancels`, (scene) =>
    scene.firstHold(who, async (id) => scene.library.cancel(await scene.reader(who), id)),
  ),
);

const suspend = fc
  .tuple(reader, fc.boolean())
  .map(([who, suspended]) =>
    step(`${who} ${suspended ? 'suspends' : 'resumes'}`, (scene) =>
      scene.firstHold(who, (id) =>
        scene.library.write((trx) =>
          scene.library.services.holds.change(trx, { id: scene.name(who) }, id, { suspended }, 'id'),
        ),
      ),
    ),
  );

const arrival = record.map((what) =>
  step(`a new copy of ${what} arrives`, (scene) => scene.shelve(what, `${what}-new`)),
);

const days = fc.integer({ min: 1, max: 5 }).map((many) =>
  step(`${many} days pass`, ({ library }) => {
    library.passDays(many);
    return library.sweeper.sweep();
  }),
);

/** These lead to what the others meet. */
const often = [checkOut, checkIn, hold];

const steps = fc.array(fc.oneof(...often, ...often, renewAll, cancel, suspend, goMissing, arrival, days), {
  minLength: 15,
  maxLength: 30,
});

/** Places in each queue of records, whose holds are for any item, must be 1, 2, 3 … */
async function queuePositions(scene: Scene): Promise<number[][]> {
  const holds = [];
  for (const name of readers) {
    holds.push(...(await scene.library.services.holds.list(await scene.reader(name))));
  }
  return [...Map.groupBy(holds, (one) => one.record.id).values()].map((queue) =>
    queue.flatMap(({ position }) => position ?? []).sort((a, b) => a - b),
  );
}

/** Fetches what the list of holds to pull names, one item after the other. @returns how many holds that served */
async function workOffPullList(library: TestLibrary): Promise<number> {
  for (let served = 0; ; served++) {
    const [entry] = (await library.services.pullList.page({ limit: 1 })).items;
    if (!entry) return served;
    const { barcode, branch } = entry.items.at(-1)!;
    const { hold } = await library.checkIn(barcode!, branch);
    assert.equal(hold?.record.id, entry.record.id);
  }
}

/** Items on shelves that somebody waits for. */
async function neglected({ db }: TestLibrary): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from item i join hold h on h.record_id = i.record_id and coalesce(h.item_id, i.id) = i.id
    where i.status = 'available' and h.status = 'waiting'`.execute(db);
  return rows.map(({ id }) => id);
}

eachEngine((engine, open) => {
  test(`whatever readers and staff do, items, loans and holds agree (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    let runs = 0;
    let served = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const scene = new Scene(library, runs++);
        await scene.prepare();
        for (const one of taken) {
          try {
            await one.run(scene);
          } catch (error) {
            if (!(error instanceof ProblemError) || error.status >= 500) throw error;
          }
        }
        assert.deepEqual(await contradictions(library.db), {});
        for (const positions of await queuePositions(scene)) {
          assert.deepEqual(
            positions,
            positions.map((_, place) => place + 1),
          );
        }
        served += await workOffPullList(library);
        assert.deepEqual(await neglected(library), []);
        assert.deepEqual(await contradictions(library.db), {});
      }),
      { numRuns: 15, seed: 3 },
    );
    assert.ok(served > 0, 'no run left anything to fetch');
  });
});
