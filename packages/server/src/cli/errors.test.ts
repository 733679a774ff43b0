import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import pg from 'pg';
import { postgresPlace } from '../database/testing.ts';
import { explain } from './errors.ts';

describe('what went wrong with a database is told in plain words', () => {
  const said = async (url: URL) => {
    const client = new pg.Client({ connectionString: url.href });
    return client.connect().then(
      () => assert.fail('it is let in'),
      (error: unknown) => explain(error),
    );
  };

  it('where a name has several addresses, and none answers', async () => {
    const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
    const error = await new Promise((resolve) => {
      connect({ host: 'db.example', port: 9, lookup: (_name, _options, tell) => tell(null, addresses) }).on(
        'error',
        resolve,
      );
    });
    assert.ok(error instanceof AggregateError);
    assert.match(explain(error), /^No database answers at 127\.0\.0\.1:9\.\n {2}Check DATABASE_URL/);
  });

  it('where the password is wrong', async (t) => {
    const place = await postgresPlace(t);
    assert.ok('url' in place);
    const url = new URL(place.url);
    url.password = 'guessed';
    assert.match(
      await said(url),
      /^The database lets nobody in like this .*"postgres".*\n {2}Check user and password/,
    );
  });

  it('where there is no such database', async (t) => {
    const place = await postgresPlace(t);
    assert.ok('url' in place);
    const url = new URL(place.url);
    url.pathname = 'perpustakan';
    assert.match(await said(url), /^There is no such database .*"perpustakan".*\n {2}Check its name/);
  });
});
