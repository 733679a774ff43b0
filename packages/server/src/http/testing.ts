import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import {
  getAvailability,
  getLibrary,
  getRecord,
  recordAlternates,
  suggestCatalog,
} from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { catalogRecord } from '../catalog/testing.ts';
import type { Tables } from '../database/index.ts';
import type { AppOptions } from './app.ts';
import { CredentialsRefused } from './caller.ts';
import type { Authenticator, Caller } from './caller.ts';
import { createHandler } from './handler.ts';
import type { Handler } from './handler.ts';
import { Metrics } from './metrics.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import type { RegisteredSite, SiteDirectory } from './sites.ts';
import type { Writes } from './writes.ts';
import { writesOn } from '../idempotency/testing.ts';
import { defaultProfile } from '../library/default-profile.ts';

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Sends bytes as they are, and gives everything that comes back until the connection closes. */
  send(text: string): Promise<string>;
  close(): Promise<void>;
}

/** What outlives the servers it uses: a test's context, or a {@link suite}. */
export interface Owner {
  after(close: () => unknown): void;
}

/** The owner of what a whole suite shares; to be called where the suite is described. */
export function suite(): Owner {
  const closings: (() => unknown)[] = [];
  after(async () => {
    for (const close of closings) await close();
  });
  return { after: (close) => void closings.push(close) };
}

/** Lets a listener serve on a free port of this machine until its owner ends. */
export async function listening(owner: Owner, listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  owner.after(close);
  return {
    url,
    get: (path, init) => fetch(url + path, init),
    send: (text) => exchange(port, text),
    close,
  };
}

/** Something that happens once, to be waited for. */
export function once(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => (happen = resolve));
  return { happened, happen };
}

/**
 * Opens a connection, sends bytes as they are, and gives everything that comes back until it closes, or breaks after
 * that: a server may hang up on what it has not read.
 */
export function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => {
      if (answer === '') reject(error);
    });
  });
}

export const sampleRecord = catalogRecord({
  id: 'laskarpelangi',
  title: 'Laskar Pelangi',
  contributors: [{ name: 'Hirata, Andrea', role: 'aut' }],
});

const alternates = Object.fromEntries(recordAlternates.map(({ suffix }) => [suffix, () => `as ${suffix}`]));

/** Routes over one record, so that HTTP can be tried without a database. */
export const sampleRoutes: readonly Route[] = [
  route(getLibrary, () => defaultProfile),
  route(suggestCatalog, ({ query }) => ({
    items: [{ text: `${query.q} ${query.limit}`, kind: 'title' as const, ranges: [] }],
  })),
  route(
    getRecord,
    ({ params }) => {
      if (params.id !== sampleRecord.id) throw new ProblemError('record-not-found');
      return sampleRecord;
    },
    alternates,
  ),
  route(getAvailability, ({ query }) => ({
    items: query.id.map((id) => ({ id, availability: sampleRecord.availability })),
  })),
];

/** Hands out no transaction: for routes that write nothing. */
const withoutDatabase: Writes = {
  run: (work) => work(undefined as never),
  runOnce: (_request, work) => work(undefined as never),
};

/** Knows callers by what stands in `Authorization`; what it does not know does not hold. */
export function knownCallers(callers: Readonly<Record<string, Caller>>): Authenticator {
  return {
    authenticate(req) {
      const { authorization } = req.headers;
      if (authorization === undefined) return Promise.resolve(undefined);
      const caller = callers[authorization];
      return caller ? Promise.resolve(caller) : Promise.reject(new CredentialsRefused('invalid_token'));
    },
  };
}

export interface LogLine {
  readonly level: number;
  readonly requestId?: string;
  readonly err?: unknown;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly site?: string;
  readonly durationMs?: number;
  readonly aborted?: true;
}

export interface SampleServer extends Listening {
  readonly handler: Handler;
  /** The log's lines, parsed. */
  readonly lines: LogLine[];
}

export interface SampleOptions extends Partial<Omit<AppOptions, 'sites' | 'writes'>> {
  /** Where routes write. */
  readonly db?: Kysely<Tables>;
  readonly routes?: readonly Route[];
  readonly sites?: SiteDirectory | readonly (RegisteredSite & { readonly key: string })[];
}

/** The server's HTTP over {@link sampleRoutes}, listening. */
export async function sampleServer(
  owner: Owner,
  {
    routes = sampleRoutes,
    domains = [{ name: 'sample', routes }],
    sites = [],
    db,
    ...options
  }: SampleOptions = {},
): Promise<SampleServer> {
  const lines: LogLine[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) });
  const handler = createHandler({
    domains,
    sites: 'byKey' in sites ? sites : directoryOf(sites),
    authenticator: knownCallers({}),
    writes: db ? writesOn(owner, db) : withoutDatabase,
    languages: () => Promise.resolve(['id', 'en']),
    libraryName: () => Promise.resolve('Perpustakaan Kota'),
    readiness: [],
    metrics: new Metrics(),
    log,
    limits: {},
    trustProxy: false,
    checkAnswers: true,
    isOutage: () => false,
    widgets: '/nowhere',
    version: '0.0.0',
    ...options,
  });
  const server = await listening(owner, handler);
  owner.after(() => Promise.all(domains.map(async (domain) => domain.close?.())));
  return { ...server, handler, lines };
}

function directoryOf(sites: readonly (RegisteredSite & { readonly key: string })[]): SiteDirectory {
  return {
    byKey: (key) => Promise.resolve(sites.find((site) => site.key === key)),
    byOrigin: (origin) => Promise.resolve(sites.find(({ origins }) => origins.includes(origin))),
  };
}
