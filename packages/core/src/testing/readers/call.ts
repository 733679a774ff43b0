import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '../../contract/endpoint.ts';
import type { ReaderEndpoint } from './endpoints.ts';
import type { ReaderState } from './state.ts';

export interface ReaderCall<E extends ReaderEndpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly language: string;
  /** The address of the contract on the pretended server. */
  readonly base: string;
  readonly state: ReaderState;
}

/** One function for each endpoint of a domain; a new endpoint without one is a type error. */
export type ReaderAnswers<Domain extends string> = {
  readonly [E in ReaderEndpoint as E['id'] & `${Domain}.${string}`]: (call: ReaderCall<E>) => AnswerOf<E>;
};
