import {
  blockPatron,
  deleteMe,
  exportMe,
  findPatron,
  getMe,
  registerPatron,
  renewCard,
  resetPin,
  unblockPatron,
  updateMe,
} from '@pustaka/core/contract';
import type { AnswerOf } from '@pustaka/core/contract';
import { ProblemError } from '../problems/problem-error.ts';
import { preparedRoute, route } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import type { WriteTransaction } from '../write-transaction.ts';
import type { Patron } from './patron.ts';
import { freshPin } from './pin.ts';
import { presentBlock, presentMe, presentPatron } from './present.ts';
import type { PatronService } from './service.ts';

/** Lists what a patron has borrowed, reserved and owes, for the desk; circulation's to know. */
export type ListCirculation = (
  patron: Patron,
  language: string,
) => Promise<Omit<AnswerOf<typeof findPatron>, 'patron'>>;

/** Writes to the addresses that are no longer a patron's; sign-in's to do. */
export type TellAddressChange = (before: Patron, after: Patron) => Promise<void>;

/** The endpoints of patrons, their own and the desk's. */
export function patronRoutes(
  service: PatronService,
  listCirculation: ListCirculation,
  tellAddressChange: TellAddressChange,
): Route[] {
  const me = async (patron: Patron, transaction?: WriteTransaction) =>
    presentMe(patron, await service.wards(patron.id, transaction), await service.today());
  const presented = async (patron: Patron) => presentPatron(patron, await service.today());

  return [
    route(getMe, async ({ caller, query }) => me(await service.acting(caller, query))),
    route(updateMe, async ({ caller, query, body, transaction, language, afterwards }) => {
      const { id } = await service.acting(caller, query, transaction);
      const before = await service.lock(transaction, id);
      const after = await service.update(transaction, id, body, language);
      afterwards(() => tellAddressChange(before, after));
      return me(after, transaction);
    }),
    route(deleteMe, async ({ caller, transaction }) => {
      const { id } = await service.acting(caller, {}, transaction);
      await service.delete(transaction, id);
      return { deleted: true };
    }),
    route(exportMe, async ({ caller }) => {
      const patron = await service.acting(caller, {});
      return { patron: await me(patron), ...(await service.exportData(patron)) };
    }),

    preparedRoute(
      registerPatron,
      ({ body }) => freshPin(body.card),
      async ({ body, transaction }, pin) => ({
        patron: await presented(await service.register(transaction, body, pin)),
        pin: pin.pin,
      }),
    ),
    route(findPatron, async ({ params, language }) => {
      const patron = await service.byCard(params.card);
      if (!patron) throw new ProblemError('patron-not-found');
      return { patron: await presented(patron), ...(await listCirculation(patron, language)) };
    }),
    route(renewCard, async ({ params, body, transaction }) =>
      presented(await service.renewCard(transaction, params.card, body.expires)),
    ),
    preparedRoute(
      resetPin,
      ({ params }) => freshPin(params.card),
      async ({ params, transaction }, pin) => {
        const patron = await service.byCard(params.card, transaction);
        if (!patron) throw new ProblemError('patron-not-found');
        await service.changePin(transaction, patron, pin);
        return { patron: await presented(patron), pin: pin.pin };
      },
    ),
    route(blockPatron, async ({ params, body, transaction }) =>
      presentBlock(await service.block(transaction, params.card, { reason: body.reason, note: body.note })),
    ),
    route(unblockPatron, async ({ params, transaction }) =>
      presented(await service.unblock(transaction, params.card, params.id)),
    ),
  ];
}
