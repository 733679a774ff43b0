import type { RenewalOutcome } from '../../contract/circulation.ts';
import { wordFor } from '../labels.ts';
import { pageOf } from '../paging.ts';
import { SampleProblem } from '../problem.ts';
import type { ReaderAnswers } from './call.ts';
import {
  found,
  newId,
  patronOf,
  today,
  type ReaderState,
  type SampleHold,
  type SamplePatron,
} from './state.ts';
import { feesOf, holdView, holdsOf, loanView, loansOf, renew, whyNotRenewable } from './views.ts';

const ownLoans = (state: ReaderState, { account }: SamplePatron) =>
  state.loans.filter(({ patron }) => patron === account.id);

const ownHold = (state: ReaderState, { account }: SamplePatron, id: string): SampleHold =>
  found(
    state.holds.find((hold) => hold.id === id && hold.patron === account.id),
    'hold',
  );

/** Puts a changed hold in the place of what it was, and answers it. */
function changed(state: ReaderState, hold: SampleHold) {
  state.holds = state.holds.map((one) => (one.id === hold.id ? hold : one));
  return holdView(state, hold);
}

const knownBranch = (state: ReaderState, branch: string): string => {
  if (!state.branches.includes(branch)) throw new SampleProblem(422, 'branch-unknown');
  return branch;
};

export const circulationAnswers: ReaderAnswers<'circulation'> = {
  'circulation.loans': ({ state, query }) => {
    const items = loansOf(state, patronOf(state, query.patron));
    return { items, total: items.length };
  },

  'circulation.renew': ({ state, query, params }) => {
    const own = ownLoans(state, patronOf(state, query.patron));
    const loan = found(
      own.find(({ id }) => id === params.id),
      'loan',
    );
    const refusal = whyNotRenewable(state, loan);
    if (refusal) throw new SampleProblem(409, refusal);
    renew(state, loan);
    return loanView(state, loan);
  },

  'circulation.renewAll': ({ state, query, language }) => {
    const items = ownLoans(state, patronOf(state, query.patron)).map((loan): RenewalOutcome => {
      const code = whyNotRenewable(state, loan);
      if (!code) renew(state, loan);
      const reason = code && wordFor(`problem/${code}`, language);
      return {
        loan: loanView(state, loan),
        renewed: !code,
        ...(code && { code }),
        ...(reason && { reason }),
      };
    });
    return { items, renewed: items.filter(({ renewed }) => renewed).length };
  },

  'circulation.holds': ({ state, query }) => {
    const items = holdsOf(state, patronOf(state, query.patron));
    return { items, total: items.length };
  },

  'circulation.placeHold': ({ state, query, body }) => {
    const patron = patronOf(state, query.patron);
    const { account } = patron;
    const record = found(
      state.records.find(({ id }) => id === body.record),
      'record',
    );
    if (body.item !== undefined) {
      found(
        record.items.find(({ id }) => id === body.item),
        'item',
      );
    }
    if (record.items.length === 0) throw new SampleProblem(409, 'not-holdable');
    if (holdsOf(state, patron).some((hold) => hold.record.id === record.id)) {
      throw new SampleProblem(409, 'already-held');
    }
    if (ownLoans(state, patron).some((loan) => loan.record.id === record.id)) {
      throw new SampleProblem(409, 'already-on-loan');
    }
    const hold: SampleHold = {
      id: newId(state, 'hold'),
      patron: account.id,
      record,
      ...(body.item !== undefined && { item: body.item }),
      pickupBranch: knownBranch(state, body.pickupBranch ?? account.homeBranch),
      placedAt: state.now().toISOString(),
      status: 'waiting',
    };
    state.holds.push(hold);
    return holdView(state, hold);
  },

  'circulation.changeHold': ({ state, query, params, body }) => {
    const { suspendedUntil: until, ...hold } = ownHold(state, patronOf(state, query.patron), params.id);
    if (!['waiting', 'suspended'].includes(hold.status)) throw new SampleProblem(409, 'hold-not-changeable');
    const suspended =
      body.suspended ?? (hold.status === 'suspended' || typeof body.suspendedUntil === 'string');
    const day = body.suspendedUntil === undefined ? until : body.suspendedUntil;
    return changed(state, {
      ...hold,
      pickupBranch: knownBranch(state, body.pickupBranch ?? hold.pickupBranch),
      status: suspended ? 'suspended' : 'waiting',
      ...(suspended && day && { suspendedUntil: day }),
    });
  },

  'circulation.cancelHold': ({ state, query, params }) => {
    const hold = ownHold(state, patronOf(state, query.patron), params.id);
    return changed(state, { ...hold, status: 'cancelled' });
  },

  'circulation.fees': ({ state, query }) => {
    const items = feesOf(state, patronOf(state, query.patron));
    const amount = items.reduce((sum, { outstanding }) => sum + outstanding.amount, 0);
    return {
      items,
      total: items.length,
      outstanding: amount > 0 ? [{ amount, currency: state.currency }] : [],
    };
  },

  'circulation.history': ({ state, query }) => {
    const { account } = patronOf(state, query.patron);
    const own = state.history.filter(({ patron }) => patron === account.id);
    return pageOf(own, query);
  },

  'circulation.deleteHistory': ({ state, query }) => {
    const { account } = patronOf(state, query.patron);
    const kept = state.history.filter(
      ({ patron, id }) => patron !== account.id || (query.loan !== undefined && query.loan !== id),
    );
    const deleted = state.history.length - kept.length;
    state.history = kept;
    return { deleted };
  },

  'circulation.calendar': ({ state, query }) => ({ active: patronOf(state, query.patron).calendar }),

  'circulation.createCalendar': ({ state, query, base }) => {
    patronOf(state, query.patron).calendar = true;
    return { active: true, url: `${base}/calendars/${newId(state, today(state))}.ics` };
  },

  'circulation.revokeCalendar': ({ state, query }) => {
    patronOf(state, query.patron).calendar = false;
    return { active: false };
  },
};
