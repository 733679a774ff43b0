import { http, HttpResponse, type HttpHandler } from 'msw';
import { basePath, type Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/index.ts';
import { answers, type SampleLibrary } from './answers.ts';
import { wordFor } from './labels.ts';
import { SampleProblem } from './problem.ts';
import { sampleProfile } from './profile.ts';
import { readCall } from './read-call.ts';
import { sampleRecords } from './records.ts';
import type { Trouble } from './troubles.ts';

export interface HandlerOptions extends Partial<SampleLibrary> {
  /** What gets in the way; the first that answers does. */
  readonly troubles?: readonly Trouble[];
}

/**
 * msw handlers for every endpoint of the contract, answering from a small library of real titles: for tests and
 * stories, in Node (`setupServer` of `msw/node`) and in browsers (`setupWorker` of `msw/browser`). Requests and
 * answers are both checked by the contract.
 *
 * @param url where the library server is supposed to be mounted
 * @example
 * ```ts
 * const server = setupServer(...handlers('https://perpustakaan.example.go.id'));
 * ```
 */
export function handlers(url: string | URL, options: HandlerOptions = {}): HttpHandler[] {
  const { profile = sampleProfile, records = sampleRecords, troubles = [] } = options;
  const base = String(url).replace(/\/+$/, '') + basePath;
  const requestId = 'sample-request';

  const answer = async (endpoint: (typeof endpoints)[number], request: Request, rawParams: unknown) => {
    for (const trouble of troubles) {
      const met = [endpoint.id, 'all'].includes(trouble.endpoint) && (await trouble.meet());
      if (met) return met;
    }
    const wanted = request.headers.get('accept-language') ?? '';
    const language = profile.languages.find((tag) => wanted.startsWith(tag)) ?? profile.languages[0] ?? 'id';
    try {
      const call = {
        ...readCall(endpoint, new URL(request.url), rawParams),
        language,
        library: { profile, records },
      };
      // The call was read by the very endpoint that the answer is for.
      const body = (answers[endpoint.id] as (of: typeof call) => unknown)(call);
      return HttpResponse.json((endpoint as Endpoint).answer.parse(body) as object, {
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

  return endpoints.map((endpoint) =>
    http.get(base + endpoint.path.replace(/{(\w+)}/g, ':$1'), ({ request, params }) =>
      answer(endpoint, request, params),
    ),
  );
}
