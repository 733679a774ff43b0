import { setTimeout as delay } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** One thing without which the server cannot answer. */
export interface ReadinessCheck {
  /** As an operator knows it: `database`. */
  readonly name: string;
  /** What is amiss, in plain words; nothing when all is well. May throw where it cannot even tell. */
  obstacles(): readonly string[] | Promise<readonly string[]>;
}

/** Longer than any healthy database takes, shorter than a probe's usual patience. */
const patienceMs = 2_000;

/** `/healthz`: the process runs and its event loop turns. */
export const healthz: RequestHandler = (_req, res) => {
  res.set('Cache-Control', 'no-store').json({ status: 'alive' });
};

/** `/readyz`: everything that answering needs is there; 503 with the reasons where not. */
export function readyz(checks: readonly ReadinessCheck[]): RequestHandler {
  return async (_req, res) => {
    const reasons = (await Promise.all(checks.map(ask))).flat();
    res.set('Cache-Control', 'no-store');
    if (reasons.length === 0) res.json({ status: 'ready' });
    else res.status(503).json({ status: 'unavailable', reasons });
  };
}

/** Puts the checks among the figures. */
export function measureReadiness(registry: Registry, checks: readonly ReadinessCheck[]): void {
  new Gauge({
    name: 'pustaka_ready',
    help: 'Whether a readiness check (database, catalog, …) is passed: 1 or 0.',
    labelNames: ['check'],
    registers: [registry],
    async collect() {
      await Promise.all(
        checks.map(async (check) => {
          this.set({ check: check.name }, (await ask(check)).length === 0 ? 1 : 0);
        }),
      );
    },
  });
}

async function ask(check: ReadinessCheck): Promise<readonly string[]> {
  const patience = new AbortController();
  // The error itself stays here: it may name hosts and users, and anybody may ask.
  const silence = [`${check.name} does not answer`];
  const tooLate = delay(patienceMs, silence, { signal: patience.signal }).catch(() => silence);
  try {
    return await Promise.race([check.obstacles(), tooLate]);
  } catch {
    return silence;
  } finally {
    patience.abort();
  }
}
