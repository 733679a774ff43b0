import { SampleProblem } from '../problem.ts';
import type { ReaderAnswers } from './call.ts';
import { patronOf, type ReaderState, type SamplePatron } from './state.ts';
import { feesOf, holdsOf, loansOf, meView } from './views.ts';

const ownHistory = (state: ReaderState, { account }: SamplePatron) =>
  state.history.filter(({ patron }) => patron === account.id);

export const patronAnswers: ReaderAnswers<'patrons'> = {
  'patrons.me': ({ state, query }) => meView(state, patronOf(state, query.patron)),

  'patrons.update': ({ state, query, body }) => {
    const { account } = patronOf(state, query.patron);
    const { email = account.email, phone = account.phone, language, keepsHistory } = body;
    const { email: _, phone: __, ...rest } = account;
    const changed: SamplePatron = {
      ...patronOf(state, query.patron),
      account: {
        ...rest,
        language: language ?? rest.language,
        keepsHistory: keepsHistory ?? rest.keepsHistory,
        ...(email && { email }),
        ...(phone && { phone }),
      },
    };
    state.patrons = state.patrons.map((one) => (one.account.id === account.id ? changed : one));
    if (keepsHistory === false) state.history = state.history.filter(({ patron }) => patron !== account.id);
    return meView(state, changed);
  },

  'patrons.export': ({ state }) => {
    const patron = patronOf(state);
    return {
      exportedAt: state.now().toISOString(),
      patron: meView(state, patron),
      data: {
        loans: loansOf(state, patron),
        holds: holdsOf(state, patron),
        fees: feesOf(state, patron),
        history: ownHistory(state, patron),
      },
    };
  },

  'patrons.delete': ({ state }) => {
    const patron = patronOf(state);
    if (loansOf(state, patron).length > 0) throw new SampleProblem(409, 'open-loans');
    if (feesOf(state, patron).some(({ outstanding }) => outstanding.amount > 0)) {
      throw new SampleProblem(409, 'unpaid-fees');
    }
    state.patrons = state.patrons.filter((one) => one !== patron);
    return { deleted: true };
  },
};
