import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnavailable } from './unavailable.ts';

test('a database that cannot be reached is told from one that refuses', () => {
  const coded = (code: string) => Object.assign(new Error('…'), { code });
  for (const code of ['ECONNREFUSED', '57P01', '08006', '53300']) assert.ok(isUnavailable(coded(code)), code);
  for (const code of ['23505', '57014', '42601']) assert.ok(!isUnavailable(coded(code)), code);
  assert.ok(isUnavailable(new Error('Connection terminated unexpectedly')));
  assert.ok(!isUnavailable(new Error('some other')));
});
