import type { Kysely } from 'kysely';
import type { CatalogItems } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import type { TellSetting } from '../setting.ts';
import type { HoldService } from './service.ts';
import type { HoldStore } from './store.ts';

export interface SweeperParts {
  readonly db: Kysely<Tables>;
  readonly holds: HoldStore;
  readonly items: CatalogItems;
  readonly holdService: HoldService;
  readonly setting: TellSetting;
}

/**
 * What the turn of a day does to holds: suspensions end, and what was not collected goes to whoever waits next. Every node
 * looks; each hold is looked at again once its record is locked, so only one of them finds it.
 */
export class HoldSweeper {
  readonly #parts: SweeperParts;

  constructor(parts: SweeperParts) {
    this.#parts = parts;
  }

  /** One look. @returns how many holds expired */
  async sweep(): Promise<number> {
    const { db, holds, items, holdService } = this.#parts;
    const { today } = await this.#parts.setting(db);
    await holds.resume(db, today);
    let expired = 0;
    for (const { id, record } of await holds.overdue(db, today)) {
      await db.transaction().execute(async (trx) => {
        await items.lockRecord(trx, record);
        const hold = await holds.byId(trx, id);
        if (hold?.readyUntil === undefined || hold.readyUntil >= today) return;
        await holdService.end(trx, await this.#parts.setting(trx), hold, 'expired');
        expired++;
      });
    }
    return expired;
  }
}
