import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Seconds; from an answer out of memory to one that a reader has given up on. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface FinishedRequest {
  readonly method: string;
  /** The pattern that answered; `unmatched` keeps addresses that somebody guessed from becoming label values. */
  readonly route: string | undefined;
  readonly status: number;
  readonly seconds: number;
}

let ofProcess: Registry | undefined;

/** The figures of the process, counted from its first server on: there is no way to end what prom-client counts them with. */
function processFigures(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** The figures of one server, in a registry of its own: two servers in one process do not mix theirs. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'pustaka_http_request_duration_seconds',
    help: 'How long requests took, by route and class of status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers: [this.registry],
  });

  constructor() {
    processFigures();
  }

  observe({ method, route = 'unmatched', status, seconds }: FinishedRequest): void {
    this.#requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  /** Answers in Prometheus' text format. */
  readonly handler: RequestHandler = async (_req, res) => {
    res.set({ 'Content-Type': this.registry.contentType, 'Cache-Control': 'no-store' });
    res.send((await Promise.all([processFigures().metrics(), this.registry.metrics()])).join('\n'));
  };
}
