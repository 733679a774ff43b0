/** One PostgreSQL for all test files of a run: `node --test --test-global-setup=…/global-setup.ts`. */
import { serverVariable, startServer, type TestServer } from './postgres-server.ts';

let server: TestServer | undefined;

export async function globalSetup(): Promise<void> {
  if (process.env[serverVariable]) return;
  server = await startServer();
  process.env[serverVariable] = server.url;
}

export async function globalTeardown(): Promise<void> {
  await server?.stop();
}
