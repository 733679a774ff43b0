import type { Kysely, Transaction } from 'kysely';
import type { CatalogItems } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import type { Setting, TellSetting } from '../setting.ts';
import type { HoldService } from './service.ts';
import type { HoldStore, OpenHold } from './store.ts';

export interface SweeperParts {
  readonly db: Kysely<Tables>;
  readonly holds: HoldStore;
  readonly items: CatalogItems;
  readonly holdService: HoldService;
  readonly setting: TellSetting;
}

type Ending = 'expired' | 'cancelled';

/**
 * What the turn of a day and imports do to holds: suspensions end, what was not collected goes to whoever waits next, and
 * nobody waits for what has left the catalogue. Every node looks; each hold is looked at again once its record is locked, so
 * only one of them finds it.
 */
export class HoldSweeper {
  readonly #parts: SweeperParts;

  constructor(parts: SweeperParts) {
    this.#parts = parts;
  }

  /** One look. @returns how many holds ended */
  async sweep(): Promise<number> {
    const { db, holds } = this.#parts;
    const { today } = await this.#parts.setting(db);
    await holds.resume(db, today);
    let ended = 0;
    for (const hold of await holds.overdue(db, today)) ended += await this.#end(hold, 'expired');
    for (const hold of await holds.stranded(db)) ended += await this.#end(hold, 'cancelled');
    return ended;
  }

  /** @returns 1 where the hold is still to end so, else 0 */
  #end({ id, record }: Pick<OpenHold, 'id' | 'record'>, ending: Ending): Promise<0 | 1> {
    const { db, holds, items, holdService } = this.#parts;
    return db.transaction().execute(async (trx) => {
      await items.lockRecord(trx, record);
      const hold = await holds.byId(trx, id);
      const setting = await this.#parts.setting(trx);
      if (!hold || !(await this.#isDue(trx, setting, hold, ending))) return 0;
      await holdService.end(trx, setting, hold, ending);
      return 1;
    });
  }

  async #isDue(trx: Transaction<Tables>, { today }: Setting, hold: OpenHold, ending: Ending) {
    if (ending === 'expired') return hold.readyUntil !== undefined && hold.readyUntil < today;
    return (await this.#parts.holds.stranded(trx, hold.id)).length > 0;
  }
}
