import type { CatalogRecord, Item } from '../../contract/catalog.ts';
import type { HoldToPull } from '../../contract/desk.ts';
import type { Patron } from '../../contract/patrons.ts';
import { pageOf } from '../paging.ts';
import { SampleProblem } from '../problem.ts';
import type { ReaderAnswers } from './call.ts';
import { found, itemByBarcode, newId, patronByCard, today } from './state.ts';
import type { ReaderState, SampleHold, SamplePatron } from './state.ts';
import { borrowed, daysOfALoan, feesOf, holdView, holdsOf, loanView, loansOf, patronView } from './views.ts';

const samplePin = '482913';

function change(state: ReaderState, patron: SamplePatron, account: Partial<Patron>): SamplePatron {
  const changed = { ...patron, account: { ...patron.account, ...account } };
  state.patrons = state.patrons.map((one) => (one === patron ? changed : one));
  return changed;
}

const setAside = ({ holds }: ReaderState, record: CatalogRecord): readonly SampleHold[] =>
  holds.filter((hold) => hold.record === record && ['ready', 'in-transit'].includes(hold.status));

/** The items of a record that nobody has on loan or set aside. */
function onShelf(state: ReaderState, record: CatalogRecord): readonly Item[] {
  const { loans, missing } = state;
  return record.items
    .filter(({ id, status }) => status === 'available' && !missing.includes(id))
    .filter(({ id }) => !loans.some((loan) => loan.item.id === id))
    .slice(setAside(state, record).length);
}

const withBarcode = (item: Item): Item => ({ ...item, barcode: item.barcode ?? item.id });

export const deskAnswers: ReaderAnswers<'desk'> = {
  'desk.checkOut': ({ state, body }) => {
    const { account } = patronByCard(state, body.card);
    const { record, item } = itemByBarcode(state, body.barcode);
    if (account.blocks.length > 0) throw new SampleProblem(409, 'card-blocked');
    if (item.status === 'reference') throw new SampleProblem(409, 'not-for-loan');
    if (state.loans.some((loan) => loan.item.id === item.id)) throw new SampleProblem(409, 'already-on-loan');
    const loan = {
      id: newId(state, 'loan'),
      patron: account.id,
      record,
      item,
      borrowedAt: state.now().toISOString(),
      dueDate: today(state, daysOfALoan),
      renewals: 0,
    };
    state.loans.push(loan);
    state.holds = state.holds.map((hold) =>
      hold.patron === account.id && hold.record.id === record.id ? { ...hold, status: 'collected' } : hold,
    );
    return loanView(state, loan);
  },

  'desk.checkIn': ({ state, body }) => {
    const { record, item } = itemByBarcode(state, body.barcode);
    const loan = state.loans.find((one) => one.item.id === item.id);
    state.missing = state.missing.filter((id) => id !== item.id);
    state.loans = state.loans.filter((one) => one !== loan);
    const returned = loan && { loan: loanView(state, loan) };
    const next = state.holds.find((hold) => hold.record.id === record.id && hold.status === 'waiting');
    if (!next) return { ...returned, destination: 'shelf' };
    const isThere = next.pickupBranch === (body.branch ?? item.branch);
    const hold = isThere
      ? { ...next, status: 'ready', readyUntil: today(state, 5) }
      : { ...next, status: 'in-transit' };
    state.holds = state.holds.map((one) => (one === next ? hold : one));
    return {
      ...returned,
      hold: holdView(state, hold),
      destination: isThere ? 'hold-shelf' : 'transit',
      ...(!isThere && { branch: next.pickupBranch }),
    };
  },

  'desk.holdsToPull': ({ state, query }) => {
    const entries = state.holds.flatMap((hold): HoldToPull[] => {
      const { id, record, pickupBranch, placedAt, position } = holdView(state, hold);
      const item = position && onShelf(state, hold.record)[position - 1];
      if (!item || (query.branch !== undefined && query.branch !== item.branch)) return [];
      return [{ id, record, items: [withBarcode(item)], pickupBranch, placedAt, position }];
    });
    return pageOf(entries, query);
  },

  'desk.markMissing': ({ state, body }) => {
    const { record, item } = itemByBarcode(state, body.barcode);
    if (state.loans.some((loan) => loan.item.id === item.id)) throw new SampleProblem(409, 'already-on-loan');
    if (item.status !== 'available') throw new SampleProblem(409, 'not-available');
    const isSetAside = !state.missing.includes(item.id) && !onShelf(state, record).includes(item);
    const [kept] = isSetAside ? setAside(state, record) : [];
    state.missing = [...state.missing, item.id];
    const answer = { record: borrowed(record), item: withBarcode(item) };
    if (!kept) return answer;
    const { readyUntil: _, ...hold } = { ...kept, status: 'waiting' };
    state.holds = state.holds.map((one) => (one === kept ? hold : one));
    return { ...answer, hold: holdView(state, hold) };
  },

  'desk.registerPatron': ({ state, body: { guardian, ...details } }) => {
    if (state.patrons.some(({ account }) => account.card === details.card)) {
      throw new SampleProblem(409, 'card-taken');
    }
    const patron: SamplePatron = {
      account: { ...details, id: newId(state, 'patron'), blocks: [], language: 'id', keepsHistory: false },
      wards: [],
      calendar: false,
    };
    const looksAfter = guardian === undefined ? undefined : patronByCard(state, guardian);
    state.patrons = [...state.patrons, patron].map((one) =>
      one === looksAfter ? { ...one, wards: [...one.wards, patron.account.id] } : one,
    );
    return { patron: patronView(patron), pin: samplePin };
  },

  'desk.patron': ({ state, params }) => {
    const patron = patronByCard(state, params.card);
    return {
      patron: patronView(patron),
      loans: loansOf(state, patron),
      holds: holdsOf(state, patron),
      fees: feesOf(state, patron),
    };
  },

  'desk.renewCard': ({ state, params, body }) =>
    patronView(change(state, patronByCard(state, params.card), body)),

  'desk.resetPin': ({ state, params }) => ({
    patron: patronView(patronByCard(state, params.card)),
    pin: samplePin,
  }),

  'desk.block': ({ state, params, body }) => {
    const patron = patronByCard(state, params.card);
    const block = { ...body, id: newId(state, 'block'), since: today(state) };
    change(state, patron, { blocks: [...patron.account.blocks, block] });
    return block;
  },

  'desk.unblock': ({ state, params }) => {
    const patron = patronByCard(state, params.card);
    const { blocks } = patron.account;
    const block = found(
      blocks.find(({ id }) => id === params.id),
      'block',
    );
    return patronView(change(state, patron, { blocks: blocks.filter((one) => one !== block) }));
  },

  'desk.settleFee': ({ state, params, body }) => {
    const fee = found(
      state.fees.find(({ id }) => id === params.id),
      'fee',
    );
    const amount = body.amount?.amount ?? fee.outstanding.amount;
    if (amount > fee.outstanding.amount) throw new SampleProblem(422, 'amount-too-large');
    fee.outstanding = { ...fee.outstanding, amount: fee.outstanding.amount - amount };
    const { patron: _, ...settled } = fee;
    return settled;
  },
};
