import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { openDatabase } from '../database/index.ts';
import { embeddedPlace } from '../database/testing.ts';
import { Browser, SiteClient } from '../identity/testing.ts';
import { SiteService } from '../sites/service.ts';
import { quietPort } from '../testing.ts';
import { environment, program } from './testing.ts';

/** Starts the demonstration and waits until it tells its addresses. */
async function demo(t: TestContext, dataFolder: string, portalPort: string) {
  const args = ['demo', '--data', dataFolder, '--port', '0', '--portal-port', portalPort];
  const child = spawn(process.execPath, [...program, ...args], {
    // Where the real library is.
    env: environment({ DATABASE_URL: 'postgres://127.0.0.1:1/library' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  t.after(() => child.kill('SIGKILL'));
  const addresses: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    addresses.push(...(/http:\/\/localhost:\d+/.exec(line) ?? []));
    if (addresses.length === 2) break;
  }
  child.stdout.resume();
  const [url = '', portal = ''] = addresses;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, portal, stop };
}

/** The portal's key, and where a reader is taken who leaves the portal's page to sign in and is to come back to it. */
async function leaving({ url, portal }: { url: string; portal: string }) {
  const key = /site="([^"]+)"/.exec(await (await fetch(portal)).text())![1]!;
  const site = await SiteClient.of({ url, site: { key } }, `${portal}/`);
  const { at } = await new Browser().visit(await site.authorizationUrl());
  return { key, path: new URL(at).pathname.replace(/[^/]+$/, '') };
}

test('readers come back by redirect to the demonstration’s portal, at every start', async (t) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pustaka-demo-'));
  t.after(() => rm(dataFolder, { recursive: true }));
  const port = String(await quietPort());
  const first = await demo(t, dataFolder, port);
  const before = await leaving(first);
  assert.equal(before.path, '/oidc/sign-in/');
  await first.stop();

  const second = await demo(t, dataFolder, port);
  assert.deepEqual(await leaving(second), before);
  await second.stop();
});

test('a library that is not a demonstration is left alone', async (t) => {
  const place = await embeddedPlace(t);
  assert.ok('dataFolder' in place);
  const args = ['demo', '--data', place.dataFolder, '--port', '0', '--portal-port', '0'];
  const options = { env: environment({}), timeout: 60_000 };
  await assert.rejects(promisify(execFile)(process.execPath, [...program, ...args], options), {
    code: 1,
    stderr: /^pustaka: The library in .* is not a demonstration\.\n.*--data/,
  });
  const database = await openDatabase(place);
  t.after(() => database.close());
  const { kysely } = database;
  assert.deepEqual(await new SiteService(kysely).list(), []);
  assert.deepEqual(await kysely.selectFrom('patron').select('id').execute(), []);
});
