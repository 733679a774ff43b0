import { createHmac, hash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../database/index.ts';
import { ProblemError } from '../problems/problem-error.ts';
import type { ProblemOptions } from '../problems/problem-error.ts';
import type { ProblemCode } from '../problems/kinds.ts';
import type { OnceRequest, Writes } from '../http/writes.ts';
import { repeatedly, type Repeated } from '../repeatedly.ts';
import { seal, unseal } from './seal.ts';
import { idempotencyStore as store } from './store.ts';

/** How long a request is remembered. */
const memoryMs = 24 * 60 * 60 * 1000;

const cleaningMs = 60 * 60 * 1000;

/** What came of a request: an answer as it was sent, or why it was refused. */
type Outcome =
  | { readonly answer: string }
  | { readonly refusal: Pick<ProblemOptions, 'details' | 'errors'> & { readonly code: ProblemCode } };

/**
 * Does the writes of the interface, each in one transaction, and those with an `Idempotency-Key` once
 * (draft-ietf-httpapi-idempotency-key-header).
 *
 * One transaction holds the claim to the key, the effect and the remembered answer. A node that dies before it is
 * committed leaves nothing of the three, and trying again starts anew; one that dies after it, before the answer has
 * arrived, leaves all three, and trying again is answered from memory. Since the claim is a row of a unique index, a
 * second request waits on any node until the first has ended. A refusal undoes what was begun and is remembered, too: the
 * same request is not allowed a minute later. A failure is not: that is what one tries again for.
 */
export class IdempotentWrites implements Writes {
  readonly #db: Kysely<Tables>;
  readonly #now: () => Date;
  readonly #cleaning: Repeated;

  /** @param onError hears why forgetting old requests failed; it is tried again an hour later */
  constructor(db: Kysely<Tables>, now: () => Date, onError: (error: unknown) => void) {
    this.#db = db;
    this.#now = now;
    this.#cleaning = repeatedly(cleaningMs, () => this.forgetOld(), onError);
  }

  close(): Promise<void> {
    return this.#cleaning.close();
  }

  run(work: (trx: Transaction<Tables>) => Promise<string>): Promise<string> {
    return this.#db.transaction().execute(work);
  }

  async runOnce(request: OnceRequest, work: (trx: Transaction<Tables>) => Promise<string>): Promise<string> {
    const attempt = async (trx: Transaction<Tables>): Promise<Outcome> => ({
      answer: await refusable(work(trx)),
    });
    const outcome = await this.#decide(request, attempt).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      return this.#decide(request, () => Promise.resolve({ refusal: error.refusal }));
    });
    if ('answer' in outcome) return outcome.answer;
    const { code, ...options } = outcome.refusal;
    throw new ProblemError(code, options);
  }

  /** @returns what came of the request: as remembered, else as decided now, and remembered from now on */
  #decide(request: OnceRequest, decision: (trx: Transaction<Tables>) => Promise<Outcome>): Promise<Outcome> {
    return this.#db.transaction().execute(async (trx) => {
      const { id, fingerprint } = identify(request);
      const claimed = await waiting(store.claim(trx, { id, fingerprint, at: this.#now() }, this.#horizon()));
      if (!claimed) {
        const remembered = await store.find(trx, id);
        if (!remembered?.answer || !fingerprint.equals(remembered.fingerprint)) {
          throw new ProblemError('idempotency-key-reused');
        }
        return JSON.parse(unseal(remembered.answer, request.key)) as Outcome;
      }
      const outcome = await decision(trx);
      await store.remember(trx, id, seal(JSON.stringify(outcome), request.key));
      return outcome;
    });
  }

  /** Forgets what is older than a day, of all nodes. */
  forgetOld(): Promise<void> {
    return store.forget(this.#db, this.#horizon());
  }

  #horizon(): Date {
    return new Date(this.#now().getTime() - memoryMs);
  }
}

/** The key itself stays out of the database: it is what the answer is sealed with. */
function identify({ key, caller, content }: OnceRequest) {
  return {
    id: hash('sha256', `${caller}\0${key}`, 'base64url'),
    fingerprint: createHmac('sha256', key).update(content).digest(),
  };
}

/** The work was refused, which undoes what it had begun. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Extract<Outcome, { refusal: unknown }>['refusal'];

  constructor({ code, details, errors }: ProblemError) {
    super(code);
    this.refusal = { code, details, errors };
  }
}

function refusable(work: Promise<string>): Promise<string> {
  return work.catch((error: unknown) => {
    throw error instanceof ProblemError && error.status < 500 ? new Refused(error) : error;
  });
}

/** PostgreSQL: `lock_not_available`, after `lock_timeout`. */
const waitedTooLong = '55P03';

async function waiting<T>(claim: Promise<T>): Promise<T> {
  try {
    return await claim;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === waitedTooLong) {
      throw new ProblemError('in-progress', { retryAfter: 2, cause: error });
    }
    throw error;
  }
}
