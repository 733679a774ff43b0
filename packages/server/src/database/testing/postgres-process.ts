/**
 * A process that runs a PostgreSQL for the one that has forked it and tells its address; it ends when either of them
 * ends, in whatever way.
 */
import { startServer } from './postgres-server.ts';

const server = await startServer();
const end = () => server.stop().then(() => process.exit());
process.once('disconnect', () => void end());
void server.ended.then(end);
process.send!(server.url);
