import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseOptions } from '../packages/server/src/database/index.ts';
import type { Book } from '../packages/server/src/demo/book.ts';
import type { measureQuality, Quality } from './quality.ts';
import { mulberry32 } from './records.ts';
import { startServer } from './running.ts';

/** Milliseconds at the median and at the 95th percentile. */
export interface Latency {
  p50: number;
  p95: number;
}

export interface RequestFigures {
  readySeconds: number;
  search: Latency;
  suggest: Latency;
  record: Latency;
  /** Milliseconds. */
  slowestHealth: number;
  megabytes: number;
  quality?: Quality;
}

interface Titles {
  items: { id: string; title: string }[];
}

/** How often a thing is asked for: fifty take longer than what stands at the 95th percentile. */
const times = 1_000;
/** Before that, unmeasured: nothing of the path has been run yet. */
const first = 50;
/** How many different things {@link latency} needs where none can be asked for twice. */
export const turns = first + times;

/**
 * Starts a server on the database in a process of its own, and asks it over HTTP, one request after the other. Every search
 * counts all facets: without, it would cost less, but no widget asks for that.
 */
export async function measureRequests(
  place: DatabaseOptions,
  real: readonly Book[],
  quality: typeof measureQuality | undefined,
): Promise<RequestFigures> {
  const server = await startServer(place);
  const { url, get } = server;

  const words = queries(real);
  const ids = new Set<string>();
  const search = await latency(async (turn) => {
    const { items } = await get<Titles>(`/v1/catalog/search?q=${encodeURIComponent(words(turn))}`);
    for (const { id } of items) ids.add(id);
  });
  const suggest = await latency((turn) => {
    const text = words(turn);
    return get(`/v1/catalog/suggest?q=${encodeURIComponent(text.slice(0, 2 + (turn % 6)).trim() || 'a')}`);
  });
  const found = [...ids];
  const record = await latency((turn) => get(`/v1/catalog/records/${found[turn % found.length]!}`));
  const judged =
    quality &&
    (await quality(real, async (q) => {
      const answer = await get<Titles>(`/v1/catalog/search?limit=5&facets=none&q=${encodeURIComponent(q)}`);
      return answer.items.map(({ title }) => title);
    }));
  const figures: RequestFigures = {
    readySeconds: server.secondsToReady,
    search,
    suggest,
    record,
    slowestHealth: await slowestHealth(url),
    megabytes: await server.memory(),
    ...(judged && { quality: judged }),
  };
  await server.close();
  return figures;
}

/** Queries as readers type them: a rare word, a common word, two words, a whole title, in turn. */
function queries(real: readonly Book[]): (turn: number) => string {
  const random = mulberry32(3);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const counts = new Map<string, number>();
  for (const book of real) {
    for (const word of book.title.toLowerCase().match(/\p{Letter}{3,}/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const common = byCount.slice(0, 40);
  const rare = byCount.slice(2000, 6000);
  const kinds = [
    () => pick(rare),
    () => pick(common),
    () => `${pick(common)} ${pick(common)}`,
    () => pick(real).title.slice(0, 100),
  ];
  return (turn) => kinds[turn % kinds.length]!();
}

/** Asks one after the other, as many as there are {@link turns}. */
export async function latency(ask: (turn: number) => Promise<unknown>): Promise<Latency> {
  for (let turn = 0; turn < first; turn++) await ask(turn);
  const taken: number[] = [];
  for (let turn = first; turn < turns; turn++) {
    const start = performance.now();
    await ask(turn);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return { p50: taken[times * 0.5]!, p95: taken[times * 0.95]! };
}

/** What finds most, and what asks most of the index and finds nothing. */
const heaviest = ['limit=100&q=the', `format=map&q=${encodeURIComponent('"of the" '.repeat(33))}`];

/** The slowest of many health checks while the heaviest searches run side by side. */
async function slowestHealth(url: string): Promise<number> {
  const checks = fork(new URL('health.ts', import.meta.url), [url]);
  await once(checks, 'message');
  const search = async (query: string) => {
    for (let turn = 0; turn < 100; turn++) await (await fetch(`${url}/v1/catalog/search?${query}`)).text();
  };
  await Promise.all([...heaviest, ...heaviest].map(search));
  checks.send('end');
  const [{ slowest }] = (await once(checks, 'message')) as [{ slowest: number }];
  return slowest;
}
