import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireSuitable } from './check-server.ts';
import { openDatabase } from './open.ts';
import { DatabaseRefusal } from './refusal.ts';
import { createDatabase } from './testing/postgres-database.ts';
import { testServerUrl } from './testing.ts';

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof DatabaseRefusal && error.code === code;

test('PostgreSQL 15 and later is taken, older is refused', () => {
  requireSuitable({ version: '15.0', encoding: 'UTF8' });
  requireSuitable({ version: '18.4 (Debian 18.4-1)', encoding: 'UTF8' });
  assert.throws(() => {
    requireSuitable({ version: '14.19', encoding: 'UTF8' });
  }, refusedAs('postgres-too-old'));
});

test('a database that cannot hold every script is refused', async (t) => {
  const { url, drop } = await createDatabase(await testServerUrl(), 'LATIN1');
  t.after(drop);
  await assert.rejects(openDatabase({ url }), refusedAs('postgres-encoding'));
});
