import { http, HttpResponse, type HttpHandler } from 'msw';
import { basePath, type Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/index.ts';
import { parse } from '../contract/schema.ts';
import { answers, type SampleLibrary } from './answers.ts';
import { wordFor } from './labels.ts';
import { SampleProblem } from './problem.ts';
import { sampleProfile } from './profile.ts';
import { readBody, readCall } from './read-call.ts';
import { readerAnswers } from './readers/answers.ts';
import { sampleReaders } from './readers/sample.ts';
import { sampleRecords } from './records.ts';
import type { Trouble } from './troubles.ts';

export interface HandlerOptions extends Partial<SampleLibrary> {
  /** What gets in the way; the first that answers does. */
  readonly troubles?: readonly Trouble[];
  /**
   * Loans and holds are dated from it.
   * @default () => new Date()
   */
  readonly now?: () => Date;
}

/** Each is given the call that its endpoint read, which the types of the single answers state. */
const allAnswers = { ...answers, ...readerAnswers } as Readonly<Record<string, (call: object) => unknown>>;

/**
 * msw handlers for every endpoint of the contract, answering from a small library of real titles: for tests and
 * stories, in Node (`setupServer` of `msw/node`) and in browsers (`setupWorker` of `msw/browser`). Requests and
 * answers are both checked by the contract.
 *
 * A request with any `Authorization` is Sari's, who has borrowed and waits for a few things and looks after a child's
 * card; she may use the desk, too (cards 20264711 to 20264713, the barcodes are the items' ids). What calls change stays changed for these handlers.
 *
 * @param url where the library server is supposed to be mounted
 * @example
 * ```ts
 * const server = setupServer(...handlers('https://perpustakaan.example.go.id'));
 * ```
 */
export function handlers(url: string | URL, options: HandlerOptions = {}): HttpHandler[] {
  const { profile = sampleProfile, records = sampleRecords, troubles = [], now = () => new Date() } = options;
  const state = sampleReaders({ profile, records }, now);
  const base = String(url).replace(/\/+$/, '') + basePath;
  const requestId = 'sample-request';

  const answer = async (endpoint: Endpoint, request: Request, rawParams: unknown) => {
    for (const trouble of troubles) {
      const met = [endpoint.id, 'all'].includes(trouble.endpoint) && (await trouble.meet());
      if (met) return met;
    }
    const wanted = request.headers.get('accept-language') ?? '';
    const language = profile.languages.find((tag) => wanted.startsWith(tag)) ?? profile.languages[0] ?? 'id';
    try {
      if (endpoint.scope && !request.headers.has('authorization')) {
        throw new SampleProblem(401, 'sign-in-required');
      }
      const call = {
        ...readCall(endpoint, new URL(request.url), rawParams),
        body: await readBody(endpoint, request),
        language,
        library: { profile, records },
        base,
        state,
      };
      const body = allAnswers[endpoint.id]!(call);
      return HttpResponse.json(parse(endpoint.answer, body) as object, {
        headers: { 'x-request-id': requestId },
      });
    } catch (error) {
      if (!(error instanceof SampleProblem)) throw error;
      const { code, status, errors } = error;
      const title = wordFor(`problem/${code}`, language) ?? code;
      return HttpResponse.json(
        { type: 'about:blank', code, status, title, requestId, errors },
        { status, headers: { 'content-type': 'application/problem+json' } },
      );
    }
  };

  return (endpoints as readonly Endpoint[]).map((endpoint) => {
    const handle = http[endpoint.method.toLowerCase() as Lowercase<Endpoint['method']>];
    const path = base + endpoint.path.replace(/{(\w+)}/g, ':$1');
    return handle(path, ({ request, params }) => answer(endpoint, request, params));
  });
}
