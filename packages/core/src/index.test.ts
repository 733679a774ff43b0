import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import * as catalog from './clients/catalog.ts';
import * as profile from './clients/profile.ts';
import * as connection from './connection/index.ts';
import * as sdk from './index.ts';

/** Runs a script in a process of its own and reads what it prints as JSON. */
async function printedBy(script: string): Promise<unknown> {
  const condition = '--conditions=pustaka-source';
  const options = { cwd: new URL('.', import.meta.url) };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [condition, '--input-type=module', '-e', script],
    options,
  );
  return JSON.parse(stdout);
}

describe('the package', () => {
  it('leaves no global behind when it is imported', async () => {
    // Those of zod and of Node's own fetch, which starts up late, are not ours.
    const script = `
      await import('zod/v4/core');
      new Request('https://example.invalid');
      const before = new Set(Reflect.ownKeys(globalThis));
      await import('@pustaka/core');
      console.log(JSON.stringify(Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String)));`;
    assert.deepEqual(await printedBy(script), []);
  });

  it('gives the same classes by every path', () => {
    assert.equal(sdk.CatalogClient, catalog.CatalogClient);
    assert.equal(sdk.ProfileClient, profile.ProfileClient);
    assert.equal(sdk.Connection, connection.Connection);
  });
});
