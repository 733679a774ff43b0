import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import { marcRecord } from '../marc/testing.ts';
import { until } from '../testing.ts';
import { toNewRecord } from './import/new-record.ts';
import { IndexFeed } from './index-feed.ts';
import { SearchService } from './search/service.ts';
import { CatalogStore } from './store.ts';

test('an index whose thread failed is made anew and filled again', async (t) => {
  const store = new CatalogStore((await openFresh(embeddedPlace, t)).kysely);
  await store.prepare([toNewRecord(marcRecord('001 1', '245 10 $aSalah asuhan.'))])();
  const errors: unknown[] = [];
  const feed = new IndexFeed(
    store,
    () => new SearchService(),
    (error) => errors.push(error),
  );
  await feed.started;
  const first = feed.index;
  assert.equal(await first.size(), 1);

  await first.close();
  await until(() => feed.index !== first && feed.built, 'the index is made anew');
  assert.equal(await feed.index.size(), 1);
  assert.deepEqual(errors, []);
  await feed.close();
});
