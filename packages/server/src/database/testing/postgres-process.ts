/**
 * A process that runs a PostgreSQL for the one that has forked it and tells its address; both end when that one ends, in
 * whatever way.
 */
import { startServer } from './postgres-server.ts';

const server = await startServer();
process.once('disconnect', () => void server.stop().then(() => process.exit()));
process.send!(server.url);
