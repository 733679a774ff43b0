import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { postgresPlace } from './testing.ts';
import { isUnavailable } from './unavailable.ts';

test('a database that cannot be reached is told from one that refuses', () => {
  const coded = (code: string) => Object.assign(new Error('…'), { code });
  for (const code of ['ECONNREFUSED', '57P01', '08006', '53300']) assert.ok(isUnavailable(coded(code)), code);
  for (const code of ['23505', '57014', '42601']) assert.ok(!isUnavailable(coded(code)), code);
  assert.ok(isUnavailable(new Error('Connection terminated unexpectedly')));
  assert.ok(!isUnavailable(new Error('some other')));
});

test('a database whose connections are all in use cannot be reached just now', async (t) => {
  const place = await postgresPlace(t);
  assert.ok('url' in place);
  const patience = 60_000;
  const pool = new pg.Pool({ connectionString: place.url, max: 1, connectionTimeoutMillis: patience });
  const client = await pool.connect();
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const refused = assert.rejects(pool.connect(), isUnavailable);
  t.mock.timers.tick(patience);
  await refused;
  t.mock.timers.reset();
  client.release();
  await pool.end();
});
