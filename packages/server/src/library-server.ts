import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { endpoints } from '@pustaka/core/contract';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { catalogDomain } from './catalog/domain.ts';
import { circulationDomain } from './circulation/domain.ts';
import { isUnavailable, openDatabase } from './database/index.ts';
import type { Database } from './database/index.ts';
import type { Domain } from './http/domain.ts';
import { createHandler } from './http/handler.ts';
import { Metrics } from './http/metrics.ts';
import type { RequestLimits } from './http/request-limits.ts';
import { builtWidgets } from './http/widget-files.ts';
import { identityDomain } from './identity/domain.ts';
import { mailSender } from './identity/mail.ts';
import { IdempotentWrites } from './idempotency/service.ts';
import { libraryDomain } from './library/domain.ts';
import { withoutRows } from './log.ts';
import { patronsDomain } from './patrons/domain.ts';
import { PatronService } from './patrons/service.ts';
import { SiteService } from './sites/service.ts';

export interface LibraryServerOptions {
  /** The folder of the embedded database; `.pustaka` where neither this nor `databaseUrl` is given. */
  readonly dataFolder?: string;
  /** A PostgreSQL server, 15 or later, in place of the embedded database: `postgres://user:password@host/name`. */
  readonly databaseUrl?: string;
  /** Where the log goes; as JSON lines to the standard output where absent. */
  readonly log?: Logger;
  /** How many requests a minute are answered. */
  readonly limits?: RequestLimits;
  /**
   * How many reverse proxies stand before the server, or which addresses they have, as Express's `trust proxy`. Without
   * it, all readers behind a proxy count as one, since only a trusted proxy is believed about them.
   */
  readonly trustProxy?: boolean | number | string;
  /** The server's address as websites use it, where requests do not tell: `https://pustaka.example.id/layanan`. */
  readonly publicUrl?: string;
  /** How mails are sent; they are laid into the folder `mail` of {@link dataFolder} where there is no `smtpUrl`. */
  readonly mail?: MailServer;
  /** Holds every answer against the contract before it is sent; costs about a tenth of a millisecond. Default `false`. */
  readonly checkAnswers?: boolean;
}

export interface MailServer {
  /** `smtps://user:password@mail.example.id` */
  readonly smtpUrl?: string;
  /** `Perpustakaan Kota <pustaka@example.id>` */
  readonly from?: string;
}

/**
 * The library's whole HTTP interface as one function, for Express 4 and 5 and for `http.createServer`. It answers
 * under `/v1`, `/widgets` and `/oidc`, at `/embed/catalog-search`, `/healthz`, `/readyz`, `/metrics` and at its root, and passes
 * anything else to `next`.
 */
export interface LibraryServer {
  (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void): void;
  /** Settles when everything can be answered, the catalogue's index built. Until then searches answer 503. */
  readonly ready: Promise<void>;
  /**
   * Finishes the requests in flight, for at most `patienceMs` (10 s where absent), and lets go of the database. Asked
   * again, it waits for the same end.
   */
  close(patienceMs?: number): Promise<void>;
}

/**
 * Opens a library's database and makes the handler that serves it.
 *
 * @throws DatabaseRefusal where the database cannot be opened by this version
 * @example
 * const library = await createLibraryServer({ dataFolder: 'data' });
 * express().use('/pustaka', library).listen(8080);
 * process.once('SIGTERM', () => library.close());
 */
export async function createLibraryServer(options: LibraryServerOptions = {}): Promise<LibraryServer> {
  const log = options.log ?? pino();
  const database = await openDatabase(placeOf(options), log);
  try {
    return serveLibrary(database, { ...options, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The same on a database that is open already, and which it lets go of in the end. */
export function serveLibrary(
  database: Database,
  options: LibraryServerOptions & { readonly log: Logger },
): LibraryServer {
  const log = withoutRows(options.log);
  const { domains, handler, writes } = assemble(database, log, options);

  const ready = Promise.all(domains.map(async ({ started }) => started)).then(() => undefined);
  // Whoever waits for it hears of a failure; for whoever does not, it is in the log and at /readyz.
  ready.catch((error: unknown) => log.error({ err: error }, 'a service of the library cannot start'));

  const close = async (patienceMs: number): Promise<void> => {
    await handler.close(patienceMs);
    await writes.close();
    await Promise.all(domains.map(async (domain) => domain.close?.()));
    await database.close();
  };
  let closed: Promise<void> | undefined;
  return Object.assign((...[req, res, next]: Parameters<LibraryServer>) => handler(req, res, next), {
    ready,
    close: (patienceMs = 10_000) => (closed ??= close(patienceMs)),
  });
}

const defaultFolder = '.pustaka';

function placeOf({ dataFolder = defaultFolder, databaseUrl }: LibraryServerOptions) {
  return databaseUrl === undefined ? { dataFolder } : { url: databaseUrl };
}

function assemble(database: Database, log: Logger, options: LibraryServerOptions) {
  const { kysely } = database;
  // First, since it refuses settings that are no good, and what comes after it asks the database by itself.
  const sendMail = mailSender({ ...options.mail, folder: join(options.dataFolder ?? defaultFolder, 'mail') });
  const library = libraryDomain(kysely);
  const catalog = catalogDomain({
    db: kysely,
    branchNames: () => library.service.branchNames(),
    onError: (error) => log.error({ err: error }, 'the catalogue could not follow the database'),
  });
  const now = () => new Date();
  const libraryName = async () => (await library.service.profile()).name;
  const publicUrl = options.publicUrl?.replace(/\/+$/, '');
  const address = publicUrl !== undefined && { publicUrl };
  const sites = new SiteService(kysely);
  const profile = () => library.service.profile();
  const patrons = new PatronService({ db: kysely, profile, now });
  const circulation = circulationDomain({
    db: kysely,
    patrons,
    profile,
    now,
    onError: (error) => log.error({ err: error }, 'holds that are over could not be ended'),
  });
  patrons.addKeeper(circulation.keeper);
  const identity = identityDomain({
    db: kysely,
    patrons,
    sites,
    libraryName,
    sendMail,
    now,
    isOutage: isUnavailable,
    onError: (error) => log.error({ err: error }, 'what is over could not be deleted'),
    ...address,
  });
  const domains: Domain[] = [
    library,
    catalog,
    patronsDomain(patrons, (patron) => circulation.ofPatron(patron), identity.tellAddressChange),
    circulation,
    identity,
  ];
  assertWhole(domains);

  const writes = new IdempotentWrites(kysely, now, (error) =>
    log.warn({ err: error }, 'old requests were not forgotten'),
  );
  const handler = createHandler({
    domains,
    sites,
    writes,
    authenticator: identity.authenticator,
    languages: async () => (await library.service.profile()).languages,
    libraryName,
    readiness: [{ name: 'database', obstacles: () => sql`select 1`.execute(kysely).then(() => []) }],
    metrics: new Metrics(),
    log,
    limits: options.limits ?? {},
    trustProxy: options.trustProxy ?? false,
    checkAnswers: options.checkAnswers ?? false,
    isOutage: isUnavailable,
    widgets: builtWidgets(),
    version: packageVersion(),
    ...address,
  });
  return { domains, handler, writes };
}

/** A new endpoint of the contract must not be forgotten here. */
function assertWhole(domains: readonly Domain[]): void {
  const served = new Set(domains.flatMap(({ routes }) => routes.map(({ endpoint }) => endpoint.id)));
  const forgotten = endpoints.filter(({ id }) => !served.has(id));
  if (forgotten.length > 0) throw new Error(`No domain answers ${forgotten.map(({ id }) => id).join(', ')}`);
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
