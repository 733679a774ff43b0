import { message, text } from './wire.ts';

/** How many statements the engine keeps; a server at work uses fewer. */
export const mostStatements = 100;

/** Milliseconds after which a statement is planned anew, since tables grow. */
const maxAge = 60_000;

interface Prepared {
  readonly name: string;
  /** Since when the engine has it; never, until it has said so. */
  since: number;
}

/** A turn as it goes to the engine. */
export interface EngineTurn {
  readonly messages: Uint8Array;
  /** Takes the first piece of the answer, and gives what the client is to have of it. */
  readonly translate: (beginning: Uint8Array) => Uint8Array;
}

/**
 * Has the engine parse and plan a statement once, which takes longer than running most of them: clients send
 * theirs whole each time; the engine gets it with a name, and from then on the name. Clients notice nothing,
 * and those that share the engine share its statements.
 */
export class StatementCache {
  /** By text and types of the parameters; first the one that was not used for longest. */
  readonly #statements = new Map<string, Prepared>();
  #made = 0;
  #schemaChanged = -Infinity;

  prepare(turn: Uint8Array): EngineTurn {
    const parts = splitTurn(Buffer.from(turn.buffer, turn.byteOffset, turn.length));
    if (parts) return this.#named(parts);
    if (changesSchema(turn)) this.#schemaChanged = performance.now();
    return { messages: turn, translate: (beginning) => beginning };
  }

  #named({ parsed, bound, rest }: StatementTurn): EngineTurn {
    const key = parsed.toString('latin1');
    const known = this.#statements.get(key);
    this.#statements.delete(key);
    if (known && known.since > Math.max(this.#schemaChanged, performance.now() - maxAge)) {
      this.#statements.set(key, known);
      return {
        messages: joined(bind(known, bound), rest),
        translate: (beginning) => joined(parseComplete, beginning),
      };
    }
    const made: Prepared = { name: `statement_${++this.#made}`, since: -Infinity };
    const removed = known ?? this.#leastUsed();
    this.#statements.set(key, made);
    return {
      messages: joined(
        removed ? message('C', statementKind, text(removed.name)) : nothing,
        message('P', text(made.name), parsed),
        bind(made, bound),
        rest,
      ),
      translate(beginning) {
        const answer = removed ? beginning.subarray(closeComplete.length) : beginning;
        if (answer[0] === parseComplete[0]) made.since = performance.now();
        return answer;
      },
    };
  }

  /** Takes out a statement that has to make room. */
  #leastUsed(): Prepared | undefined {
    if (this.#statements.size < mostStatements) return undefined;
    const [key, statement] = [...this.#statements][0]!;
    this.#statements.delete(key);
    return statement;
  }
}

const nothing = Buffer.alloc(0);
const statementKind = Buffer.from('S');
const parseComplete = message('1');
const closeComplete = message('3');

/** A turn that begins with a statement without a name: `Parse`, `Bind`, and what comes after them. */
interface StatementTurn {
  /** The body of `Parse` after the name. */
  readonly parsed: Buffer;
  /** The body of `Bind` after the names of portal and statement. */
  readonly bound: Buffer;
  readonly rest: Buffer;
}

function splitTurn(turn: Buffer): StatementTurn | undefined {
  if (turn.toString('latin1', 0, 1) !== 'P') return undefined;
  const bindAt = 1 + turn.readInt32BE(1);
  if (turn[5] !== 0 || turn.toString('latin1', bindAt, bindAt + 1) !== 'B') return undefined;
  const end = bindAt + 1 + turn.readInt32BE(bindAt + 1);
  if (turn[bindAt + 5] !== 0 || turn[bindAt + 6] !== 0) return undefined;
  return {
    parsed: turn.subarray(6, bindAt),
    bound: turn.subarray(bindAt + 7, end),
    rest: turn.subarray(end),
  };
}

const bind = ({ name }: Prepared, bound: Buffer): Buffer => message('B', text(''), text(name), bound);

/** Whether a turn is a simple query that may leave statements with other results than the engine has prepared them for. */
const changesSchema = (turn: Uint8Array): boolean =>
  /^Q....\s*(?:alter|create|drop)\s/is.test(Buffer.from(turn.subarray(0, 100)).toString('latin1'));

/** In a buffer of its own, which can be handed to another thread. */
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
