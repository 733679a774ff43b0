import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, complaints, vanished } from './gate.ts';
import type { Weight } from './measure.ts';

const search: Weight = { name: 'catalog-search', bytes: 60_000, gzip: 23_000, more: 3_500, requests: 2 };
const accepted = {
  'catalog-search': { bytes: 60_000, gzipLimit: 24_000, moreLimit: 4_000, requestLimit: 2 },
};

test('the accepted size passes', () => {
  assert.deepEqual(complaints(search, accepted), []);
});

test('one byte more or less is reported', () => {
  assert.deepEqual(complaints({ ...search, bytes: 60_001 }, accepted), [
    'catalog-search grew by 1 bytes to 60,001.',
  ]);
  assert.match(complaints({ ...search, bytes: 59_999 }, accepted)[0]!, /shrank by 1 /);
});

test('the limit counts in gzip bytes, whatever was accepted', () => {
  assert.deepEqual(complaints({ ...search, gzip: 24_000 }, accepted), []);
  assert.match(complaints({ ...search, gzip: 24_001 }, accepted)[0]!, /1 bytes over its limit of 24,000/);
});

test('so does what a page that has another widget loads more', () => {
  assert.deepEqual(complaints({ ...search, more: 4_000 }, accepted), []);
  assert.match(complaints({ ...search, more: 4_001 }, accepted)[0]!, /1 bytes over its limit of 4,000/);
});

test('a third request before the first call is refused', () => {
  assert.match(complaints({ ...search, requests: 3 }, accepted)[0]!, /3 requests/);
});

test('ways that cross widgets, and chunks, have the limits that are set for them only', () => {
  const way: Weight = { name: 'all: until results show', bytes: 80_000, gzip: 31_001, more: 0, requests: 4 };
  assert.deepEqual(complaints(way, accept([way], {})), []);
  const wrong = complaints(way, { [way.name]: { bytes: 80_000, gzipLimit: 31_000 } });
  assert.deepEqual(wrong.length, 1);
  assert.match(wrong[0]!, /1 bytes over its limit of 31,000/);
});

test('what is new or gone is reported until it is accepted', () => {
  assert.match(complaints({ ...search, name: 'events' }, accepted)[0]!, /events is new/);
  assert.deepEqual(vanished([], accepted), ['catalog-search']);
  assert.deepEqual(vanished([search], accepted), []);
});

test('accepting keeps limits that were set and gives a new widget those of the standard', () => {
  const own = {
    'catalog-search': { bytes: 1, gzipLimit: 20_000, moreLimit: 3_900, requestLimit: 2 },
    gone: { bytes: 1 },
  };
  const later: Weight = { name: 'later: record', bytes: 900, gzip: 500, more: 500, requests: 1 };
  assert.deepEqual(accept([search, { ...search, name: 'events' }, later], own), {
    'catalog-search': { bytes: 60_000, gzipLimit: 20_000, moreLimit: 3_900, requestLimit: 2 },
    events: { bytes: 60_000, gzipLimit: 24_000, moreLimit: 4_000, requestLimit: 2 },
    'later: record': { bytes: 900 },
  });
});
