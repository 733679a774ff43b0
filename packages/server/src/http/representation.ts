import { checkAnswer } from './check-answer.ts';
import type { AnyCall, Route } from './route.ts';

/** One form in which an endpoint answers, JSON or an alternate, and what writes it. */
export interface Representation {
  /** Empty for JSON. */
  readonly suffix: string;
  readonly type: string;
  write(call: AnyCall): Promise<string | Buffer>;
}

/** All forms of a route's answer, JSON first. */
export function representationsOf(
  { endpoint, handle, alternates }: Route,
  checkAnswers: boolean,
): readonly Representation[] {
  const json: Representation = {
    suffix: '',
    type: 'application/json',
    async write(call) {
      const body = JSON.stringify(await handle(call));
      if (checkAnswers) checkAnswer(endpoint, body);
      return body;
    },
  };
  const others = (endpoint.alternates ?? []).map(({ suffix, type }) => ({
    suffix,
    type,
    async write(call: AnyCall) {
      const content = await alternates.get(suffix)!(call);
      return typeof content === 'string' ? content : Buffer.from(content);
    },
  }));
  return [json, ...others];
}
